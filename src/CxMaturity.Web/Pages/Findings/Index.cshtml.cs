using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>A finding in a list.</summary>
public sealed record ListedFinding(Finding Finding, string Title, string? WaveName);

/// <summary>What was found out about an organisation, and how far each of it has come.</summary>
[Needs(Right.SeeActions)]
public sealed class IndexModel(
    FindingKeeping findings, FindingRaising raising, FindingTexts texts, OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog,
    Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Status { get; set; }

    [BindProperty(SupportsGet = true)] public string? Dimension { get; set; }

    [BindProperty(SupportsGet = true)] public string? Wave { get; set; }

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ListedFinding> Shown { get; private set; } = [];

    public int All { get; private set; }

    public InsightFunnel Funnel { get; private set; } = InsightFunnel.Of([]);

    public IReadOnlyList<string> Dimensions { get; private set; } = [];

    /// <summary>Closed waves that findings were raised from.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Raised { get; private set; } = [];

    /// <summary>Closed waves whose results nobody has looked at by the rules yet.</summary>
    public IReadOnlyList<(Guid Id, string Name)> NotRaised { get; private set; } = [];

    public string? Refused { get; private set; }

    public bool MayDecide => HttpContext.Access()?.May(Right.ManageActions) == true;

    public bool IsFiltered => !string.IsNullOrEmpty(Status) || !string.IsNullOrEmpty(Dimension) || !string.IsNullOrEmpty(Wave) || !string.IsNullOrWhiteSpace(Q);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        var all = await findings.AllAsync(Org, ct);
        var closed = (await waves.AllAsync(Org, ct)).Where(wave => wave.Status == WaveStatus.Closed).OrderByDescending(wave => wave.ClosedAt).ToDictionary(wave => wave.Id);
        var newest = CurrentFindings.NewestWaves(all, FindingKeeping.Closed(closed.Values));
        var (status, wave) = (FilterOf<FindingStatus>(Status), Wave is null or "" or "all" ? (Guid?)null : Guid.TryParse(Wave, out var id) ? id : throw RefusedException.Invalid("finding.filter"));

        (All, Funnel, Dimensions) = (all.Count, InsightFunnel.Of(all), [.. all.Select(finding => finding.Dimension).OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
        var raised = all.Select(finding => finding.WaveId).OfType<Guid>().ToHashSet();
        Raised = [.. closed.Values.Where(each => raised.Contains(each.Id)).Select(Named)];
        NotRaised = [.. closed.Values.Where(each => !raised.Contains(each.Id)).Select(Named)];
        Shown =
        [
            .. all.Where(finding => (status is null ? finding.IsAlive : finding.Status == status)
                    && (string.IsNullOrEmpty(Dimension) || finding.Dimension == Dimension) && (string.IsNullOrEmpty(Wave) ? CurrentFindings.IsCurrent(finding, newest) : wave is null || finding.WaveId == wave))
                .Select(finding => new ListedFinding(finding, texts.Title(finding, WaveOf(finding)), WaveOf(finding) is { } of ? Named(of).Name : null))
                .Where(listed => string.IsNullOrWhiteSpace(Q) || listed.Title.Contains(Q.Trim(), StringComparison.CurrentCultureIgnoreCase) || listed.Finding.Text.Contains(Q.Trim(), StringComparison.CurrentCultureIgnoreCase))
                .OrderBy(listed => listed.Finding.Status).ThenBy(listed => listed.Finding.Severity ?? Severity.Medium).ThenByDescending(listed => listed.Finding.RecordedAt).ThenBy(listed => listed.Title, StringComparer.CurrentCulture)
        ];

        Wave? WaveOf(Finding finding) => finding.WaveId is { } of ? closed.GetValueOrDefault(of) : null;
    }

    [HandlerNeeds(Right.ManageActions)]
    public async Task<IActionResult> OnPostRaiseAsync(Guid from, CancellationToken ct)
    {
        try
        {
            await waves.RequireAsync(Org, from, ct);
            await raising.RaiseAsync(Org, from, ct);
            return RedirectToPage(null, null, new { Org });
        }
        catch (RefusedException refused)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(ct);
            return Page();
        }
    }

    private (Guid Id, string Name) Named(Wave wave) => (wave.Id, names.Of(wave, catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion), ReaderLanguage.Current));

    private static T? FilterOf<T>(string? written) where T : struct, Enum => string.IsNullOrEmpty(written) ? null
        : Enum.GetNames<T>().Contains(written, StringComparer.Ordinal) ? Enum.Parse<T>(written) : throw RefusedException.Invalid("finding.filter");
}
