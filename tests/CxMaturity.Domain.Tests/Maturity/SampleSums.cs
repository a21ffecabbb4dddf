using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>Sums of people whose scores are laid down by hand.</summary>
public static class SampleSums
{
    public static ScoreSum Sum(IEnumerable<double> scores) => scores.Aggregate(ScoreSum.Empty, (sum, score) => sum.Add(score));

    /// <summary>So many values with exactly this mean and this sample deviation (within rounding).</summary>
    public static double[] Values(int count, double mean, double deviation)
    {
        var distance = deviation * Math.Sqrt((count - 1.0) / (count - count % 2));
        return [.. Enumerable.Range(0, count).Select(i => i == count - 1 && count % 2 == 1 ? mean : i % 2 == 0 ? mean + distance : mean - distance)];
    }

    /// <summary>One base cell in which everybody has these scores of one dimension, as a score, as a view and as the core.</summary>
    public static CellSums Cell(Audience audience, string unit, string dimension, params double[] scores) => CellSums.Empty(audience, unit) with
    {
        Submitted = scores.Length,
        Clean = SheetSums.Empty with
        {
            Sheets = scores.Length,
            Dimensions = new Dictionary<string, ScoreSum> { [dimension] = Sum(scores) },
            Shared = new Dictionary<string, ScoreSum> { [dimension] = Sum(scores) },
            SharedCounts = new Dictionary<string, IReadOnlyDictionary<long, int>>
            {
                [dimension] = scores.GroupBy(score => (long)Math.Round(score * 1e12)).ToDictionary(same => same.Key, same => same.Count())
            },
            Core = Sum(scores)
        }
    };

    public static Headcounts Heads(params (string Unit, Audience Group, int People)[] heads) =>
        new([.. heads.Select(head => head.Unit).Distinct()], heads.ToDictionary(head => (head.Unit, head.Group), head => head.People));
}
