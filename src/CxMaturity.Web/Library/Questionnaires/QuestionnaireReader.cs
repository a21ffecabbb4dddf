using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>Reads one file's tree into a questionnaire, or says all that is wrong with it.</summary>
internal static class QuestionnaireReader
{
    private static readonly Dictionary<string, Headline> Headlines = new()
    {
        ["overall"] = Headline.Overall,
        ["foundations"] = Headline.Foundations
    };

    private static readonly Dictionary<string, ItemKind> Kinds = new()
    {
        ["agreement"] = ItemKind.Agreement,
        ["anchored"] = ItemKind.Anchored,
        ["choice"] = ItemKind.Choice
    };

    private static readonly Dictionary<string, Audience> Audiences =
        Enum.GetValues<Audience>().ToDictionary(audience => audience.ToString());

    /// <summary>What a rule also rests on, besides the place where it reports.</summary>
    private static readonly Dictionary<string, string> Foundations = new()
    {
        ["questionnaire.weight_sum"] = "headline",
        ["questionnaire.variant_twice"] = "variants",
        ["questionnaire.item_without_variant"] = "variants",
        ["questionnaire.variant_without_items"] = "dimensions"
    };

    public static (Questionnaire? Questionnaire, IReadOnlyList<FileFault> Faults) Read(string file, YamlNode root)
    {
        var reading = new YamlReading(file, root);
        try
        {
            var questionnaire = QuestionnaireOf(reading.Root(QuestionnaireKeys.Questionnaire));
            return (reading.Faults.Count == 0 ? questionnaire : null, reading.Faults);
        }
        catch (InvalidQuestionnaireException invalid)
        {
            foreach (var fault in invalid.Faults.Where(fault => !IsConsequence(fault, reading.Damaged)))
            {
                var at = fault.Key == "questionnaire.translation_missing" ? $"{fault.Path}.{fault.Values[0]}" : fault.Path;
                reading.Report(at, fault.Path, fault.Key, fault.Values);
            }

            return (null, reading.Faults);
        }
    }

    /// <summary>Whether a rule may be broken only because a value could not be read, which has been reported already.</summary>
    private static bool IsConsequence(QuestionnaireFault fault, IReadOnlyList<string> damaged)
    {
        var at = fault.Key == "questionnaire.translation_missing" ? $"{fault.Path}.{fault.Values[0]}" : fault.Path;
        return damaged.Any(path =>
        {
            // What else an item must have hangs on its kind.
            var scope = path.EndsWith("].kind", StringComparison.Ordinal) ? path[..^".kind".Length] : path;
            return Overlap(at, scope) || (Foundations.TryGetValue(fault.Key, out var foundation) && Overlap(foundation, path));
        });
    }

    /// <summary>Whether one path is the other or stands above it.</summary>
    private static bool Overlap(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return longer.StartsWith(shorter, StringComparison.Ordinal)
            && (shorter.Length == 0 || longer.Length == shorter.Length || longer[shorter.Length] is '.' or '[');
    }

    private static Questionnaire QuestionnaireOf(YamlFields fields) => new(
        fields.Text("id"),
        fields.Text("version"),
        fields.OneOf("headline", Headlines),
        fields.Localized("name"),
        fields.Localized("description"),
        fields.Map("scale", QuestionnaireKeys.Scale, scale =>
            new AgreementScale(scale.LocalizedList("labels"), scale.Localized("cannotJudge"))),
        fields.Maps("levels", QuestionnaireKeys.Level, level =>
            new MaturityLevel(level.Integer("level"), level.Localized("name"), level.Localized("meaning"))),
        fields.Map("perspectives", QuestionnaireKeys.Perspectives, weights =>
            new PerspectiveWeights(weights.Number("X"), weights.Number("M"), weights.Number("F"))),
        fields.Map("caps", QuestionnaireKeys.Caps, caps => new CapRules(
            caps.Integer("foundationHeadroom"),
            caps.Integer("ceilingWithLevelOne"),
            caps.Integer("ceilingWithLevelTwo"),
            caps.Number("minimumResponseRate"),
            caps.Integer("minimumPeople"))),
        fields.Maps("variants", QuestionnaireKeys.Variant, variant =>
            new Variant(variant.OneOf("audience", Audiences), variant.Localized("name"), variant.Integer("minutes"))),
        fields.Maps("dimensions", QuestionnaireKeys.Dimension, DimensionOf),
        fields.Maps("blocks", QuestionnaireKeys.Block, block =>
            new Block(block.Text("code"), block.Localized("name"), block.Localized("introduction"), ItemsOf(block))));

    private static Dimension DimensionOf(YamlFields fields) => new(
        fields.Text("code"),
        fields.Boolean("core"),
        fields.Number("weight"),
        fields.Number("target"),
        fields.Localized("name"),
        fields.Localized("definition"),
        fields.Maps("subScales", QuestionnaireKeys.SubScale, scale =>
            new SubScale(scale.Text("code"), scale.Localized("name"), scale.Number("weight"), ItemsOf(scale))));

    private static IReadOnlyList<Item> ItemsOf(YamlFields fields) => fields.Maps("items", QuestionnaireKeys.Item, item => new Item(
        item.Text("id"),
        item.OneOf("kind", Kinds),
        item.Integer("key", otherwise: 1),
        item.SomeOf("audiences", Audiences),
        item.Localized("text"),
        item.LocalizedList("anchors"),
        item.OptionallyLocalized("evidence")));
}
