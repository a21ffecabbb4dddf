namespace CxMaturity.Domain.CustomerViews;

/// <summary>One line of what a survey among customers found.</summary>
public sealed record CustomerValues(string Pair, double Mean, double Deviation, int People);

public sealed record RecordCustomerViews(Guid WaveId, IReadOnlyList<CustomerValues> Values, DateTimeOffset Now);

/// <summary>What may be recorded of customers: known questions, values that answers can have, and enough people.</summary>
public static class CustomerViewDecider
{
    /// <summary>As for the organisation's own groups, fewer tell too much of each.</summary>
    public const int FewestPeople = 5;

    public const int MostPeople = 10_000_000;

    private const double Lowest = 1;
    private const double Highest = 5;

    /// <summary>Half the people at either end of the scale; with few people the formula with n − 1 gives a little more, which is refused.</summary>
    public const double LargestDeviation = 2;

    /// <summary>All lines or none; a line that says what is known already is no event.</summary>
    public static IReadOnlyList<CustomerViewEvent> Decide(CustomerImage image, RecordCustomerViews command)
    {
        if (command.Values.Count == 0)
            throw RefusedException.Invalid("customer_view.nothing");
        foreach (var values in command.Values)
            Check(values);
        if (command.Values.Select(values => values.Pair).Distinct(StringComparer.Ordinal).Count() < command.Values.Count)
            throw RefusedException.Invalid("customer_view.twice");

        var known = image.AsOf(null);
        return
        [
            .. command.Values
                .Where(values => !known.TryGetValue(values.Pair, out var before)
                    || (before.Mean, before.Deviation, before.People) != (values.Mean, values.Deviation, values.People))
                .Select(values => new CustomerViewRecorded(command.WaveId, values.Pair, values.Mean, values.Deviation, values.People, command.Now))
        ];
    }

    private static void Check(CustomerValues values)
    {
        if (MirrorPair.All.All(pair => pair.Code != values.Pair))
            throw RefusedException.Invalid("customer_view.pair", values.Pair);
        // Written so that what is no number fails, too.
        if (!(values.Mean >= Lowest && values.Mean <= Highest))
            throw RefusedException.Invalid("customer_view.mean", values.Pair);
        if (!(values.Deviation >= 0 && values.Deviation <= LargestDeviation))
            throw RefusedException.Invalid("customer_view.deviation", values.Pair);
        if (values.People is < FewestPeople or > MostPeople)
            throw RefusedException.Invalid("customer_view.people", values.Pair, FewestPeople);
    }
}
