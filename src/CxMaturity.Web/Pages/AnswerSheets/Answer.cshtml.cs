using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>One page of a sheet. Its form saves everything on it, so that it works without script.</summary>
[AllowAnonymous]
public sealed class AnswerModel(Answering answering) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true), FromRoute] public Guid Sheet { get; set; }

    [BindProperty(SupportsGet = true), FromRoute] public string Code { get; set; } = "";

    public OpenedSheet Opened { get; private set; } = null!;

    public IReadOnlyList<PageProgress> Pages { get; private set; } = [];

    public AnswerPage Shown => Pages[Number - 1].Page;

    public int Number { get; private set; }

    public int Answered => Pages[Number - 1].Answered;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Opened.Sheet.Status is AnswerSheetStatus.Open ? Page() : RedirectToPage("Result", new { Org, Sheet });
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        await LoadAsync(ct);
        // What stands as it was drawn is no answer: another tab may have revised it since.
        var given = Shown.Items.Where(item => Request.Form.ContainsKey(item.Id) && Request.Form[item.Id] != Request.Form[Was(item)])
            .Select(item => new GivenAnswer(item.Id, AnswerWords.Parse(item.Id, Request.Form[item.Id])))
            .ToArray();
        if (given.Length > 0)
            await answering.AnswerAsync(Org, Sheet, given, ct);

        return go switch
        {
            "pause" => RedirectToPage("/Index"),
            "back" when Number > 1 => RedirectToPage(new { Org, Sheet, code = Pages[Number - 2].Page.Code }),
            _ when Number < Pages.Count => RedirectToPage(new { Org, Sheet, code = Pages[Number].Page.Code }),
            _ => RedirectToPage("Review", new { Org, Sheet })
        };
    }

    public bool Has(Item item) => Opened.Sheet.Has(item);

    public bool IsChosen(Item item, int value) => Opened.Sheet.Answers.TryGetValue(item.Id, out var chosen) && chosen == value;

    /// <summary>The field that keeps what was chosen when the page was drawn, or saved since.</summary>
    public static string Was(Item item) => $"was.{item.Id}";

    public string ChosenWord(Item item) => Opened.Sheet.Answers.TryGetValue(item.Id, out var chosen) ? AnswerWords.Of(chosen) : "";

    /// <summary>Where somebody has begun a page and left an item, it is pointed out on return.</summary>
    public bool IsMarkedOpen(Item item) => Answered > 0 && !Has(item);

    private async Task LoadAsync(CancellationToken ct)
    {
        Opened = await answering.RequireAsync(Org, Sheet, ct);
        Pages = PageProgress.Of(Opened);
        Number = 1 + Pages.ToList().FindIndex(entry => string.Equals(entry.Page.Code, Code, StringComparison.OrdinalIgnoreCase));
        if (Number == 0)
            throw RefusedException.Unknown("sheet.unknown_page", Code);
    }
}
