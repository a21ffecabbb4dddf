using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CxMaturity.Domain.Maturity;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A published result as text that is the same wherever and whenever it is written, so that its hash tells any difference.</summary>
public static class FixedContent
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true
    };

    public static string Write(MaturityResult result) => Sorted(JsonSerializer.SerializeToNode(result, Options)!)!.ToJsonString();

    /// <summary>The text and its hash.</summary>
    public static (string Content, string Hash) Written(MaturityResult result)
    {
        var content = Write(result);
        return (content, HashOf(content));
    }

    public static MaturityResult Read(string content) => JsonSerializer.Deserialize<MaturityResult>(content, Options)!;

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>Where two results differ: paths such as <c>Dimensions.LEAD.Score</c>, with both values.</summary>
    public static IReadOnlyList<ResultDifference> Differences(string before, string after)
    {
        var differences = new List<ResultDifference>();
        Compare("", JsonNode.Parse(before), JsonNode.Parse(after), differences);
        return differences;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<ResultDifference> differences)
    {
        switch (before, after)
        {
            case (JsonObject one, JsonObject other):
                foreach (var name in one.Select(entry => entry.Key).Union(other.Select(entry => entry.Key)).Order(StringComparer.Ordinal))
                    Compare(path.Length == 0 ? name : $"{path}.{name}", one[name], other[name], differences);
                break;
            case (JsonArray one, JsonArray other):
                for (var i = 0; i < Math.Max(one.Count, other.Count); i++)
                {
                    var (left, right) = (i < one.Count ? one[i] : null, i < other.Count ? other[i] : null);
                    Compare($"{path}.{NameOf(left ?? right) ?? i.ToString(System.Globalization.CultureInfo.InvariantCulture)}", left, right, differences);
                }

                break;
            default:
                if (!JsonNode.DeepEquals(before, after))
                    differences.Add(new(path, before?.ToJsonString(), after?.ToJsonString()));
                break;
        }
    }

    private static string? NameOf(JsonNode? entry) => entry is JsonObject known
        ? ((string[])["Code", "Id", "Audience", "Dimension", "Item"]).Select(name => known[name]?.ToString()).FirstOrDefault(name => name is not null)
        : null;

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject known => new JsonObject(known.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone()
    };
}

/// <summary>One place where a result differs from another; a value that is not there is none.</summary>
public sealed record ResultDifference(string Path, string? Before, string? After);
