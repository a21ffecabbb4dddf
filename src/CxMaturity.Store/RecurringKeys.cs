using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxMaturity.Store;

/// <summary>
/// Reads maps of numbers whose keys recur from event to event, such as answers by item: each key is one string in memory, however many
/// events name it. Written as any map is.
/// </summary>
internal sealed class RecurringKeys : JsonConverter<IReadOnlyDictionary<string, int>>
{
    // As many answers as a sheet usually has: a map that has room need not grow four times.
    private const int UsualSize = 64;

    // A key that finds its place taken by another takes it over; a table of the size of a large questionnaire has room for all of them.
    private readonly string?[] known = new string?[4096];

    public override IReadOnlyDictionary<string, int> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A map was expected.");
        var map = new Dictionary<string, int>(UsualSize);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(in reader);
            reader.Read();
            map[key] = reader.GetInt32();
        }

        return map;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, int> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, number) in value)
            writer.WriteNumber(key, number);
        writer.WriteEndObject();
    }

    private string Key(in Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
            return reader.GetString()!;
        var hash = new HashCode();
        hash.AddBytes(reader.ValueSpan);
        ref var place = ref known[hash.ToHashCode() & (known.Length - 1)];
        var found = Volatile.Read(ref place);
        if (found is null || !Ascii.Equals(reader.ValueSpan, found))
            Volatile.Write(ref place, found = reader.GetString()!);
        return found;
    }
}
