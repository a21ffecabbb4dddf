using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>A submitted sheet's own result, and what the person answered.</summary>
[AllowAnonymous]
public sealed class ResultModel(Answering answering, SheetResultReading results, AsOfDates dates, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Sheet { get; set; }

    [BindProperty(SupportsGet = true)] public string? AsOf { get; set; }

    public OpenedSheet Opened { get; private set; } = null!;

    public DatedResult? Dated { get; private set; }

    /// <summary>Why there is no result on the day asked for.</summary>
    public string? Refused { get; private set; }

    public AsOfControl Date => new($"/o/{Org}/sheets/{Sheet}/result", AsOf, dates.Today, null);

    public IReadOnlyList<PageProgress> Pages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Opened = await answering.RequireAsync(Org, Sheet, ct);
        if (Opened.Sheet.Status is AnswerSheetStatus.Open)
            return RedirectToPage("Review", new { Org, Sheet });

        try
        {
            (Opened, Dated) = await results.OfAsync(Org, Sheet, AsOf, ct);
            Pages = PageProgress.Of(Opened);
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Unknown)
        {
            // Said on the page itself, from where one finds back to today.
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

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
