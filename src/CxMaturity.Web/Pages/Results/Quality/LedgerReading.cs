using CxMaturity.Domain.Releases;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Pages.Results.Quality;

/// <summary>One line of a wave's ledger in words.</summary>
/// <param name="Link">Where it can be seen again; none for what is on these pages anyway.</param>
public sealed record LedgerLine(DateTimeOffset At, string What, string? Link);

/// <summary>What was published of a wave, for those who want to know it.</summary>
public sealed class LedgerReading(ReleaseKeeping releases, WaveKeeping waves, WaveNames names, AsOfDates dates, Sentences sentences)
{
    /// <summary>Newest first; up to a day, where one is asked for.</summary>
    public async Task<IReadOnlyList<LedgerLine>> OfAsync(string organization, Guid wave, string? asOf, CancellationToken ct)
    {
        var date = dates.Read(asOf);
        ReleasedReport[] reports = [.. (await releases.LedgerAsync(organization, wave, ct)).Reports.Where(report => date is null || report.At <= date).Reverse()];
        var others = reports.Any(report => report.Kind == ReportKind.Comparison) ? await waves.AllAsync(organization, ct) : [];
        return [.. reports.Select(report => Line(organization, wave, report, others))];
    }

    private LedgerLine Line(string organization, Guid wave, ReleasedReport report, IReadOnlyList<Wave> others) => report.Kind switch
    {
        ReportKind.Comparison => new(report.At, sentences.Of("quality.released_comparison", Name(report.Subject!, others)), $"/o/{organization}/change?before={wave}&after={report.Subject}"),
        ReportKind.AsIf => new(report.At, sentences.Of("quality.released_as_if", report.Subject!), $"/o/{organization}/waves/{wave}/results?asIf={Uri.EscapeDataString(report.Subject!)}"),
        ReportKind.Restatement => new(report.At, sentences.Of("quality.released_restatement"), null),
        _ => new(report.At, sentences.Of("quality.released_result"), null)
    };

    private string Name(string id, IReadOnlyList<Wave> others) => others.FirstOrDefault(other => other.Id.ToString() == id) is { } known ? names.ShortOf(known) : id;
}
