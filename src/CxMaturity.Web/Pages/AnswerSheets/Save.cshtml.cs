using CxMaturity.Domain;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using System.Globalization;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>Saves one click where script runs, and says when.</summary>
[AllowAnonymous]
public sealed class SaveModel(Answering answering, TimeProvider clock, Sentences sentences) : PageModel
{
    public IActionResult OnGet() => throw RefusedException.Unknown("sheet.unknown_page", "answers");

    public async Task<IActionResult> OnPostAsync(string org, Guid sheet, string item, CancellationToken ct)
    {
        if (!Request.Form.ContainsKey(item))
            throw RefusedException.Invalid("answer.value_form", item);
        await answering.AnswerAsync(org, sheet, [new(item, AnswerWords.Parse(item, Request.Form[item]))], ct);
        return Content(sentences.Of("answer.saved", clock.GetLocalNow().ToString("t", CultureInfo.CurrentCulture)), "text/plain; charset=utf-8");
    }
}
