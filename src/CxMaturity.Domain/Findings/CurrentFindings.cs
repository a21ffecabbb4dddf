namespace CxMaturity.Domain.Findings;

/// <summary>A closed wave as far as it matters to what was found in it.</summary>
public sealed record FoundWave(Guid Id, string Questionnaire, DateTimeOffset ClosedAt);

/// <summary>
/// Which findings somebody can do something about now: of the newest wave of each questionnaire, written down by hand, already taken up,
/// or named. What an earlier wave found, a later one of the same questionnaire finds again where it still is so.
/// </summary>
public static class CurrentFindings
{
    /// <param name="closed">The closed waves.</param>
    /// <param name="named">Those that are kept in any case, declined ones too.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, IEnumerable<FoundWave> closed, IReadOnlyCollection<Guid> named)
    {
        var newest = NewestWaves(findings, closed);
        return [.. findings.Where(finding => named.Contains(finding.Id) || (finding.IsAlive && IsCurrent(finding, newest)))];
    }

    public static bool IsCurrent(Finding finding, IReadOnlySet<Guid> newest) => finding.WaveId is not { } wave || newest.Contains(wave) || finding.Initiatives.Count > 0;

    /// <summary>Of each questionnaire the wave that closed last among those that findings were raised from.</summary>
    public static IReadOnlySet<Guid> NewestWaves(IEnumerable<Finding> findings, IEnumerable<FoundWave> closed)
    {
        var raised = findings.Select(finding => finding.WaveId).OfType<Guid>().ToHashSet();
        return closed.Where(wave => raised.Contains(wave.Id)).GroupBy(wave => wave.Questionnaire).Select(same => same.MaxBy(wave => wave.ClosedAt)!.Id).ToHashSet();
    }
}
