using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Organizations;

/// <summary>One organisation with its waves and settings, and what has become of its maturity from wave to wave.</summary>
[Needs(Right.SeeOrganization)]
public sealed class ShowModel(
    OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog, TrendReading trends, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    /// <summary>The smallest group that may be shown, as typed.</summary>
    [BindProperty] public string? Minimum { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<(Wave Wave, string Name)> Waves { get; private set; } = [];

    public IReadOnlyList<Trend> Trends { get; private set; } = [];

    public bool StillComputing { get; private set; }

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Waves =
        [
            .. (await waves.AllAsync(Org, ct)).Select(wave =>
                (wave, names.Of(wave, catalog.Require(wave.QuestionnaireId, wave.QuestionnaireVersion), ReaderLanguage.Current)))
        ];
        if (!May(Right.SeeResults))
            return;
        try
        {
            Trends = await trends.OfAsync(Org, Waves.Select(entry => entry.Wave), ct);
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
    }

    [HandlerNeeds(Right.ChangeRules)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            var minimum = int.TryParse(Minimum, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var typed) ? typed : 0;
            await organizations.RaiseSmallestGroupAsync(Org, minimum, ct);
            return RedirectToPage(null, null, new { Org }, "smallest-group");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Invalid)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(ct);
            return Page();
        }
    }

    /// <summary>The rooms of the organisation that are open to the visitor: what it takes, where it is, what it is called.</summary>
    public IEnumerable<(Right Right, string Path, string Key)> Rooms => AllRooms.Where(room => May(room.Right));

    private static readonly (Right Right, string Path, string Key)[] AllRooms =
    [
        (Right.SeeActions, "recommendations", "recommendations"), (Right.SeeActions, "findings", "findings"), (Right.SeeActions, "plays", "plays"), (Right.SeeActions, "board", "board"), (Right.SeeActions, "exchange", "exchange"), (Right.SeeActions, "quarter", "quarter"), (Right.SeeActions, "pulse", "pulse"),
        (Right.ManageMembers, "members", "members"), (Right.SeeUnits, "units", "units"), (Right.ManageBranding, "branding", "branding"),
        (Right.SeeTrail, "trail", "trail"), (Right.SeeAccessLog, "access-log", "access_log"), (Right.ManageTokens, "tokens", "tokens"), (Right.TakeAway, "archive", "archive")
    ];

    /// <summary>Whoever sees one unit only begins with the units.</summary>
    public string? ResultPath => May(Right.SeeUnitResults) ? "units" : May(Right.SeeQuality) ? "quality" : null;

    /// <summary>A persona of the demo is nobody who could leave; a firm's consultant is no member.</summary>
    public bool IsMember => HttpContext.SignedIn() is { IsPersona: false } me && me.Organizations.Contains(Organization.Id);

    public IEnumerable<Role> MyRoles => HttpContext.Access()?.Roles.Order() ?? Enumerable.Empty<Role>();

    public bool May(Right right) => HttpContext.Access()?.May(right) == true;

    /// <summary>The wave that closed before this one on the same questionnaire; none for the first.</summary>
    public Wave? Before(Wave wave) => Waves.Select(entry => entry.Wave)
        .Where(other => other.QuestionnaireId == wave.QuestionnaireId && other.ClosedAt < wave.ClosedAt).MaxBy(other => other.ClosedAt);
}
