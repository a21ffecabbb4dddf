namespace CxMaturity.Domain.Maturity.Disclosing;

/// <summary>The smallest group that anything is counted for: one role group in one unit, with the answers of one measure in it.</summary>
public sealed record BaseCell(string Unit, string Group, int Count);
