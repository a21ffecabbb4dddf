namespace CxMaturity.Domain.Questionnaires;

/// <summary>One of the eleven things that maturity is made of.</summary>
/// <param name="Core">One of the four foundations, which caps guard.</param>
/// <param name="Weight">Share in the overall score, in percent points.</param>
/// <param name="Target">Score (1–5) that the target profile asks for.</param>
public sealed record Dimension(
    string Code,
    bool Core,
    double Weight,
    double Target,
    LocalizedText Name,
    LocalizedText Definition,
    IReadOnlyList<SubScale> SubScales)
{
    public IEnumerable<Item> Items => SubScales.SelectMany(scale => scale.Items);
}

/// <param name="Weight">Share within the dimension; relative to its sisters.</param>
public sealed record SubScale(string Code, LocalizedText Name, double Weight, IReadOnlyList<Item> Items);

/// <summary>Questions that stand outside the score: outcomes, context, or single items that a pulse keeps an eye on.</summary>
public sealed record Block(string Code, LocalizedText Name, LocalizedText Introduction, IReadOnlyList<Item> Items);
