using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Where the pages of a result come from: organisation, wave, and the official result as of the date asked for.</summary>
public sealed class ResultPages(
    OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, ResultReading results, ResultRuns runs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    internal async Task OpenAsync(ResultPageModel page, CancellationToken ct)
    {
        page.Organization = await organizations.RequireAsync(page.Org, ct);
        page.Found = await waves.RequireAsync(page.Org, page.Wave, ct);
        page.Name = names.Of(page.Found, catalog.Require(page.Found.QuestionnaireId, page.Found.QuestionnaireVersion), ReaderLanguage.Current);
        if (page.Found.Status != WaveStatus.Closed)
            return;
        try
        {
            page.Dated = await results.OfWaveAsync(page.Org, page.Wave, page.AsOf, ct, Patience, page.AsIf);
        }
        catch (ResultReading.StillComputingException)
        {
            page.Progress = runs.ProgressOf(page.Wave) ?? runs.ProgressOf(page.Wave, page.AsIf) ?? new(FixingStep.Scoring, 1);
        }
    }
}

/// <summary>A page that shows a wave's result, or says why there is none yet.</summary>
public abstract class ResultPageModel(ResultPages pages) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Wave { get; set; }

    [BindProperty(SupportsGet = true)] public string? AsOf { get; set; }

    /// <summary>A newer version of the questionnaire that the answers were scored by; none for the official result.</summary>
    [BindProperty(SupportsGet = true)] public string? AsIf { get; set; }

    public Organization Organization { get; internal set; } = null!;

    public Wave Found { get; internal set; } = null!;

    public string Name { get; internal set; } = "";

    /// <summary>The result; none while the wave is open, and none while it is being computed.</summary>
    public DatedResult? Dated { get; internal set; }

    /// <summary>How far the computing is; none where nothing is being computed.</summary>
    public FixingProgress? Progress { get; internal set; }

    /// <summary>The part of an address that keeps the date and the version.</summary>
    public string Dating => Asked.Length == 0 ? "" : $"?{Asked}";

    /// <summary>The same for an address that asks for something else, too.</summary>
    public string Asked => string.Join('&', new[] { ("asOf", AsOf), ("asIf", AsIf) }.Where(asked => !string.IsNullOrEmpty(asked.Item2))
        .Select(asked => $"{asked.Item1}={Uri.EscapeDataString(asked.Item2!)}"));

    public string Base => $"/o/{Org}/waves/{Wave}/results";

    public virtual Task OnGetAsync(CancellationToken ct) => pages.OpenAsync(this, ct);
}
