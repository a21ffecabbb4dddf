namespace CxMaturity.Web.Excel;

/// <summary>A column of a sheet: its heading, and how wide it is in characters.</summary>
public sealed record SheetColumn(string Heading, double Width, bool Number = false)
{
    /// <summary>Letters of the column with this index from 0: A, B, … Z, AA, …</summary>
    public static string Letters(int index)
    {
        var letters = string.Empty;
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }
}
