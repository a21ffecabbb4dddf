using System.Globalization;
using System.Net;
using CsvHelper;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>
/// Files that the importers of Jira and Azure DevOps read. Whatever begins like a formula gets an apostrophe in front, since such files
/// are opened in spreadsheets, too. Without a byte-order mark: importers take it for a part of the first heading.
/// </summary>
public static class IssueFiles
{
    public const string ContentType = "text/csv; charset=utf-8";

    // A spreadsheet would read a formula behind any of these.
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r\n" };

    /// <param name="keys">What Jira calls each thing. Where it knows one, its importer changes that issue and makes no second one.</param>
    public static byte[] Jira(HandOver handOver, IReadOnlyDictionary<Guid, string> keys)
    {
        WorkItem[] items = [.. handOver.All];
        var labels = items.Select(item => item.Labels.Count + 1).DefaultIfEmpty(1).Max();
        var knows = items.Any(item => keys.ContainsKey(item.Stream));
        return Written(
            [.. knows ? ["Issue Key"] : Array.Empty<string>(), "Summary", "Issue Type", "Status", "Priority", "Due Date", "External ID", "Description", .. Enumerable.Repeat("Labels", labels)],
            items.Select(item => (string[])
            [
                .. knows ? [keys.GetValueOrDefault(item.Stream, "")] : Array.Empty<string>(), OneLine(item.Title), "Task", StatusOf(item.Column, "To Do", "In Progress", "Done"),
                $"{item.Severity ?? Severity.Medium}", DayOf(item.Due), item.Id, item.Description,
                .. item.Labels.Prepend(item.Id).Concat(Enumerable.Repeat("", labels)).Take(labels)
            ]));
    }

    /// <param name="keys">The numbers of work items that are known. What is new over there gets its number and its first state there.</param>
    public static byte[] AzureDevOps(HandOver handOver, IReadOnlyDictionary<Guid, string> keys)
    {
        WorkItem[] items = [.. handOver.All];
        var knows = items.Any(item => keys.ContainsKey(item.Stream));
        return Written(
            [.. knows ? ["ID"] : Array.Empty<string>(), "Work Item Type", "Title", "State", "Priority", "Due Date", "Tags", "Description"],
            items.Select(item => (string[])
            [
                .. knows ? [keys.GetValueOrDefault(item.Stream, "")] : Array.Empty<string>(), "Issue", OneLine(item.Title),
                keys.ContainsKey(item.Stream) ? StatusOf(item.Column, "To Do", "Doing", "Done") : "",
                $"{(int)(item.Severity ?? Severity.Medium) + 1}", DayOf(item.Due), string.Join("; ", item.Labels.Prepend(item.Id)),
                // The field holds HTML over there.
                WebUtility.HtmlEncode(item.Description).Replace("\n", "<br>", StringComparison.Ordinal)
            ]));
    }

    private static byte[] Written(IReadOnlyList<string> headings, IEnumerable<string[]> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Csv, leaveOpen: true))
            foreach (var row in rows.Prepend([.. headings]))
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.EndRecord();
            }

        return stream.ToArray();
    }

    /// <summary>Work over there is done when the effect is to be checked here; a finding has no column and waits.</summary>
    private static string StatusOf(BoardColumn? column, string toDo, string inProgress, string done) => column switch
    {
        BoardColumn.InProgress => inProgress,
        BoardColumn.CheckingEffect or BoardColumn.Done or BoardColumn.Stopped => done,
        _ => toDo
    };

    private static string DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
