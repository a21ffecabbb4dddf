using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxMaturity.Store.Archives;

/// <summary>One event as a line of an archive.</summary>
/// <param name="Of">"installation" where it happened in a stream of the installation that speaks of the tenant.</param>
/// <param name="By">Whoever caused it, by an id that tells nobody's name.</param>
internal sealed record ArchivedEvent(
    Guid Id,
    Guid Stream,
    string StreamType,
    long Version,
    string Type,
    DateTimeOffset Timestamp,
    JsonElement Data,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Of = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Archived = false)
{
    public const string Installation = "installation";
    private const int LongestText = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false
    };

    /// <summary>The moments that a database and a reader can make sense of.</summary>
    [JsonIgnore]
    public bool IsPlausible => Version > 0 && Timestamp.UtcDateTime.Year is > 1970 and < 9000 && Type.Length <= LongestText && (By?.Length ?? 0) <= LongestText
        && Data.ValueKind == JsonValueKind.Object && Of is null or Installation;

    public void Write(Utf8JsonWriter writer) => JsonSerializer.Serialize(writer, this, Json);

    public static ArchivedEvent? Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<ArchivedEvent>(line, Json);
}
