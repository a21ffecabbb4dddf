using System.Collections.Immutable;

namespace CxMaturity.Domain.CustomerViews;

/// <summary>A question to customers and the item of the questionnaire that it mirrors.</summary>
public sealed record MirrorPair(string Code, string Item)
{
    public static readonly IReadOnlyList<MirrorPair> All =
        [new("CUST-01", "PROC-02"), new("CUST-02", "PROC-03"), new("CUST-03", "SILO-02"), new("CUST-04", "INSI-05"), new("CUST-05", "OUT-01")];
}

/// <summary>What customers answered to one mirrored question.</summary>
public sealed record CustomerView(string Pair, double Mean, double Deviation, int People, DateTimeOffset At);

/// <summary>How customers see an organisation, beside one wave; everything ever recorded, oldest first.</summary>
public sealed record CustomerImage(Guid WaveId, ImmutableArray<CustomerView> Recorded)
{
    public static readonly CustomerImage Initial = new(Guid.Empty, []);

    public static CustomerImage Evolve(CustomerImage image, CustomerViewEvent happened) => happened switch
    {
        CustomerViewRecorded e => new(e.WaveId, image.Recorded.Add(new(e.Pair, e.Mean, e.Deviation, e.People, e.At))),
        _ => image
    };

    /// <summary>What held at a moment, one view per pair; whatever was recorded last where no moment is given.</summary>
    public IReadOnlyDictionary<string, CustomerView> AsOf(DateTimeOffset? moment) => Recorded
        .Where(view => moment is null || view.At <= moment)
        .GroupBy(view => view.Pair, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Last(), StringComparer.Ordinal);
}
