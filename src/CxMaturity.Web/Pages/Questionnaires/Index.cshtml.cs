using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Questionnaires;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Questionnaires;

/// <summary>All published questionnaires, and files that were changed after their publication.</summary>
[AllowAnonymous]
public sealed class IndexModel(QuestionnaireCatalog catalog, QuestionnairePublishing publishing) : PageModel
{
    public IReadOnlyList<Publication> Publications => catalog.All;

    public IReadOnlyList<EditedFile> EditedFiles => publishing.EditedFiles;

    public string Sentence(FileFault fault) => FaultText.Of(fault, ReaderLanguage.Current);
}
