namespace CxMaturity.Web.Excel;

public enum NativeChartKind
{
    Radar,
    Bar
}

/// <summary>A column of cells that a chart reads, with the values that stand there.</summary>
/// <param name="Cells">Absolute reference, sheet included.</param>
public sealed record ChartCells<T>(string Cells, IReadOnlyList<T> Values);

/// <summary>One line or one colour of bars, with the cell that names it.</summary>
public sealed record ChartSeries(ChartCells<string> Name, ChartCells<double> Values, string Colour, bool Dashed = false);

/// <summary>A chart that the spreadsheet program draws itself from cells, on a scale from 1 to 5.</summary>
/// <param name="Description">What a screen reader says.</param>
/// <param name="FromRow">Row (from 0) of the upper edge.</param>
/// <param name="Place">0 for the left chart, 1 for the one to its right.</param>
public sealed record NativeChart(
    NativeChartKind Kind,
    string Title,
    string Description,
    string Language,
    ChartCells<string> Categories,
    IReadOnlyList<ChartSeries> Series,
    int FromRow,
    int Place);
