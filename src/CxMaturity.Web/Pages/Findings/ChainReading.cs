using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Pages.Initiatives;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>A finding with the initiatives that take care of it.</summary>
public sealed record ChainedFinding(Finding Finding, string Title, IReadOnlyList<Initiative> Initiatives);

/// <summary>What followed from the numbers of a page: the findings, and what is done about them.</summary>
public sealed class ChainReading(FindingKeeping findings, FindingTexts texts, InitiativeKeeping initiatives)
{
    /// <param name="path">The page on which the numbers stand; a wave's first page tells everything that its result led to.</param>
    /// <returns>The gravest first; what was declined or merged is not among them.</returns>
    public async Task<IReadOnlyList<ChainedFinding>> OfAsync(string organization, Wave wave, string path, CancellationToken ct)
    {
        var own = $"/o/{organization}/waves/{wave.Id}/results";
        var found = (await findings.AllAsync(organization, ct)).Where(finding => finding.WaveId == wave.Id && finding.IsAlive && IsOn(finding)).ToArray();
        if (found.Length == 0)
            return [];
        var work = (await initiatives.AllAsync(organization, ct)).ToArray();
        return
        [
            .. found.OrderBy(finding => finding.Severity).ThenByDescending(finding => finding.Initiatives.Count)
                .Select(finding => new ChainedFinding(finding, texts.Title(finding, wave), [.. work.Where(initiative => initiative.Findings.Contains(finding.Id))]))
        ];

        bool IsOn(Finding finding) => Is(own) || Is(FindingTexts.PageOf(organization, finding)) || Is($"{own}/dimensions/{finding.Dimension}");

        // However somebody has typed the address.
        bool Is(string? page) => string.Equals(path.TrimEnd('/'), page, StringComparison.OrdinalIgnoreCase);
    }
}
