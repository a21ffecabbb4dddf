using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>One person's scores (1–5); a sub-scale or dimension without enough answers is missing from the maps.</summary>
public sealed record SheetScores(IReadOnlyDictionary<string, double> SubScales, IReadOnlyDictionary<string, double> Dimensions)
{
    // At least half the weight of a dimension's sub-scales must be there; equal weights must not fail by a rounding error.
    private const double WeightTolerance = 1e-9;

    /// <summary>
    /// Scores one sheet. A sub-scale is the mean of its keyed values if at least half of the items in this audience's variant have one
    /// (person-mean rule: Graham 2009, Newman 2014); a dimension is the weighted mean of its sub-scales if they carry at least half of
    /// the weight asked. "Cannot judge" and unanswered have no value.
    /// </summary>
    /// <param name="answers">Item id → value 1–5, or <see cref="Item.CannotJudge"/>.</param>
    public static SheetScores Of(Questionnaire questionnaire, Audience audience, IReadOnlyDictionary<string, int> answers)
    {
        var subScales = new Dictionary<string, double>(StringComparer.Ordinal);
        var dimensions = new Dictionary<string, double>(StringComparer.Ordinal);

        foreach (var dimension in questionnaire.Dimensions)
        {
            var (weighted, present, asked) = (0.0, 0.0, 0.0);
            foreach (var scale in dimension.SubScales)
            {
                var items = scale.Items.Where(item => item.IsFor(audience)).ToArray();
                if (items.Length == 0)
                    continue;

                asked += scale.Weight;
                var values = items.Select(item => KeyedValue(item, answers.GetValueOrDefault(item.Id, Item.CannotJudge))).OfType<int>().ToArray();
                if (values.Length < (items.Length + 1) / 2)
                    continue;

                var score = (double)values.Sum() / values.Length;
                subScales.Add(scale.Code, score);
                weighted += scale.Weight * score;
                present += scale.Weight;
            }

            if (present > 0 && present / asked >= 0.5 - WeightTolerance)
                dimensions.Add(dimension.Code, Ladder.OnScale(weighted / present));
        }

        return new(subScales, dimensions);
    }

    /// <summary>The value turned so that 5 always speaks for maturity; none for "cannot judge".</summary>
    public static int? KeyedValue(Item item, int value) => value == Item.CannotJudge
        ? null
        : item.Key > 0 ? value : Scoring.LowestValue + Scoring.HighestValue - value;
}
