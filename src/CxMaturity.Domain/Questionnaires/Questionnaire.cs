namespace CxMaturity.Domain.Questionnaires;

/// <summary>What one audience gets to see, and how long it takes.</summary>
public sealed record Variant(Audience Audience, LocalizedText Name, int Minutes);

/// <summary>
/// A questionnaire in one version: dimensions, items, variants, weights and caps. It never changes once published, and a wrong one
/// cannot be built.
/// </summary>
public sealed record Questionnaire
{
    public Questionnaire(
        string id,
        string version,
        Headline headline,
        LocalizedText name,
        LocalizedText description,
        AgreementScale scale,
        IReadOnlyList<MaturityLevel> levels,
        PerspectiveWeights perspectives,
        CapRules caps,
        IReadOnlyList<Variant> variants,
        IReadOnlyList<Dimension> dimensions,
        IReadOnlyList<Block> blocks)
    {
        (Id, Version, Headline, Name, Description) = (id, version, headline, name, description);
        (Scale, Levels, Perspectives, Caps) = (scale, levels, perspectives, caps);
        (Variants, Dimensions, Blocks) = (variants, dimensions, blocks);

        if (QuestionnaireRules.FaultsOf(this) is { Count: > 0 } faults)
            throw new InvalidQuestionnaireException(faults);

        items = Dimensions.SelectMany(dimension => dimension.Items)
            .Concat(Blocks.SelectMany(block => block.Items))
            .ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    private readonly Dictionary<string, Item> items;

    public string Id { get; }

    public string Version { get; }

    public Headline Headline { get; }

    public LocalizedText Name { get; }

    public LocalizedText Description { get; }

    public AgreementScale Scale { get; }

    public IReadOnlyList<MaturityLevel> Levels { get; }

    public PerspectiveWeights Perspectives { get; }

    public CapRules Caps { get; }

    public IReadOnlyList<Variant> Variants { get; }

    /// <summary>What is scored, core dimensions first.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>What is asked and not scored.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    public Item? Find(string itemId) => items.GetValueOrDefault(itemId);

    public Variant? VariantFor(Audience audience) => Variants.FirstOrDefault(variant => variant.Audience == audience);

    /// <summary>All items of an audience's variant in the order of the questionnaire.</summary>
    public IEnumerable<Item> ItemsFor(Audience audience) =>
        Dimensions.SelectMany(dimension => dimension.Items)
            .Concat(Blocks.SelectMany(block => block.Items))
            .Where(item => item.IsFor(audience));

    public bool Equals(Questionnaire? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => HashCode.Combine(Id, Version);
}

/// <summary>What is wrong, where (a path such as <c>dimensions[2].subScales[0].items[1].anchors</c>), as a key with values.</summary>
public sealed record QuestionnaireFault(string Path, string Key, params object[] Values);

/// <summary>A questionnaire that must not be used, with all that is wrong with it.</summary>
public sealed class InvalidQuestionnaireException(IReadOnlyList<QuestionnaireFault> faults)
    : Exception($"{faults.Count} fault(s): {string.Join("; ", faults.Select(fault => $"{fault.Path} {fault.Key}"))}")
{
    public IReadOnlyList<QuestionnaireFault> Faults => faults;
}
