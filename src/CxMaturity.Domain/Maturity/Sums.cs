using System.Collections.Immutable;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Scores that add up exactly: each is rounded once to a whole number of 10⁻¹², and whole numbers add the same in any order.
/// </summary>
/// <param name="Scaled">Sum of the scores times 10¹².</param>
public sealed record ScoreSum(int Count, long Scaled)
{
    public static readonly ScoreSum Empty = new(0, 0);

    private const double Scale = 1e12;

    public double? Mean => Count == 0 ? null : Scaled / Scale / Count;

    public ScoreSum Add(double score) => new(Count + 1, checked(Scaled + (long)Math.Round(score * Scale)));

    public ScoreSum Add(ScoreSum other) => new(Count + other.Count, checked(Scaled + other.Scaled));
}

/// <summary>How often each value of one item was chosen, how many could not judge, and how many left it open.</summary>
/// <param name="Values">Counts of the values 1, 2, … in that order.</param>
public sealed record ItemSums(ImmutableArray<int> Values, int CannotJudge, int Open)
{
    public static ItemSums Empty(Item item) => new([.. new int[item.Highest]], 0, 0);

    public int Count => Values.Sum();

    /// <summary>Mean of the raw values, before reverse-keyed items are turned.</summary>
    public double? Mean => Count == 0 ? null : (double)Values.Select((count, i) => count * (i + 1)).Sum() / Count;

    public ItemSums Add(int? value) => value switch
    {
        null => this with { Open = Open + 1 },
        Item.CannotJudge => this with { CannotJudge = CannotJudge + 1 },
        { } chosen => this with { Values = Values.SetItem(chosen - 1, Values[chosen - 1] + 1) }
    };

    public ItemSums Add(ItemSums other) =>
        new([.. Values.Zip(other.Values, (mine, theirs) => mine + theirs)], CannotJudge + other.CannotJudge, Open + other.Open);
}

/// <summary>What adds up over the sheets of one role group in one unit.</summary>
public sealed record CellSums(
    Audience Audience,
    string Unit,
    int Submitted,
    int Unfinished,
    ImmutableDictionary<string, ItemSums> Items,
    ImmutableDictionary<string, ScoreSum> SubScales,
    ImmutableDictionary<string, ScoreSum> Dimensions)
{
    public int Sheets => Submitted + Unfinished;

    public static CellSums Empty(Audience audience, string unit) => new(audience, unit, 0, 0,
        ImmutableDictionary<string, ItemSums>.Empty, ImmutableDictionary<string, ScoreSum>.Empty, ImmutableDictionary<string, ScoreSum>.Empty);

    /// <summary>Adds one sheet that counts: a submitted one, or one that was closed unfinished.</summary>
    public CellSums Add(Questionnaire questionnaire, IReadOnlyDictionary<string, int> answers, bool submitted)
    {
        var scores = SheetScores.Of(questionnaire, Audience, answers);
        var items = Items.ToBuilder();
        foreach (var item in questionnaire.ItemsFor(Audience))
            items[item.Id] = (items.GetValueOrDefault(item.Id) ?? ItemSums.Empty(item))
                .Add(answers.TryGetValue(item.Id, out var value) ? value : null);

        return this with
        {
            Submitted = Submitted + (submitted ? 1 : 0),
            Unfinished = Unfinished + (submitted ? 0 : 1),
            Items = items.ToImmutable(),
            SubScales = AddAll(SubScales, scores.SubScales),
            Dimensions = AddAll(Dimensions, scores.Dimensions)
        };
    }

    private static ImmutableDictionary<string, ScoreSum> AddAll(
        ImmutableDictionary<string, ScoreSum> sums, IReadOnlyDictionary<string, double> scores)
    {
        var builder = sums.ToBuilder();
        foreach (var (code, score) in scores)
            builder[code] = (builder.GetValueOrDefault(code) ?? ScoreSum.Empty).Add(score);
        return builder.ToImmutable();
    }
}
