using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>One row of a file that came back, as it was written there.</summary>
/// <param name="Id">Ours; empty where the row has none.</param>
/// <param name="Key">What the tool calls it; empty where it says nothing.</param>
/// <param name="Fault">A word for what is wrong with the row as a whole; empty where nothing is.</param>
public sealed record StatusLine(int Line, string Id, string Status, string Due, string AsOf, string Key, string Fault = "");

/// <summary>A file that came back from a tool.</summary>
/// <param name="Tool">None for a file of our own.</param>
/// <param name="Others">How many rows are none of ours.</param>
public sealed record StatusFile(DeliveryFormat? Tool, IReadOnlyList<StatusLine> Lines, int Others)
{
    // Wide enough for whatever a tool calls a state; whatever is longer is none.
    private const int LongestCell = 120;
    private const int LongestTitle = 1000;
    private const int RowsAboveHeading = 10;
    private const string LongTitle = "title", LongCell = "cell", ManyIds = "ids";

    private static readonly string[] Ids = ["id", "external id", "custom field (external id)", "benutzerdefiniertes feld (external id)", "labels", "stichwörter", "tags", "markierungen"];
    private static readonly string[] JiraKeys = ["issue key", "work item key", "vorgangsschlüssel"];
    private static readonly string[] JiraMarks = ["issue type", "vorgangstyp", .. JiraKeys];
    private static readonly string[] AzureMarks = ["work item type", "arbeitselementtyp"];
    private static readonly string[] States = ["status", "state", "zustand"];
    private static readonly string[] Days = ["due date", "due", "fällig", "fällig am", "fälligkeitsdatum"];
    private static readonly string[] Moments = ["updated", "aktualisiert", "changed date", "geändert am", "as of", "stand vom"];
    private static readonly string[] Titles = ["summary", "zusammenfassung", "title", "titel"];

    /// <summary>Reads the first table whose headings say that it holds ids and states.</summary>
    public static StatusFile Read(byte[] content)
    {
        foreach (var table in TableFile.Read(content))
            for (var i = 0; i < table.Count && i < RowsAboveHeading; i++)
                if (Headings(table[i]) is var headings && Places(headings, Ids).Length > 0 && Places(headings, States).Length > 0)
                    return Read(headings, [.. table.Skip(i + 1)]);
        throw RefusedException.Invalid("exchange.no_columns");
    }

    public IReadOnlyList<ReportedRow> Rows(DateTimeOffset? lookedAt) => [.. Lines.Select(line => Row(line, lookedAt))];

    /// <summary>What the tool calls ours; where two rows claim to be the same thing, neither is believed.</summary>
    public IReadOnlyList<ToolKey> KeysOf(IEnumerable<Guid> known)
    {
        var ours = known.ToLookup(HandOverId.Of);
        return Tool is null ? [] : [.. Lines.GroupBy(line => line.Id).Where(rows => rows.Count() == 1).Select(rows => rows.First()).Where(line => line.Key.Length > 0).SelectMany(line => ours[line.Id].Select(item => new ToolKey(item, line.Key)))];
    }

    /// <summary>The rows as a form carries them from the preview to the change; whatever was none of ours is left behind.</summary>
    public string Carried() => string.Join('\n', Lines.Select(line =>
        string.Join('\t', new[] { line.Line.ToString(CultureInfo.InvariantCulture), line.Id, line.Status, line.Due, line.AsOf, line.Key, line.Fault })).Prepend($"{Tool}"));

