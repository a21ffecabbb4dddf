using System.Text;
using CsvHelper;
using CxMaturity.Domain;
using CxMaturity.Domain.Exchange;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>One row of a table with where it stood.</summary>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>Empty where the row ends before.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsEmpty => Cells.All(cell => cell.Length == 0);
}

/// <summary>The tables that a file holds: one of a text file, one of each sheet of a workbook.</summary>
public static class TableFile
{
    public const int LargestFile = 5 * 1024 * 1024;
    public const int LargestFileInMegabytes = LargestFile / (1024 * 1024);

    /// <summary>More rows than those that can be ours: a heading, and what stands above it.</summary>
    public const int MostRows = StatusImport.MostRows + 10;

    public const int MostColumns = 500;

    private const int ByteOrderMark = 0xFEFF;

    // What separates the columns is found out from the first lines: a comma, a semicolon or a tab.
    private static readonly CsvReaderOptions Csv = new() { HasHeader = false, TrackLineNumbers = true };

    static TableFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<IReadOnlyList<TableRow>> Read(byte[] content) => content.Length is 0 or > LargestFile
        ? throw RefusedException.Invalid("exchange.file_size", LargestFileInMegabytes)
        : content.AsSpan().StartsWith("PK\x03\x04"u8) ? WorkbookTables.Read(content) : [Text(TextOf(content))];

    /// <summary>Refuses what nobody has written by hand.</summary>
    internal static RefusedException NoTable() => RefusedException.Invalid("exchange.file_type");

    internal static RefusedException TooMuch() => RefusedException.Invalid("exchange.file_rows", StatusImport.MostRows, MostColumns);

    private static List<TableRow> Text(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw NoTable();
        var rows = new List<TableRow>();
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), Csv);
            while (csv.Read())
            {
                if (rows.Count >= MostRows || csv.FieldCount > MostColumns)
                    throw TooMuch();
                var cells = new string[csv.FieldCount];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = csv.GetString(i).Trim();
                rows.Add(new((int)csv.LineNumber, cells));
            }
        }
        catch (CsvFormatException)
        {
            throw NoTable();
        }

        return rows;
    }

    /// <summary>UTF-8 or UTF-16 as the file says; without a word of it UTF-8, and what is none was saved by a spreadsheet in Western Europe.</summary>
    private static string TextOf(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(content).TrimStart((char)ByteOrderMark);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart((char)ByteOrderMark);
        }
        catch (ArgumentException)
        {
            return Encoding.GetEncoding(1252).GetString(content);
        }
    }
}
