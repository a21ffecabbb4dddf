namespace CxMaturity.Domain.Findings;

/// <summary>What a finding passes on its way to an effect.</summary>
public enum FunnelStep
{
    Recorded,
    Delivered,
    Discussed,
    Decided,
    Effective
}

/// <summary>How many findings came as far as one step.</summary>
/// <param name="Conversion">Share of those at the step before (0–1); none where nobody was there, and at the first step.</param>
/// <param name="MedianDays">From the step before to this one, over findings where both days are known; none where there are none.</param>
public sealed record FunnelCount(FunnelStep Step, int Count, double? Conversion, double? MedianDays);

/// <summary>
/// How far findings come. A later step counts as all earlier ones, since nobody decides on what has not reached them; and what was
/// merged into another finding is told by that one only.
/// </summary>
public sealed record InsightFunnel(IReadOnlyList<FunnelCount> Steps)
{
    /// <summary>The name under which triggers of plays know <see cref="DeliveredNotDiscussed"/>.</summary>
    public const string DeliveredNotDiscussedCode = "INSIGHTS_DELIVERED_NOT_DISCUSSED";

    private const int EnoughDelivered = 5;
    private const double FewDiscussed = 0.5;

    public FunnelCount this[FunnelStep step] => Steps[(int)step];

    /// <summary>Much is handed over, and less than half of it is talked about.</summary>
    public bool DeliveredNotDiscussed => this[FunnelStep.Delivered].Count >= EnoughDelivered && this[FunnelStep.Discussed].Conversion < FewDiscussed;

    public static InsightFunnel Of(IEnumerable<Finding> findings)
    {
        DateTimeOffset?[][] ways = [.. findings.Where(finding => finding.Exists && finding.Status != FindingStatus.Merged).Select(WayOf)];
        return new([.. Enum.GetValues<FunnelStep>().Select(Counted)]);

        FunnelCount Counted(FunnelStep step)
        {
            var at = (int)step;
            var count = ways.Count(way => HasReached(way, at));
            if (step == FunnelStep.Recorded)
                return new(step, count, null, null);
            var before = ways.Count(way => HasReached(way, at - 1));
            return new(step, count, before == 0 ? null : (double)count / before, Median([.. ways.Select(way => Days(way, at)).OfType<double>()]));
        }
    }

    private static DateTimeOffset?[] WayOf(Finding finding) =>
        [finding.RecordedAt, finding.DeliveredAt, finding.DiscussedAt, finding.DecidedAt, finding.EffectiveAt];

    private static bool HasReached(DateTimeOffset?[] way, int step) => way.Skip(step).Any(day => day is not null);

    // What was talked about before anybody noted its delivery had been delivered by then.
    private static double? Days(DateTimeOffset?[] way, int step) => way[step - 1] is null || way[step] is null
        ? null
        : (way.Skip(step).Min()!.Value - way.Skip(step - 1).Min()!.Value).TotalDays;

    private static double? Median(double[] values)
    {
        if (values.Length == 0)
            return null;
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
