using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>Reads the sheets of a workbook as text, cell by cell; formulas are never worked out, only what was seen last.</summary>
internal static class WorkbookTables
{
    // A small file can unpack to a very large one, and again with every sheet.
    private const long LargestPart = 20_000_000;
    private const int MostSheets = 10;

    public static IReadOnlyList<IReadOnlyList<TableRow>> Read(byte[] content)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false, new OpenSettings { MaxCharactersInPart = LargestPart });
            var workbook = document.WorkbookPart ?? throw TableFile.NoTable();
            var shared = SharedOf(workbook);
            return [.. workbook.Workbook.Descendants<Sheet>().Take(MostSheets).Select(sheet => sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part ? RowsOf(part, shared) : [])];
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or IOException or KeyNotFoundException)
        {
            throw TableFile.NoTable();
        }
    }

    private static List<string> SharedOf(WorkbookPart workbook)
    {
        var shared = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
            return shared;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                shared.Add(TextOf(reader.LoadCurrentElement()!));
        return shared;
    }

    private static List<TableRow> RowsOf(WorksheetPart part, List<string> shared)
    {
        var rows = new List<TableRow>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row)
                continue;
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
                if (column >= TableFile.MostColumns)
                    throw TableFile.TooMuch();
                while (cells.Count <= column)
                    cells.Add("");
                cells[column] = Shown(cell, shared).Trim();
            }

            var read = new TableRow((int)(row.RowIndex?.Value ?? (uint)rows.Count + 1), cells);
            if (read.IsEmpty)
                continue;
            if (rows.Count >= TableFile.MostRows)
                throw TableFile.TooMuch();
            rows.Add(read);
        }

        return rows;
    }

    private static string Shown(Cell cell, List<string> shared)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return cell.InlineString is { } inline ? TextOf(inline) : "";
        var value = cell.CellValue?.Text ?? "";
        return cell.DataType?.Value == CellValues.SharedString
            ? int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var place) && place >= 0 && place < shared.Count ? shared[place] : ""
            : value;
    }

    /// <summary>Text with its formatting taken off; how it is pronounced does not belong to it.</summary>
    private static string TextOf(OpenXmlElement item) => string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (column, letter) => Math.Min(column, 1_000_000) * 26 + letter - 'A' + 1) - 1;
}
