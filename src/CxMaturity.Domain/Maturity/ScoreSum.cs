using System.Numerics;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Scores that add up exactly: each is rounded once to a whole number of 10⁻¹², and whole numbers add the same in any order and can be
/// taken away again without a trace.
/// </summary>
/// <param name="Scaled">Sum of the scores times 10¹².</param>
/// <param name="Squares">Sum of the squared scores times 10²⁴.</param>
public sealed record ScoreSum(int Count, long Scaled, Int128 Squares)
{
    public static readonly ScoreSum Empty = new(0, 0, 0);

    internal const double Scale = 1e12;

    public double? Mean => Count == 0 ? null : Scaled / Scale / Count;

    /// <summary>Count, mean and sample variance; none where there is nothing.</summary>
    public Moments? Moments => Count == 0 ? null : new(Count, Mean!.Value, Count == 1 ? 0 : Variance());

    public ScoreSum Add(double score) => Move(score, 1);

    public ScoreSum Subtract(double score) => Move(score, -1);

    public ScoreSum Add(ScoreSum other) => new(Count + other.Count, checked(Scaled + other.Scaled), checked(Squares + other.Squares));

    internal static long Whole(double score) => (long)Math.Round(score * Scale);

    private ScoreSum Move(double score, int sign)
    {
        var draft = new Draft(this);
        draft.Move(score, sign);
        return draft.Done();
    }

    /// <summary>(n Σx² − (Σx)²) / (n (n − 1)), whose numerator is exact: no digits cancel, however alike the scores are.</summary>
    private double Variance()
    {
        var numerator = (BigInteger)Squares * Count - BigInteger.Pow(Scaled, 2);
        return (double)numerator / Scale / Scale / Count / (Count - 1);
    }

    /// <summary>A sum that is being changed in place.</summary>
    internal sealed class Draft(ScoreSum sum) : IDraft<ScoreSum>
    {
        private int count = sum.Count;
        private long scaled = sum.Scaled;
        private Int128 squares = sum.Squares;

        public bool IsEmpty => count == 0;

        public void Move(double score, int sign)
        {
            var whole = Whole(score);
            count += sign;
            scaled = checked(scaled + sign * whole);
            squares += Math.BigMul(sign * whole, whole);
        }

        public ScoreSum Done() => new(count, scaled, squares);
    }
}
