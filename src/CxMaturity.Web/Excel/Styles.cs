using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CxMaturity.Web.Excel;

/// <summary>The style sheet of our workbooks: one cell format per <see cref="CellLook"/>, and a second that guards text.</summary>
internal static class Styles
{
    internal const string Ink = "FF1B2B3A";
    internal const string Accent = "FF1F4E79";
    private const string Muted = "FF5B6B7A";
    private const string Line = "FFD5DCE4";
    private const string Pale = "FFE8F0F8";

    private const uint OneOrTwoDecimals = 164, DateAndTime = 165;
    private const uint General = 0, WholeNumber = 1, TwoDecimals = 2, WholePercent = 9, AsText = 49;

    private enum Face : uint { Normal, Bold, Muted, Title, Header }

    private static readonly int Looks = Enum.GetValues<CellLook>().Length;

    /// <summary>
    /// The format of a look. A guarded format carries the quote prefix: even somebody who edits the cell and presses Enter does not
    /// make a formula of it.
    /// </summary>
    internal static uint IndexOf(CellLook look, bool guarded) => (uint)look + (guarded ? (uint)Looks : 0);

    internal static Stylesheet Sheet(string dateFormat) => new(
        Counted(new NumberingFormats(
            new NumberingFormat { NumberFormatId = OneOrTwoDecimals, FormatCode = "0.0?" },
            new NumberingFormat { NumberFormatId = DateAndTime, FormatCode = dateFormat }), (list, count) => list.Count = count),
        Counted(new Fonts(FontOf(Ink), FontOf(Ink, bold: true), FontOf(Muted), FontOf(Accent, bold: true, size: 16), FontOf("FFFFFFFF", bold: true)),
            (list, count) => list.Count = count),
        Counted(new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = Accent }) { PatternType = PatternValues.Solid }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = Pale }) { PatternType = PatternValues.Solid })), (list, count) => list.Count = count),
        Counted(new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(),
                new BottomBorder(new Color { Rgb = Line }) { Style = BorderStyleValues.Thin }, new DiagonalBorder())), (list, count) => list.Count = count),
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        Counted(new CellFormats([.. Formats(guarded: false), .. Formats(guarded: true)]), (list, count) => list.Count = count),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static IEnumerable<CellFormat> Formats(bool guarded) => Enum.GetValues<CellLook>().Select(look => FormatOf(look, guarded));

    private static CellFormat FormatOf(CellLook look, bool guarded) => look switch
    {
        CellLook.Plain => Format(Face.Normal, General, ruled: false, guarded: guarded),
        CellLook.Bold => Format(Face.Bold, General, wrap: true, guarded: guarded),
        CellLook.Muted => Format(Face.Muted, General, wrap: true, guarded: guarded),
        CellLook.Title => Format(Face.Title, General, ruled: false, guarded: guarded),
        CellLook.Header => Format(Face.Header, General, wrap: true, guarded: guarded, vertical: VerticalAlignmentValues.Center),
        CellLook.NumberHeader => Format(Face.Header, General, HorizontalAlignmentValues.Right, true, guarded: guarded, vertical: VerticalAlignmentValues.Center),
        CellLook.Whole => Format(Face.Normal, WholeNumber),
        CellLook.Index => Format(Face.Normal, WholeNumber),
        CellLook.Score => Format(Face.Normal, TwoDecimals),
        CellLook.RoundedScore => Format(Face.Normal, OneOrTwoDecimals),
        CellLook.Percent => Format(Face.Normal, WholePercent),
        CellLook.Weight => Format(Face.Normal, General),
        CellLook.Moment => Format(Face.Normal, DateAndTime, HorizontalAlignmentValues.Left),
        CellLook.Reason => Format(Face.Muted, General, HorizontalAlignmentValues.Right, true, guarded: guarded),
        CellLook.LeftWhole => Format(Face.Normal, WholeNumber, HorizontalAlignmentValues.Left),
        CellLook.LeftIndex => Format(Face.Normal, WholeNumber, HorizontalAlignmentValues.Left),
        CellLook.LeftPercent => Format(Face.Normal, WholePercent, HorizontalAlignmentValues.Left),
        CellLook.Key => Format(Face.Bold, General, wrap: true, guarded: guarded, pale: true),
        CellLook.KeyNote => Format(Face.Normal, General, wrap: true, guarded: guarded, pale: true),
        CellLook.KeyWhole => Format(Face.Bold, WholeNumber, HorizontalAlignmentValues.Left, pale: true),
        CellLook.KeyScore => Format(Face.Bold, TwoDecimals, HorizontalAlignmentValues.Left, pale: true),
        CellLook.KeyRoundedScore => Format(Face.Bold, OneOrTwoDecimals, HorizontalAlignmentValues.Left, pale: true),
        _ => Format(Face.Normal, General, wrap: true, guarded: guarded)
    };

    private static CellFormat Format(
        Face face,
        uint format,
        HorizontalAlignmentValues? horizontal = null,
        bool wrap = false,
        bool ruled = true,
        bool guarded = false,
        bool pale = false,
        VerticalAlignmentValues vertical = VerticalAlignmentValues.Top)
    {
        // The indent keeps a number on the right of its cell apart from a text on the left of the next.
        var text = wrap ? HorizontalAlignmentValues.Left : (HorizontalAlignmentValues?)null;
        var alignment = new Alignment { Vertical = vertical, Horizontal = horizontal ?? text ?? HorizontalAlignmentValues.Right, Indent = 1 };
        if (wrap)
            alignment.WrapText = true;
        if (face == Face.Title || !ruled)
            (alignment.Horizontal, alignment.Indent) = (HorizontalAlignmentValues.Left, 0);

        return new(alignment)
        {
            NumberFormatId = guarded ? AsText : format,
            FontId = (uint)face,
            FillId = face == Face.Header ? 2u : pale ? 3u : 0u,
            BorderId = ruled && face != Face.Header ? 1u : 0u,
            FormatId = 0,
            QuotePrefix = guarded ? true : null,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true
        };
    }

    private static Font FontOf(string colour, bool bold = false, double size = 11)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static T Counted<T>(T list, Action<T, uint> count) where T : OpenXmlCompositeElement
    {
        count(list, (uint)list.ChildElements.Count);
        return list;
    }
}
