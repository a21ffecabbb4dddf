using System.Collections.Immutable;
using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Releases;

/// <summary>A report on a wave that somebody has seen.</summary>
public sealed record ReleasedReport(ReportKind Kind, string Report, string? Subject, IReadOnlyList<ReleasedMeasure> Measures, DateTimeOffset At);

/// <summary>The ledger of one wave: all that was ever published of it, oldest first.</summary>
public sealed record WaveReleases(Guid WaveId, ImmutableArray<ReleasedReport> Reports)
{
    public static readonly WaveReleases Initial = new(Guid.Empty, []);

    public static WaveReleases Evolve(WaveReleases ledger, ReleaseEvent happened) => happened switch
    {
        ReportReleased e => new(e.WaveId, ledger.Reports.Add(new(e.Kind, e.Report, e.Subject, e.Measures, e.At))),
        _ => ledger
    };

    public IReadOnlyCollection<Release> Releases() => [.. Reports.Select(report => new Release(report.Report, report.Measures))];

    public ReleasedReport? Find(string report) => Reports.FirstOrDefault(known => known.Report == report);
}
