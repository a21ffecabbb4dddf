using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>A submitted sheet's own result, and what the person answered.</summary>
public sealed class ResultModel(Answering answering, ResultReading results, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Sheet { get; set; }

    public OpenedSheet Opened { get; private set; } = null!;

    public DatedResult? Dated { get; private set; }

    public IReadOnlyList<PageProgress> Pages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Opened = await answering.RequireAsync(Org, Sheet, ct);
        if (Opened.Sheet.Status is AnswerSheetStatus.Open)
            return RedirectToPage("Review", new { Org, Sheet });

        Pages = PageProgress.Of(Opened);
        Dated = results.OfSheet(Opened.Sheet, Opened.Wave);
        return Page();
    }

    public string AnswerTo(Item item)
    {
        if (!Opened.Sheet.Answers.TryGetValue(item.Id, out var value))
            return sentences.Of("sheet_result.left_open");
        if (value == Item.CannotJudge)
            return Opened.Questionnaire.Scale.CannotJudge.ForReader();
        var label = item.Kind == ItemKind.Agreement ? Opened.Questionnaire.Scale.Labels[value - 1] : item.Anchors[value - 1];
        return item.Kind == ItemKind.Choice ? label.ForReader() : $"{value} – {label.ForReader()}";
    }
}
