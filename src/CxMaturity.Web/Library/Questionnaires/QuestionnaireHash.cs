using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>
/// The fingerprint of a questionnaire's values. It is stored with the publication and compared years later, so it rests on nothing that a
/// newer library could write differently: names are sorted, texts carry their length, what is absent leaves no trace.
/// </summary>
public static class QuestionnaireHash
{
    public static string Of(Questionnaire questionnaire)
    {
        var canonical = new StringBuilder();
        Append(canonical, JsonSerializer.SerializeToElement(questionnaire, QuestionnaireJson.Options));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
    }

    private static void Append(StringBuilder canonical, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                canonical.Append('{');
                foreach (var property in value.EnumerateObject()
                    .Where(property => property.Value.ValueKind != JsonValueKind.Null)
                    .OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    Append(canonical, property.Name);
                    Append(canonical, property.Value);
                }

                canonical.Append('}');
                break;
            case JsonValueKind.Array:
                canonical.Append('[');
                foreach (var entry in value.EnumerateArray())
                    Append(canonical, entry);
                canonical.Append(']');
                break;
            case JsonValueKind.String:
                Append(canonical, value.GetString()!);
                break;
            case JsonValueKind.Number:
                canonical.Append('#').Append(value.GetDouble().ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                canonical.Append(value.ValueKind == JsonValueKind.True ? '+' : '-');
                break;
        }
    }

    private static void Append(StringBuilder canonical, string text) =>
        canonical.Append(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
}
