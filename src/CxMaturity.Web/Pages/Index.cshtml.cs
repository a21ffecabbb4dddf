using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages;

/// <summary>The start page: begin, go on where one stopped, or look after an organisation.</summary>
[AllowAnonymous]
public sealed class IndexModel(QuestionnaireCatalog catalog, ArticleLibrary articles, MySheets mine, Answering answering, VisitorCheck visitors) : PageModel
{
    public sealed record BegunSheet(string Organization, Guid Id, string Name, int Answered, int Asked, bool Submitted, DateTimeOffset ChangedAt);

    public IReadOnlyList<Questionnaire> Questionnaires { get; private set; } = [];

    /// <summary>The quickest way in: the shortest questionnaire for executives.</summary>
    public Questionnaire? SelfCheck { get; private set; }

    public IReadOnlyList<BegunSheet> Begun { get; private set; } = [];

    /// <summary>Sheets kept with the account, the newest first.</summary>
    public IReadOnlyList<BegunSheet> Kept { get; private set; } = [];

    public bool MayLookAround { get; private set; }

    public Article? Article { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Questionnaires = [.. catalog.Newest.Select(publication => publication.Content!)];
        SelfCheck = Questionnaires.Where(questionnaire => questionnaire.VariantFor(Audience.X) is not null)
            .MinBy(questionnaire => questionnaire.Variants.Count * 100 + questionnaire.VariantFor(Audience.X)!.Minutes);
        Article = articles.Find(Article.HomeSlug, ReaderLanguage.Current);

        var begun = new List<BegunSheet>();
        foreach (var entry in mine.Of(Request))
            if (await FindAsync(entry, ct) is { } sheet)
                begun.Add(sheet);
        Begun = begun;

        var kept = new List<BegunSheet>();
        foreach (var id in HttpContext.SignedIn()?.Sheets.Reverse() ?? [])
            if (await FindAsync(new(Tenancy.Self, default, "", id), ct) is { } sheet)
                kept.Add(sheet);
        Kept = kept;
        MayLookAround = await visitors.IsAsync(HttpContext, VisitorIs.MayLookAround);
    }

    private async Task<BegunSheet?> FindAsync(MySheets.Entry entry, CancellationToken ct)
    {
        try
        {
            var (sheet, _, questionnaire, _) = await answering.RequireAsync(entry.Organization, entry.Sheet, ct);
            var asked = questionnaire.ItemsFor(sheet.Audience).Count();
            return new(entry.Organization, sheet.Id, $"{questionnaire.Name.ForReader()} ({questionnaire.VariantFor(sheet.Audience)!.Name.ForReader()})",
                sheet.Answers.Count, asked, sheet.Status is not AnswerSheetStatus.Open, sheet.ChangedAt);
        }
        catch (RefusedException)
        {
            // The browser remembers a sheet of another database.
            return null;
        }
    }
}
