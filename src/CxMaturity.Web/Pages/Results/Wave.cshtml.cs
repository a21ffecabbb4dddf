using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Results;

/// <summary>The result of a wave, from closing on.</summary>
public sealed class WaveModel(OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, ResultReading results) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Wave { get; set; }

    public Organization Organization { get; private set; } = null!;

    public Wave Found { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public DatedResult? Dated { get; private set; }

    public bool StillComputing { get; private set; }

    public async Task OnGetAsync(string? asOf, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Found = await waves.RequireAsync(Org, Wave, ct);
        Name = names.Of(Found, catalog.Require(Found.QuestionnaireId, Found.QuestionnaireVersion), ReaderLanguage.Current);
        if (Found.Status != WaveStatus.Closed)
            return;
        try
        {
            Dated = await results.OfWaveAsync(Org, Wave, asOf, ct);
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
    }
}
