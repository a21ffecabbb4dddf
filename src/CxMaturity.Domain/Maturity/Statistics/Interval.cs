namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>A range that holds the true value with the stated confidence (95 % unless a function says otherwise), in the unit of the value.</summary>
public sealed record Interval(double Low, double High)
{
    public double HalfWidth => (High - Low) / 2;

    public bool ExcludesZero => Low > 0 || High < 0;

    public bool Contains(double value) => value >= Low && value <= High;
}
