using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>A play of one's own, from an empty one that says what goes where, or from one that is there.</summary>
[Needs(Right.ManageActions)]
public sealed class NewModel(Playbooks playbooks, OwnPlayKeeping plays, OrganizationKeeping organizations, Sentences sentences) : WritingModel(organizations, sentences)
{
    /// <summary>The play to begin with.</summary>
    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var book = await playbooks.OfAsync(Org, ct);
        Code = await plays.NextCodeAsync(Org, ct);
        if (string.IsNullOrEmpty(From))
            (German, English) = (TemplateIn(Language.De), TemplateIn(Language.En));
        else
            (German, English) = (WrittenIn(Language.De), WrittenIn(Language.En));

        // Nobody has to clear a language that is not spoken here.
        string? TemplateIn(Language language) => language == ReaderLanguage.Current ? OwnPlaySource.Template(language, Code) : null;

        string? WrittenIn(Language language)
        {
            var text = book.Library.Find(From, language) ?? throw RefusedException.Unknown("own_play.unknown");
            return text.Language == language ? OwnPlaySource.Renumbered(text.Markdown, Code) : null;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return await SaveAsync(() => plays.AddAsync(Org, Code, German, English, ct));
    }
}
