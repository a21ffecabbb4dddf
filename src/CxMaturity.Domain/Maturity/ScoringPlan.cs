using System.Runtime.CompilerServices;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// What of a questionnaire is scored for one audience, laid out once so that a hundred thousand sheets need not ask for it.
/// </summary>
internal sealed class ScoringPlan
{
    private const string OutcomeBlock = "OUT";

    private static readonly ConditionalWeakTable<Questionnaire, ScoringPlan[]> Known = [];

    internal sealed record Scale(string Code, double Weight, Item[] Items);

    /// <param name="Shared">Agreement items that every role group is asked in the same words.</param>
    /// <param name="Products">Under which key the products of the shared items are summed.</param>
    internal sealed record Part(string Code, bool Core, Scale[] Scales, Item[] Anchored, Item[] Agreement, Item[] Shared, string Products);

    private ScoringPlan(Questionnaire questionnaire, Audience audience)
    {
        Items = [.. questionnaire.ItemsFor(audience).Where(item => item.Kind != ItemKind.Choice)];
        AgreementItems = [.. Items.Where(item => item.Kind == ItemKind.Agreement)];
        Outcome = [.. questionnaire.Blocks.Where(block => block.Code == OutcomeBlock).SelectMany(block => block.Items)
            .Where(item => item.Kind == ItemKind.Agreement && item.IsFor(audience))];
        Parts =
        [
            .. questionnaire.Dimensions.Select(dimension =>
            {
                Item[] items = [.. dimension.Items.Where(item => item.IsFor(audience))];
                return new Part(dimension.Code, dimension.Core,
                    [
                        .. dimension.SubScales.Select(scale => new Scale(scale.Code, scale.Weight, [.. scale.Items.Where(item => item.IsFor(audience))]))
                            .Where(scale => scale.Items.Length > 0)
                    ],
                    [.. items.Where(item => item.Kind == ItemKind.Anchored)],
                    [.. items.Where(item => item.Kind == ItemKind.Agreement)],
                    [.. questionnaire.SharedItems(dimension).Where(item => item.IsFor(audience))], ItemProducts.KeyOf(dimension.Code, audience));
            })
        ];
        CoreParts = Parts.Count(part => part.Core);
        ScaleCount = Parts.Sum(part => part.Scales.Length);
        Ids = [.. questionnaire.ItemsFor(audience).Select(item => item.Id).Order(StringComparer.Ordinal)];
    }

    public static ScoringPlan For(Questionnaire questionnaire, Audience audience) =>
        Known.GetValue(questionnaire, known => [.. Enum.GetValues<Audience>().Select(each => new ScoringPlan(known, each))])[(int)audience];

    /// <summary>All that is asked, choices aside: these are context and in no result.</summary>
    public Item[] Items { get; }

    /// <summary>Agreement items in the order of the questionnaire.</summary>
    public Item[] AgreementItems { get; }

    public Item[] Outcome { get; }

    /// <summary>Ids of all that is asked, in the order of fingerprints.</summary>
    public string[] Ids { get; }

    public Part[] Parts { get; }

    public int CoreParts { get; }

    public int ScaleCount { get; }
}
