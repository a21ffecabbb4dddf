using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Api;

public sealed record QuestionnaireEntry(
    string Id,
    string Version,
    LocalizedText Name,
    LocalizedText Description,
    string Headline,
    IReadOnlyList<VariantEntry> Variants,
    IReadOnlyList<DimensionEntry> Dimensions,
    string Hash);

public sealed record VariantEntry(string Code, LocalizedText Name, int Minutes, IReadOnlyList<string> Items);

public sealed record DimensionEntry(string Code, LocalizedText Name, bool Core, double Weight, double Target, IReadOnlyList<SubScaleEntry> SubScales);

public sealed record SubScaleEntry(string Code, LocalizedText Name, double Weight, IReadOnlyList<ItemEntry> Items);

public sealed record ItemEntry(string Id, string Kind, int Key, IReadOnlyList<string> Audiences, LocalizedText Text, IReadOnlyList<LocalizedText> Anchors);

/// <summary>The published questionnaires with their items, so that a client can answer without knowing them beforehand.</summary>
internal static class QuestionnaireEndpoints
{
    public static void MapQuestionnaires(this RouteGroupBuilder api) =>
        api.MapGet("/questionnaires", (QuestionnaireCatalog catalog) => catalog.All.Select(Entry).ToArray())
            .WithSummary("All published questionnaires").WithTags("Questionnaires").AllowAnonymous();

    private static QuestionnaireEntry Entry(Publication publication)
    {
        var questionnaire = publication.Content!;
        return new(questionnaire.Id, questionnaire.Version, questionnaire.Name, questionnaire.Description,
            questionnaire.Headline.ToString().ToLowerInvariant(),
            [.. questionnaire.Variants.Select(variant => new VariantEntry(variant.Audience.ToString(), variant.Name, variant.Minutes,
                [.. questionnaire.ItemsFor(variant.Audience).Select(item => item.Id)]))],
            [.. questionnaire.Dimensions.Select(dimension => new DimensionEntry(dimension.Code, dimension.Name, dimension.Core, dimension.Weight, dimension.Target,
                [.. dimension.SubScales.Select(scale => new SubScaleEntry(scale.Code, scale.Name, scale.Weight, [.. scale.Items.Select(Entry)]))]))],
            publication.Hash);
    }

    private static ItemEntry Entry(Item item) => new(item.Id, item.Kind.ToString().ToLowerInvariant(), item.Key,
        [.. item.Audiences.Select(audience => audience.ToString())], item.Text, item.Anchors);
}
