using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>What is open before submitting, and the way back to it.</summary>
[AllowAnonymous]
public sealed class ReviewModel(Answering answering) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Sheet { get; set; }

    public OpenedSheet Opened { get; private set; } = null!;

    public IReadOnlyList<PageProgress> Pages { get; private set; } = [];

    public int Open => Pages.Sum(page => page.Asked - page.Answered);

    public (AnswerPage Page, Item Item)? FirstOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Opened = await answering.RequireAsync(Org, Sheet, ct);
        Pages = PageProgress.Of(Opened);
        var open = Pages.SelectMany(entry => entry.Page.Items.Select(item => (entry.Page, Item: item))).Where(entry => !Opened.Sheet.Has(entry.Item)).ToArray();
        FirstOpen = open.Length > 0 ? open[0] : null;
        return Opened.Sheet.Status is AnswerSheetStatus.Open ? Page() : RedirectToPage("Result", new { Org, Sheet });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await answering.SubmitAsync(Org, Sheet, ct);
        return RedirectToPage("Result", new { Org, Sheet });
    }
}
