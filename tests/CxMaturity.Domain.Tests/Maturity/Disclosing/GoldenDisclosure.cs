using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

/// <summary>Numbers that were worked out elsewhere: what is withheld, and what can be worked out if it is not.</summary>
public sealed record GoldenDisclosure(
    [property: JsonPropertyName("G09_suppress")] Dictionary<string, GoldenSuppression> Suppress,
    [property: JsonPropertyName("G09_diff")] Dictionary<string, bool> Difference,
    [property: JsonPropertyName("G09_linear_audit")] GoldenAudit Audit,
    [property: JsonPropertyName("G09_attack")] GoldenAttack Attack)
{
    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true };

    public static readonly GoldenDisclosure All = JsonSerializer.Deserialize<GoldenDisclosure>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "golden.json")), Options)!;
}

public sealed record GoldenSuppression(Dictionary<string, int> N, string[] Withheld);

public sealed record GoldenAudit(
    Dictionary<string, int> Cells, string[] PrimaryOnly, string[] RowPartnerOnly, string[] TwoByTwoBlock, string[] UnionOfTwoTiny);

/// <param name="Total">Mean, n.</param>
/// <param name="Published">Mean, n of each published unit.</param>
public sealed record GoldenAttack(double[] Total, double[][] Published, double RecoveredMean, int RecoveredN);
