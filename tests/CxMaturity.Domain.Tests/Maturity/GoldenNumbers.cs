using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>Numbers that were worked out elsewhere: what the formulae must give.</summary>
public sealed record GoldenNumbers(
    [property: JsonPropertyName("G01_scoring")] GoldenScoring Scoring,
    [property: JsonPropertyName("G01_perspective")] GoldenPerspective Perspective,
    [property: JsonPropertyName("G01_level_edges")] Dictionary<string, int> LevelEdges,
    [property: JsonPropertyName("G01_index_edges")] Dictionary<string, double> IndexEdges,
    [property: JsonPropertyName("G02_overall")] Dictionary<string, GoldenOverall> Overall)
{
    private static readonly JsonSerializerOptions Options =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true };

    public static readonly GoldenNumbers All = JsonSerializer.Deserialize<GoldenNumbers>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "golden.json")), Options)!;
}

public sealed record GoldenScoring(
    Dictionary<string, int?[]> Responses,
    int[] Keys,
    Dictionary<string, GoldenRow> Rows,
    double ExecMean,
    double FrontMean,
    int FrontN,
    double PooledMean,
    double PerspectiveWeighted,
    int LevelExec,
    int LevelFront,
    int LevelPersp);

public sealed record GoldenRow(double? A, double? B, double? Dim);

/// <param name="Groups">Role group → mean, n.</param>
public sealed record GoldenPerspective(Dictionary<string, double[]> Groups, double Pooled, double Perspective, double PerspectiveWithoutX);

public sealed record GoldenOverall(Dictionary<string, double?> Input, GoldenStanding Out);

public sealed record GoldenStanding(double Score, double Index, int RawLevel, int Level, string[] Caps);
