using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>Makes a wave. What was typed stays on the page whatever is refused.</summary>
public sealed class NewModel(OrganizationKeeping organizations, WaveKeeping waves, QuestionnaireCatalog catalog, Sentences sentences) : PageModel
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

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        AddRows(Rows);
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        if (go == "rows")
        {
            AddRows(Rows);
            return Page();
        }

        if (!ModelState.IsValid)
            return Refuse(sentences.Of("refused.wave.numbers"));

        try
        {
            var units = Units.Where(row => !row.IsEmpty).Select((row, i) => row.ToUnit(i + 1)).ToArray();
            var (id, version) = (Questionnaire ?? "").Split(' ') is [var first, var second] ? (first, second) : throw RefusedException.Invalid("wave.questionnaire_needed");
            var wave = await waves.ScheduleAsync(Org, id, version, WaveModes.Parse(Mode), Name, units, ct);
            return RedirectToPage("Field", new { Org, wave });
        }
        catch (RefusedException refused)
        {
            return Refuse(sentences.Of(refused));
        }
    }

    private PageResult Refuse(string sentence)
    {
        Refused = sentence;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        if (Units.Count == 0)
            AddRows(Rows);
        return Page();
    }

    private void AddRows(int count) => Units.AddRange(Enumerable.Range(0, Math.Min(count, WaveDecider.MostUnits - Units.Count)).Select(_ => new UnitRow()));
}
