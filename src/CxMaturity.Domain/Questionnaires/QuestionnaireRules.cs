using System.Text.RegularExpressions;

namespace CxMaturity.Domain.Questionnaires;

/// <summary>What must be true of a questionnaire. Every rule reports each place where it is broken.</summary>
public static partial class QuestionnaireRules
{
    private const double WeightTolerance = 1e-9;

    public static IReadOnlyList<QuestionnaireFault> FaultsOf(Questionnaire questionnaire) =>
    [
        .. Identity(questionnaire),
        .. Texts(questionnaire),
        .. Ladder(questionnaire),
        .. Weights(questionnaire),
        .. Caps(questionnaire),
        .. Variants(questionnaire),
        .. DimensionCodes(questionnaire),
        .. Items(questionnaire)
    ];

    /// <summary>Every item with the path at which it stands.</summary>
    private static IEnumerable<(string Path, Item Item, bool Scored)> Located(Questionnaire questionnaire)
    {
        for (var d = 0; d < questionnaire.Dimensions.Count; d++)
            for (var s = 0; s < questionnaire.Dimensions[d].SubScales.Count; s++)
                for (var i = 0; i < questionnaire.Dimensions[d].SubScales[s].Items.Count; i++)
                    yield return ($"dimensions[{d}].subScales[{s}].items[{i}]", questionnaire.Dimensions[d].SubScales[s].Items[i], true);

        for (var b = 0; b < questionnaire.Blocks.Count; b++)
            for (var i = 0; i < questionnaire.Blocks[b].Items.Count; i++)
                yield return ($"blocks[{b}].items[{i}]", questionnaire.Blocks[b].Items[i], false);
    }

    private static IEnumerable<QuestionnaireFault> Identity(Questionnaire questionnaire)
    {
        if (!IdForm().IsMatch(questionnaire.Id))
            yield return new("id", "questionnaire.id_form", questionnaire.Id);
        if (!VersionForm().IsMatch(questionnaire.Version))
            yield return new("version", "questionnaire.version_form", questionnaire.Version);
    }

    private static IEnumerable<QuestionnaireFault> Texts(Questionnaire questionnaire)
    {
        List<(string Path, LocalizedText? Text)> texts =
        [
            ("name", questionnaire.Name),
            ("description", questionnaire.Description),
            ("scale.cannotJudge", questionnaire.Scale.CannotJudge),
            .. questionnaire.Scale.Labels.Select((label, i) => ($"scale.labels[{i}]", (LocalizedText?)label)),
            .. questionnaire.Levels.SelectMany((level, i) => new (string, LocalizedText?)[]
                { ($"levels[{i}].name", level.Name), ($"levels[{i}].meaning", level.Meaning) }),
            .. questionnaire.Variants.Select((variant, i) => ($"variants[{i}].name", (LocalizedText?)variant.Name)),
            .. questionnaire.Dimensions.SelectMany((dimension, d) => new (string, LocalizedText?)[]
                { ($"dimensions[{d}].name", dimension.Name), ($"dimensions[{d}].definition", dimension.Definition) }),
            .. questionnaire.Dimensions.SelectMany((dimension, d) => dimension.SubScales.Select((scale, s) =>
                ($"dimensions[{d}].subScales[{s}].name", (LocalizedText?)scale.Name))),
            .. questionnaire.Blocks.SelectMany((block, b) => new (string, LocalizedText?)[]
                { ($"blocks[{b}].name", block.Name), ($"blocks[{b}].introduction", block.Introduction) }),
            .. Located(questionnaire).Select(located => ($"{located.Path}.text", (LocalizedText?)located.Item.Text)),
            .. Located(questionnaire).SelectMany(located => located.Item.Anchors.Select((anchor, i) =>
                ($"{located.Path}.anchors[{i}]", (LocalizedText?)anchor))),
            .. Located(questionnaire).Where(located => located.Item.Evidence is not null)
                .Select(located => ($"{located.Path}.evidence", located.Item.Evidence))
        ];

        foreach (var (path, text) in texts)
        {
            if (string.IsNullOrWhiteSpace(text?.De))
                yield return new(path, "questionnaire.translation_missing", "de");
            if (string.IsNullOrWhiteSpace(text?.En))
                yield return new(path, "questionnaire.translation_missing", "en");
        }
    }

