using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>Makes a wave. What was typed stays on the page whatever is refused.</summary>
[Needs(Right.RunWaves)]
public sealed class NewModel(
    OrganizationKeeping organizations, WaveKeeping waves, QuestionnaireCatalog catalog, DetectableReading detectables, UnitKeeping tree, Sentences sentences) : PageModel
{
    private const int Rows = 4;

    /// <summary>One row of the form; a row without code and names is no unit.</summary>
    public sealed class UnitRow
    {
        public string? Code { get; set; }
        public string? De { get; set; }
        public string? En { get; set; }
        public int? X { get; set; }
        public int? M { get; set; }
        public int? F { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(De) && string.IsNullOrWhiteSpace(En);

        public static UnitRow Of(CxMaturity.Domain.Units.UnitNode node) =>
            new() { Code = node.Code, De = node.Name.De, En = node.Name.En, X = node.Own.X, M = node.Own.M, F = node.Own.F };

        public WaveUnit ToUnit(int number)
        {
            var de = string.IsNullOrWhiteSpace(De) ? En : De;
            var en = string.IsNullOrWhiteSpace(En) ? De : En;
            return new(string.IsNullOrWhiteSpace(Code) ? $"U{number}" : Code.Trim(), new(de?.Trim() ?? "", en?.Trim() ?? ""), new(X ?? 0, M ?? 0, F ?? 0));
        }
    }

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Questionnaire { get; set; }

    [BindProperty] public string? Mode { get; set; }

    [BindProperty] public List<UnitRow> Units { get; set; } = [];

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<Publication> Publications => catalog.Newest;

    public string? Refused { get; private set; }

    /// <summary>What the wave will be able to tell: of the people typed so far, or as many as the last wave had.</summary>
    public Detectable? Detectable { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        // The units as they stand today; a wave may still ask others.
        Units = [.. (await tree.OfAsync(Org, ct)).At(tree.Today).Asked.Select(UnitRow.Of)];
        AddRows(Units.Count == 0 ? Rows : 1);
        await ForeseeAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        if (go == "rows")
        {
            AddRows(Rows);
            await ForeseeAsync(ct);
            return Page();
        }

        if (!ModelState.IsValid)
            return await RefuseAsync(sentences.Of("refused.wave.numbers"), ct);

        try
        {
            var units = Units.Where(row => !row.IsEmpty).Select((row, i) => row.ToUnit(i + 1)).ToArray();
            var (id, version) = (Questionnaire ?? "").Split(' ') is [var first, var second] ? (first, second) : throw RefusedException.Invalid("wave.questionnaire_needed");
            var wave = await waves.ScheduleAsync(Org, id, version, WaveModes.Parse(Mode), Name, units, ct);
            return RedirectToPage("Field", new { Org, wave });
        }
        catch (RefusedException refused)
        {
            return await RefuseAsync(sentences.Of(refused), ct);
        }
    }

    private async Task<PageResult> RefuseAsync(string sentence, CancellationToken ct)
    {
        Refused = sentence;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        if (Units.Count == 0)
            AddRows(Rows);
        await ForeseeAsync(ct);
        return Page();
    }

    private async Task ForeseeAsync(CancellationToken ct)
    {
        var heads = RoleGroups.All.ToDictionary(group => group, group =>
            Units.Sum(row => Math.Clamp((group switch { Audience.X => row.X, Audience.M => row.M, _ => row.F }) ?? 0, 0, WaveDecider.LargestHeadcount)));
        var chosen = (Questionnaire ?? "").Split(' ')[0] is { Length: > 0 } asked ? asked : (Publications.Count > 0 ? Publications[0].QuestionnaireId : null);
        Detectable = chosen is null ? null : await detectables.OfAsync(Org, chosen, heads, Organization.SmallestGroup, ct);
    }

    private void AddRows(int count) => Units.AddRange(Enumerable.Range(0, Math.Min(count, WaveDecider.MostUnits - Units.Count)).Select(_ => new UnitRow()));
}
