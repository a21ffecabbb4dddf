using System.Globalization;

namespace CxMaturity.Web.Charts;

/// <summary>Headings of the table that says in numbers what radar and bars show.</summary>
public sealed record ChartTableHeadings(
    string Dimension, string Score, string Index, string Level, string Target, string Gap, string N, string CoreLabel);

/// <summary>One dimension in words and numbers, ready to show.</summary>
/// <param name="Missing">Why the numbers are not shown; none where they are.</param>
public sealed record ChartTableRow(
    string Code, string Name, bool Core, string? Score, string? Index, string? Level, string Target, string? Gap, string? N, string? Missing);

/// <summary>The table beside radar and bars; one table serves both.</summary>
public sealed record ChartTable(string Id, string Caption, ChartTableHeadings Headings, IReadOnlyList<ChartTableRow> Rows)
{
    /// <summary>A row whose numbers are written as the culture writes them.</summary>
    /// <param name="levelName">Number and name of the level in words.</param>
    public static ChartTableRow Row(
        string code, string name, bool core, double? score, double? index, string? levelName, double target, double? gap, int n, string? missing,
        CultureInfo numbers, string numberFormat = "0.0") => new(
            code, name, core,
            score?.ToString(numberFormat, numbers),
            index?.ToString("0", numbers),
            levelName,
            target.ToString("0.0", numbers),
            gap?.ToString(numberFormat, numbers),
            score is null ? null : n.ToString(numbers),
            score is null ? missing ?? "–" : null);
}