    private static IEnumerable<QuestionnaireFault> Ladder(Questionnaire questionnaire)
    {
        if (questionnaire.Scale.Labels.Count != Scoring.HighestValue)
            yield return new("scale.labels", "questionnaire.scale_labels", Scoring.HighestValue, questionnaire.Scale.Labels.Count);
        if (!questionnaire.Levels.Select(level => level.Level).SequenceEqual(Enumerable.Range(1, 5)))
            yield return new("levels", "questionnaire.levels");
    }

    private static IEnumerable<QuestionnaireFault> Weights(Questionnaire questionnaire)
    {
        for (var d = 0; d < questionnaire.Dimensions.Count; d++)
        {
            var dimension = questionnaire.Dimensions[d];
            if (!(dimension.Weight > 0))
                yield return new($"dimensions[{d}].weight", "questionnaire.weight_positive", dimension.Weight);
            if (!(dimension.Target >= Scoring.LowestValue && dimension.Target <= Scoring.HighestValue))
                yield return new($"dimensions[{d}].target", "questionnaire.target_range", dimension.Target);
            for (var s = 0; s < dimension.SubScales.Count; s++)
                if (!(dimension.SubScales[s].Weight > 0))
                    yield return new($"dimensions[{d}].subScales[{s}].weight", "questionnaire.weight_positive", dimension.SubScales[s].Weight);
        }

        var sum = questionnaire.Dimensions.Sum(dimension => dimension.Weight);
        if (questionnaire.Headline == Headline.Overall && Math.Abs(sum - 100) > WeightTolerance)
            yield return new("dimensions", "questionnaire.weight_sum", sum);

        var (x, m, f) = questionnaire.Perspectives;
        if (!(x > 0 && m > 0 && f > 0) || Math.Abs(x + m + f - 1) > WeightTolerance)
            yield return new("perspectives", "questionnaire.perspective_sum", x + m + f);
    }

    private static IEnumerable<QuestionnaireFault> Caps(Questionnaire questionnaire)
    {
        var caps = questionnaire.Caps;
        if (caps.FoundationHeadroom is < 0 or > 4)
            yield return new("caps.foundationHeadroom", "questionnaire.cap_range", 0, 4);
        if (caps.CeilingWithLevelOne is < 1 or > 5)
            yield return new("caps.ceilingWithLevelOne", "questionnaire.cap_range", 1, 5);
        if (caps.CeilingWithLevelTwo is < 1 or > 5)
            yield return new("caps.ceilingWithLevelTwo", "questionnaire.cap_range", 1, 5);
        if (!(caps.MinimumResponseRate is >= 0 and <= 1))
            yield return new("caps.minimumResponseRate", "questionnaire.cap_range", 0, 1);
        if (caps.MinimumPeople < 1)
            yield return new("caps.minimumPeople", "questionnaire.cap_people", caps.MinimumPeople);
    }

    private static IEnumerable<QuestionnaireFault> Variants(Questionnaire questionnaire)
    {
        if (questionnaire.Variants.Count == 0)
            yield return new("variants", "questionnaire.no_variants");

        for (var v = 0; v < questionnaire.Variants.Count; v++)
        {
            var variant = questionnaire.Variants[v];
            if (questionnaire.Variants.Take(v).Any(earlier => earlier.Audience == variant.Audience))
                yield return new($"variants[{v}].audience", "questionnaire.variant_twice", variant.Audience);
            if (!questionnaire.Dimensions.SelectMany(dimension => dimension.Items).Any(item => item.IsFor(variant.Audience)))
                yield return new($"variants[{v}]", "questionnaire.variant_without_items", variant.Audience);
            if (variant.Minutes < 1)
                yield return new($"variants[{v}].minutes", "questionnaire.minutes", variant.Minutes);
        }
    }

