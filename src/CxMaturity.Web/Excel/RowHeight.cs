namespace CxMaturity.Web.Excel;

/// <summary>
/// How high a row must be for its wrapped texts. Not every program works it out when it opens a file, and a sentence that is cut off
/// might as well not be there.
/// </summary>
internal static class RowHeight
{
    private const double Line = 15;
    private const double Padding = 3;
    private const double OfTitle = 30;

    // Excel allows no more.
    private const double Highest = 409;

    internal static double Of(ReadOnlySpan<SheetCell> cells, IReadOnlyList<SheetColumn> columns)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] is { Text: { } text, Look: not (CellLook.Plain or CellLook.Title) })
                lines = Math.Max(lines, Lines(text, Capacity(columns[i].Width, cells[i].Look)));
        return cells.Length > 0 && cells[0].Look == CellLook.Title ? OfTitle : Math.Min(Highest, lines * Line + Padding);
    }

    /// <summary>Characters that fit beside the indent; bold ones are wider.</summary>
    private static int Capacity(double width, CellLook look) =>
        Math.Max(1, (int)((width - 2) * (look is CellLook.Bold or CellLook.Key or CellLook.Header or CellLook.NumberHeader ? 0.95 : 1.08)));

    private static int Lines(string text, int capacity)
    {
        var lines = 0;
        foreach (var paragraph in text.Split('\n'))
        {
            var used = 0;
            lines++;
            foreach (var word in paragraph.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > capacity)
                {
                    lines++;
                    used = 0;
                }
                lines += Math.Max(0, (word.Length - 1) / capacity);
                used += word.Length + (used > 0 ? 1 : 0);
            }
        }
        return lines;
    }
}
