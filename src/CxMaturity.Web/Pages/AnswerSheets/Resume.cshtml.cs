using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>Leads to where the sheet was left: the first open item, the review, or the result.</summary>
[AllowAnonymous]
public sealed class ResumeModel(Answering answering) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string org, Guid sheet, CancellationToken ct)
    {
        var opened = await answering.RequireAsync(org, sheet, ct);
        if (opened.Sheet.Status is not AnswerSheetStatus.Open)
            return RedirectToPage("Result", new { org, sheet });

        var pages = AnswerPages.For(opened.Questionnaire, opened.Sheet.Audience, opened.Sheet.Seed);
        foreach (var page in pages)
            if (page.Items.FirstOrDefault(item => !opened.Sheet.Has(item)) is { } open)
                return RedirectToPage("Answer", null, new { org, sheet, code = page.Code }, opened.Sheet.Answers.IsEmpty ? null : open.Id);
        return RedirectToPage("Review", new { org, sheet });
    }
}
