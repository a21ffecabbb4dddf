using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>
/// A questionnaire as JSON, in the form in which the event of its publication holds it. What is stored stays for years: names may be
/// added, never changed. Reading goes through the constructor, so that a wrong questionnaire cannot come out of the store either.
/// </summary>
public static class QuestionnaireJson
{
    public static readonly JsonSerializerOptions Options = MakeOptions();

    public static string Write(Questionnaire questionnaire) => JsonSerializer.Serialize(questionnaire, Options);

    public static Questionnaire Read(string json) =>
        JsonSerializer.Deserialize<Questionnaire>(json, Options) ?? throw new JsonException("The JSON holds no questionnaire.");

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepWhatTheConstructorTakes } }
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What a type works out from its values (all items of a dimension, say) is not stored.</summary>
    private static void KeepWhatTheConstructorTakes(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var taken = type.Type.GetConstructors().Single().GetParameters()
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (!taken.Contains(type.Properties[i].Name))
                type.Properties.RemoveAt(i);
    }
}

/// <summary>Lets a questionnaire stand inside other JSON (an event) whatever the options of that JSON are.</summary>
public sealed class QuestionnaireJsonConverter : JsonConverter<Questionnaire>
{
    public override Questionnaire? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Questionnaire>(ref reader, QuestionnaireJson.Options);

    public override void Write(Utf8JsonWriter writer, Questionnaire value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, QuestionnaireJson.Options);
}
