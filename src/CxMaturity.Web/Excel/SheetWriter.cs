using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Excel;

/// <summary>
/// Writes one sheet from top to bottom: an optional heading line, the header row, then rows. The header stays in view, repeats on each
/// printed page and carries the filter.
/// </summary>
public sealed class SheetWriter
{
    private readonly OpenXmlWriter writer;
    private readonly WorksheetPart part;
    private readonly IReadOnlyList<SheetColumn> columns;
    private int row;

    internal SheetWriter(WorksheetPart part, string name, IReadOnlyList<SheetColumn> columns, string? heading, int frozenColumns)
    {
        (this.part, this.columns, Name) = (part, columns, name);
        HeaderRow = heading is null ? 1 : 2;
        writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(frozenColumns)));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15 });
        writer.WriteElement(new Columns(columns.Select((column, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = column.Width,
            CustomWidth = true
        })));
        writer.WriteStartElement(new SheetData());
        if (heading is not null)
            Row(SheetCell.Of(heading, CellLook.Title));
        Row([.. columns.Select(column => SheetCell.Of(column.Heading, column.Number ? CellLook.NumberHeader : CellLook.Header))]);
    }

    public string Name { get; }

    public int HeaderRow { get; }

    /// <summary>Number of the row written last.</summary>
    public int LastRow => row;

    public void Row(params ReadOnlySpan<SheetCell> cells)
    {
        row++;
        writer.WriteStartElement(new Row { RowIndex = (uint)row, Height = RowHeight.Of(cells, columns), CustomHeight = true });
        for (var i = 0; i < cells.Length; i++)
            Write(cells[i], SheetColumn.Letters(i) + row.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }

    /// <summary>Ends the sheet; nothing can be written after it.</summary>
    internal void End(IReadOnlyList<NativeChart> charts)
    {
        writer.WriteEndElement();
        if (row > HeaderRow)
            writer.WriteElement(new AutoFilter { Reference = $"A{HeaderRow}:{SheetColumn.Letters(columns.Count - 1)}{row}" });
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.7, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
        if (charts.Count > 0)
            writer.WriteElement(new Drawing { Id = part.GetIdOfPart(NativeCharts.AddTo(part, columns, charts)) });
        writer.WriteEndElement();
        writer.Close();
    }

    private void Write(SheetCell cell, string reference)
    {
        if (cell.Number is { } number)
            writer.WriteElement(new Cell
            {
                CellReference = reference,
                StyleIndex = Styles.IndexOf(cell.Look, guarded: false),
                CellValue = new(number.ToString("R", CultureInfo.InvariantCulture))
            });
        else if (cell.Text is { } text)
            // A string cell is never read as a formula, whatever it begins with.
            writer.WriteElement(new Cell(new InlineString(new Text(CellText.Stored(text)) { Space = SpaceProcessingModeValues.Preserve }))
            {
                CellReference = reference,
                StyleIndex = Styles.IndexOf(cell.Look, CellText.LooksLikeFormula(text)),
                DataType = CellValues.InlineString
            });
    }

    private SheetView View(int frozenColumns)
    {
        var pane = new Pane
        {
            VerticalSplit = HeaderRow,
            TopLeftCell = SheetColumn.Letters(frozenColumns) + (HeaderRow + 1).ToString(CultureInfo.InvariantCulture),
            ActivePane = frozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen
        };
        if (frozenColumns > 0)
            pane.HorizontalSplit = frozenColumns;
        return new(pane) { ShowGridLines = false, WorkbookViewId = 0 };
    }
}