    private static IEnumerable<QuestionnaireFault> DimensionCodes(Questionnaire questionnaire)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var d = 0; d < questionnaire.Dimensions.Count; d++)
        {
            var dimension = questionnaire.Dimensions[d];
            if (!CodeForm().IsMatch(dimension.Code) || !codes.Add(dimension.Code))
                yield return new($"dimensions[{d}].code", "questionnaire.code_unique", dimension.Code);
            if (dimension.SubScales.Count == 0)
                yield return new($"dimensions[{d}].subScales", "questionnaire.empty", dimension.Code);
            for (var s = 0; s < dimension.SubScales.Count; s++)
            {
                var scale = dimension.SubScales[s];
                if (!CodeForm().IsMatch(scale.Code) || !codes.Add(scale.Code))
                    yield return new($"dimensions[{d}].subScales[{s}].code", "questionnaire.code_unique", scale.Code);
                if (scale.Items.Count == 0)
                    yield return new($"dimensions[{d}].subScales[{s}].items", "questionnaire.empty", scale.Code);
            }
        }

        for (var b = 0; b < questionnaire.Blocks.Count; b++)
        {
            var block = questionnaire.Blocks[b];
            if (!CodeForm().IsMatch(block.Code) || !codes.Add(block.Code))
                yield return new($"blocks[{b}].code", "questionnaire.code_unique", block.Code);
            if (block.Items.Count == 0)
                yield return new($"blocks[{b}].items", "questionnaire.empty", block.Code);
        }

        if (questionnaire.Dimensions.Count == 0)
            yield return new("dimensions", "questionnaire.no_dimensions");
        else if (questionnaire.Dimensions.All(dimension => !dimension.Core))
            yield return new("dimensions", "questionnaire.no_core");
    }

    private static IEnumerable<QuestionnaireFault> Items(Questionnaire questionnaire)
    {
        // Without any variant every item would say the same; that there is none is said once.
        bool HasNoVariant(Audience audience) => questionnaire.Variants.Count > 0 && questionnaire.VariantFor(audience) is null;

        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, item, scored) in Located(questionnaire))
        {
            if (!CodeForm().IsMatch(item.Id))
                yield return new($"{path}.id", "questionnaire.item_id_form", item.Id);
            else if (!ids.TryAdd(item.Id, path))
                yield return new($"{path}.id", "questionnaire.item_twice", item.Id, ids[item.Id]);

            if (item.Key is not (1 or -1))
                yield return new($"{path}.key", "questionnaire.item_key", item.Id, item.Key);
            if (item.Audiences.Count == 0 || item.Audiences.Distinct().Count() != item.Audiences.Count)
                yield return new($"{path}.audiences", "questionnaire.item_audiences", item.Id);
            foreach (var audience in item.Audiences.Where(HasNoVariant))
                yield return new($"{path}.audiences", "questionnaire.item_without_variant", item.Id, audience);

            if (item.Kind == ItemKind.Choice && scored)
                yield return new($"{path}.kind", "questionnaire.choice_scored", item.Id);
            if (item.Kind == ItemKind.Anchored && item.Anchors.Count != Scoring.HighestValue)
                yield return new($"{path}.anchors", "questionnaire.anchors", item.Id, Scoring.HighestValue, item.Anchors.Count);
            if (item.Kind == ItemKind.Choice && item.Anchors.Count is < 2 or > 9)
                yield return new($"{path}.anchors", "questionnaire.choices", item.Id, item.Anchors.Count);
            if (item.Kind == ItemKind.Agreement && item.Anchors.Count != 0)
                yield return new($"{path}.anchors", "questionnaire.agreement_anchors", item.Id);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[0-9]+\\.[0-9]+$")]
    private static partial Regex VersionForm();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")]
    private static partial Regex CodeForm();
}