    /// <summary>Reads what a preview carried; refuses what no form of ours sends.</summary>
    public static StatusFile Carried(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        DeliveryFormat? tool = lines[0] switch
        {
            "" => null,
            nameof(DeliveryFormat.Jira) => DeliveryFormat.Jira,
            nameof(DeliveryFormat.AzureDevOps) => DeliveryFormat.AzureDevOps,
            _ => throw RefusedException.Invalid("exchange.form")
        };
        if (lines.Length > StatusImport.MostRows + 1)
            throw TableFile.TooMuch();
        return new(tool, [.. lines.Skip(1).Select(line => line.Split('\t') is [var number, var id, var status, var due, var asOf, var key, var fault]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && HandOverId.In(id) is [var ours] && ours == id
            && new[] { status, due, asOf, key, fault }.All(cell => cell.Length <= LongestCell)
            ? new StatusLine(at, id, status, due, asOf, key, fault)
            : throw RefusedException.Invalid("exchange.form"))], 0);
    }

    private static StatusFile Read(string[] headings, IReadOnlyList<TableRow> rows)
    {
        DeliveryFormat? tool = headings.Any(JiraMarks.Contains) ? DeliveryFormat.Jira : headings.Any(AzureMarks.Contains) ? DeliveryFormat.AzureDevOps : null;
        var (ids, states, days, moments, titles) = (Places(headings, Ids), Places(headings, States), Places(headings, Days), Places(headings, Moments), Places(headings, Titles));
        var keys = tool switch { DeliveryFormat.Jira => Places(headings, JiraKeys), DeliveryFormat.AzureDevOps => Places(headings, ["id"]), _ => [] };
        var lines = new List<StatusLine>();
        var others = 0;
        foreach (var row in rows.Where(row => !row.IsEmpty))
        {
            string[] found = [.. ids.SelectMany(place => HandOverId.In(row[place])).Distinct()];
            if (found.Length == 0)
            {
                others++;
                continue;
            }

            string[] cells = [First(row, states), First(row, days), First(row, moments), First(row, keys)];
            var fault = found.Length > 1 ? ManyIds : titles.Any(place => row[place].Length > LongestTitle) ? LongTitle : cells.Any(cell => cell.Length > LongestCell) ? LongCell : "";
            lines.Add(fault.Length > 0 ? new(row.Line, found[0], "", "", "", "", fault) : new(row.Line, found[0], Line(cells[0]), Line(cells[1]), Line(cells[2]), Line(cells[3])));
        }

        if (lines.Count is 0 or > StatusImport.MostRows)
            throw lines.Count == 0 ? RefusedException.Invalid("exchange.nothing_ours", others) : TableFile.TooMuch();
        return new(tool, lines, others);
    }

    private static ReportedRow Row(StatusLine line, DateTimeOffset? lookedAt)
    {
        var asOf = StatusDays.Moment(line.AsOf) ?? lookedAt;
        try
        {
            if (line.Fault.Length > 0)
                throw FaultOf(line);
            if (line.Status.Length == 0)
                throw RefusedException.Invalid("exchange.row_status_missing");
            var status = StatusWords.Of(line.Status) ?? throw RefusedException.Invalid("exchange.row_status", StatusDays.Cut(line.Status));
            return new(line.Line, line.Id, status, StatusDays.Day(line.Due), asOf);
        }
        catch (RefusedException refused)
        {
            return new(line.Line, line.Id, null, null, asOf, refused);
        }
    }

    private static RefusedException FaultOf(StatusLine line) => line.Fault switch
    {
        ManyIds => RefusedException.Invalid("exchange.row_ids"),
        LongTitle => RefusedException.Invalid("exchange.row_title", LongestTitle),
        _ => RefusedException.Invalid("exchange.row_cell", LongestCell)
    };

    private static string[] Headings(TableRow row) => [.. row.Cells.Select(cell => cell.Trim().ToLowerInvariant())];

    private static int[] Places(string[] headings, string[] names) => [.. Enumerable.Range(0, headings.Length).Where(place => names.Contains(headings[place]))];

    private static string First(TableRow row, int[] places) => places.Select(place => row[place]).FirstOrDefault(cell => cell.Length > 0) ?? "";

    private static string Line(string cell) => string.Concat(cell.Where(letter => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029')));
}
