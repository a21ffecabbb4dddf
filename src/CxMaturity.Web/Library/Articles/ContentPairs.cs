using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Articles;

/// <summary>What must agree between content files: each text in both languages, each word in one term only.</summary>
internal static class ContentPairs
{
    public static IEnumerable<ContentFault> FaultsOf(IReadOnlyCollection<ContentFile> files) =>
        files.GroupBy(file => (file.IsTerm, file.Slug)).SelectMany(FaultsOfPair).Concat(FaultsOfForms(files));

    private static IEnumerable<ContentFault> FaultsOfPair(IEnumerable<ContentFile> versions)
    {
        var pair = versions.OrderBy(file => file.Language).ToArray();
        var first = pair[0];
        if (pair.Length < Enum.GetValues<Language>().Length)
        {
            var missing = first.Language == Language.De ? Language.En : Language.De;
            yield return new ContentFault(first.Path, 1, $"the same text in the other language, {first.Slug}.{missing.Code()}.md, is missing");
            yield break;
        }

        var second = pair[1];
        if (second.Order != first.Order)
            yield return new ContentFault(second.Path, second.Keys.LineOf("order"), $"'order' must be {first.Order} as in {first.Path}");
        if (second.Group != first.Group)
            yield return new ContentFault(second.Path, second.Keys.LineOf("group"), $"'group' must be {first.Group.ToString().ToLowerInvariant()} as in {first.Path}");
        if (second.InQuestionnaire != first.InQuestionnaire)
            yield return new ContentFault(second.Path, second.Keys.LineOf("questionnaire"), $"'questionnaire' must be the same as in {first.Path}");
    }

    private static IEnumerable<ContentFault> FaultsOfForms(IEnumerable<ContentFile> files) =>
        files.SelectMany(file => file.Forms.Select(form => (File: file, Form: form)))
            .GroupBy(use => (use.File.Language, Form: use.File.Language == Language.De ? use.Form : use.Form.ToUpperInvariant()))
            .SelectMany(uses => uses.Skip(1).Select(use => new ContentFault(
                use.File.Path,
                use.File.Keys.LineOf("forms"),
                $"the form '{use.Form}' stands already in {uses.First().File.Path}")));
}
