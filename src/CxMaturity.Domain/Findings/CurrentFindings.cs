namespace CxMaturity.Domain.Findings;

/// <summary>
/// Which findings somebody can do something about now: of the newest wave, written down by hand, already taken up, or named. What an
/// earlier wave found is found again where it still is so.
/// </summary>
public static class CurrentFindings
{
    /// <param name="closed">The closed waves with the moments at which they closed.</param>
    /// <param name="named">Those that are kept in any case, declined ones too.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, IEnumerable<(Guid Wave, DateTimeOffset At)> closed, IReadOnlyCollection<Guid> named)
    {
        var newest = NewestWave(findings, closed);
        return [.. findings.Where(finding => named.Contains(finding.Id) || (finding.IsAlive && (finding.WaveId is null || finding.WaveId == newest || finding.Initiatives.Count > 0)))];
    }

    /// <summary>The wave that closed last among those that findings were raised from; none where there is none.</summary>
    public static Guid? NewestWave(IEnumerable<Finding> findings, IEnumerable<(Guid Wave, DateTimeOffset At)> closed)
    {
        var raised = findings.Select(finding => finding.WaveId).OfType<Guid>().ToHashSet();
        return closed.Where(wave => raised.Contains(wave.Wave)).OrderByDescending(wave => wave.At).Select(wave => (Guid?)wave.Wave).FirstOrDefault();
    }
}
