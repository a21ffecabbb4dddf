using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library.Questionnaires;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>The parts of an archive that speak of customer experience: questionnaires and results, each with the hash that proves it.</summary>
public static class ArchivedParts
{
    public const string Questionnaires = "questionnaires/", Results = "results/", Workbooks = "workbooks/", ReadMe = "READ-ME.txt";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string NameOf(Publication publication) => $"{Questionnaires}{publication.QuestionnaireId}-{publication.Version}.json";

    public static byte[] Write(Publication publication) => Written(json =>
    {
        json.WriteString("questionnaire", publication.QuestionnaireId);
        json.WriteString("version", publication.Version);
        json.WriteString("hash", publication.Hash);
        json.WriteString("publishedAt", publication.PublishedAt);
        json.WritePropertyName("content");
        json.WriteRawValue(QuestionnaireJson.Write(publication.Content!));
    });

    /// <summary>Every official result of a wave, oldest first, with the very text that its hash is taken over.</summary>
    public static byte[] Write(Wave wave, FixedResultHistory history) => Written(json =>
    {
        json.WriteString("wave", wave.Id);
        json.WriteString("questionnaire", wave.QuestionnaireId);
        json.WriteString("version", wave.QuestionnaireVersion);
        json.WriteStartArray("official");
        foreach (var result in history.Results)
        {
            json.WriteStartObject();
            json.WriteString("hash", result.Hash);
            json.WriteString("from", result.From);
            json.WriteString("engine", result.Engine);
            if (result.Reason is not null)
                json.WriteString("reason", result.Reason);
            json.WritePropertyName("result");
            json.WriteRawValue(result.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A questionnaire out of an archive, or none where it is not what it says.</summary>
    public static Publication? ReadQuestionnaire(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            var questionnaire = QuestionnaireJson.Read(root.GetProperty("content").GetRawText());
            var publication = new Publication(questionnaire.Id, questionnaire.Version, QuestionnaireHash.Of(questionnaire), questionnaire, root.GetProperty("publishedAt").GetDateTimeOffset());
            return root.GetProperty("hash").GetString() == publication.Hash && Version.TryParse(questionnaire.Version, out _) ? publication : null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // Whatever the rules of a questionnaire say against something that nobody of us has written.
            return null;
        }
    }

    /// <summary>Whether every result of the file has the hash that stands beside it, and is one of the wave's official ones.</summary>
    public static bool Matches(byte[] content, Guid wave, FixedResultHistory history)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            var official = root.GetProperty("official").EnumerateArray()
                .Select(entry => (Hash: entry.GetProperty("hash").GetString(), Content: FixedContent.HashOf(entry.GetProperty("result").GetRawText()))).ToArray();
            return root.GetProperty("wave").GetGuid() == wave && official.Length > 0
                && official.All(result => result.Hash == result.Content && history.Results.Any(known => known.Hash == result.Hash));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }

    /// <summary>One hash over the official results of all waves: two places with the same one show the same results.</summary>
    public static string HashOf(IEnumerable<FixedResultHistory> histories) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        histories.Where(history => history.Latest is not null).OrderBy(history => history.WaveId)
            .Select(history => string.Create(CultureInfo.InvariantCulture, $"{history.WaveId} {history.Latest!.Hash}"))))));

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return content.ToArray();
    }
}
