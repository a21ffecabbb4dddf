namespace CxMaturity.Domain.Maturity;

/// <summary>Which scoring computed a result. It changes with every change that could change a number.</summary>
public static class MaturityEngine
{
    public const string Version = "1.2";
}
