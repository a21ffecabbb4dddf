using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Units;

namespace CxMaturity.Web.Pages.Units;

/// <summary>
/// A list of units as it is pasted from a spreadsheet or a text file: code, name, parent, and the people of the three role groups,
/// separated by tabs or semicolons. A first line that names the columns does not count.
/// </summary>
public static class UnitList
{
    public const int LongestText = 200_000;

    private const int Columns = 6;

    public static IReadOnlyList<UnitRow> Read(string? text)
    {
        if (text?.Length > LongestText)
            throw RefusedException.Invalid("unit.list_too_long", LongestText);
        var lines = (text ?? "").TrimStart('\uFEFF').Split('\n')
            .Select((line, i) => (Number: i + 1, Cells: Cells(line.TrimEnd('\r')))).Where(line => line.Cells.Any(cell => cell.Length > 0)).ToList();
        if (lines is [var first, ..] && first.Cells[0].Equals("code", StringComparison.OrdinalIgnoreCase))
            lines.RemoveAt(0);
        return [.. lines.Select(line => Row(line.Number, line.Cells))];
    }

    private static UnitRow Row(int number, string[] cells)
    {
        if (cells.Length > Columns)
            throw RefusedException.Invalid("unit.list_columns", number, Columns);
        var all = cells.Concat(Enumerable.Repeat("", Columns)).Take(Columns).ToArray();
        return new(number, all[0], new(all[1], all[1]), all[2].Length == 0 ? null : all[2], new(Count(all[3]), Count(all[4]), Count(all[5])));
    }

    /// <summary>What is no number becomes one that no unit can have, so that the row is refused and the others are still judged.</summary>
    private static int Count(string cell) => cell.Length == 0 ? 0
        : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : -1;

    private static string[] Cells(string line)
    {
        var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';
        var (cells, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }

        cells.Add(cell.ToString().Trim());
        return [.. cells];
    }
}
