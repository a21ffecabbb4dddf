using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace CxMaturity.Web.Excel;

/// <summary>Puts native charts on a sheet. Each reads its cells and carries their values, so a preview shows it without calculating.</summary>
internal static class NativeCharts
{
    private const long EmuPerCentimetre = 360_000;
    private const long EmuPerPixel = 9_525;
    private const long Width = 20 * EmuPerCentimetre;
    private const long Height = 13 * EmuPerCentimetre;

    private const string Ink = "1B2B3A";
    private const string Line = "D5DCE4";

    internal static DrawingsPart AddTo(WorksheetPart sheet, IReadOnlyList<SheetColumn> columns, IReadOnlyList<NativeChart> charts)
    {
        var drawings = sheet.AddNewPart<DrawingsPart>();
        drawings.WorksheetDrawing = new Xdr.WorksheetDrawing();
        foreach (var (chart, i) in charts.Select((chart, i) => (chart, i)))
        {
            var part = drawings.AddNewPart<ChartPart>();
            part.ChartSpace = Space(chart);
            part.ChartSpace.Save();
            drawings.WorksheetDrawing.Append(Anchor(chart, (uint)i + 2, drawings.GetIdOfPart(part), columns));
        }
        drawings.WorksheetDrawing.Save();
        return drawings;
    }

    private static C.ChartSpace Space(NativeChart chart)
    {
        const uint categories = 1001, values = 1002;
        var bars = chart.Kind == NativeChartKind.Bar;
        OpenXmlCompositeElement plot = bars
            ? new C.BarChart(new C.BarDirection { Val = C.BarDirectionValues.Bar }, new C.BarGrouping { Val = C.BarGroupingValues.Clustered },
                new C.VaryColors { Val = false })
            : new C.RadarChart(new C.RadarStyle { Val = C.RadarStyleValues.Marker }, new C.VaryColors { Val = false });
        foreach (var (series, i) in chart.Series.Select((series, i) => (series, (uint)i)))
            plot.Append(SeriesOf(chart, series, i));
        if (bars)
            plot.Append(new C.GapWidth { Val = 60 });
        plot.Append(new C.AxisId { Val = categories }, new C.AxisId { Val = values });

        // Bars grow upwards in file order; turned round, the first dimension stands on top as in the table.
        var order = bars ? C.OrientationValues.MaxMin : C.OrientationValues.MinMax;
        var categoryAxis = new C.CategoryAxis(new C.AxisId { Val = categories }, new C.Scaling(new C.Orientation { Val = order }),
            new C.Delete { Val = false }, new C.AxisPosition { Val = bars ? C.AxisPositionValues.Left : C.AxisPositionValues.Bottom },
            new C.NumberingFormat { FormatCode = "General", SourceLinked = false }, new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
            Outline(Line), TextOf(bars ? 900 : 800), new C.CrossingAxis { Val = values }, new C.Crosses { Val = C.CrossesValues.AutoZero });
        var valueAxis = new C.ValueAxis(new C.AxisId { Val = values },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = 5 }, new C.MinAxisValue { Val = 1 }),
            new C.Delete { Val = false }, new C.AxisPosition { Val = bars ? C.AxisPositionValues.Bottom : C.AxisPositionValues.Left },
            new C.MajorGridlines(Outline(Line)), new C.NumberingFormat { FormatCode = "0", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None }, new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo }, Outline(Line), TextOf(800), new C.CrossingAxis { Val = categories },
            new C.Crosses { Val = bars ? C.CrossesValues.Maximum : C.CrossesValues.AutoZero },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between }, new C.MajorUnit { Val = 1 });

        var space = new C.ChartSpace(new C.RoundedCorners { Val = false }, new C.Chart(
            TitleOf(chart), new C.AutoTitleDeleted { Val = false }, new C.PlotArea(LayoutOf(chart.Kind), plot, categoryAxis, valueAxis),
            new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }, TextOf(900)),
            new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap }));
        space.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        return space;
    }

    /// <summary>The radar gets a fixed place: left to itself, a program shrinks it until the longest name fits on one line.</summary>
    private static C.Layout LayoutOf(NativeChartKind kind) => kind == NativeChartKind.Bar ? new() : new(new C.ManualLayout(
        new C.LayoutTarget { Val = C.LayoutTargetValues.Inner },
        new C.LeftMode { Val = C.LayoutModeValues.Edge }, new C.TopMode { Val = C.LayoutModeValues.Edge },
        new C.Left { Val = 0.32 }, new C.Top { Val = 0.19 }, new C.Width { Val = 0.36 }, new C.Height { Val = 0.62 }));

    private static OpenXmlElement SeriesOf(NativeChart chart, ChartSeries series, uint i)
    {
        var name = new C.SeriesText(Strings(series.Name));
        var categories = new C.CategoryAxisData(Strings(chart.Categories));
        var values = new C.Values(Numbers(series.Values));
        if (chart.Kind == NativeChartKind.Bar)
            return new C.BarChartSeries(new C.Index { Val = i }, new C.Order { Val = i }, name,
                new C.ChartShapeProperties(Solid(series.Colour)), new C.InvertIfNegative { Val = false }, categories, values);

        var line = new A.Outline(Solid(series.Colour)) { Width = 28_575 };
        if (series.Dashed)
            line.Append(new A.PresetDash { Val = A.PresetLineDashValues.Dash });
        var marker = series.Dashed
            ? new C.Marker(new C.Symbol { Val = C.MarkerStyleValues.None })
            : new C.Marker(new C.Symbol { Val = C.MarkerStyleValues.Circle }, new C.Size { Val = 6 }, new C.ChartShapeProperties(Solid(series.Colour)));
        return new C.RadarChartSeries(new C.Index { Val = i }, new C.Order { Val = i }, name, new C.ChartShapeProperties(line), marker, categories, values);
    }

    private static C.StringReference Strings(ChartCells<string> cells)
    {
        var cache = new C.StringCache(new C.PointCount { Val = (uint)cells.Values.Count });
        foreach (var (value, i) in cells.Values.Select((value, i) => (value, (uint)i)))
            cache.Append(new C.StringPoint(new C.NumericValue(CellText.Clean(value))) { Index = i });
        return new(new C.Formula(cells.Cells), cache);
    }

    private static C.NumberReference Numbers(ChartCells<double> cells)
    {
        var cache = new C.NumberingCache(new C.FormatCode("0.0#"), new C.PointCount { Val = (uint)cells.Values.Count });
        foreach (var (value, i) in cells.Values.Select((value, i) => (value, (uint)i)))
            cache.Append(new C.NumericPoint(new C.NumericValue(value.ToString("R", CultureInfo.InvariantCulture))) { Index = i });
        return new(new C.Formula(cells.Cells), cache);
    }

    private static C.Title TitleOf(NativeChart chart) => new(
        new C.ChartText(new C.RichText(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(new A.Run(
            new A.RunProperties(Solid(Ink)) { Language = chart.Language, FontSize = 1300, Bold = true }, new A.Text(CellText.Clean(chart.Title)))))),
        new C.Overlay { Val = false });

    private static C.TextProperties TextOf(int size) => new(new A.BodyProperties(), new A.ListStyle(),
        new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties(Solid(Ink)) { FontSize = size }), new A.EndParagraphRunProperties()));

    private static C.ChartShapeProperties Outline(string colour) => new(new A.Outline(Solid(colour)) { Width = 9_525 });

    private static A.SolidFill Solid(string colour) => new(new A.RgbColorModelHex { Val = colour });

    private static Xdr.OneCellAnchor Anchor(NativeChart chart, uint id, string part, IReadOnlyList<SheetColumn> columns)
    {
        var (column, offset) = CellAt(columns, chart.Place * (Width + EmuPerCentimetre / 2));
        return new(
            new Xdr.FromMarker(new Xdr.ColumnId(Text(column)), new Xdr.ColumnOffset(Text(offset)), new Xdr.RowId(Text(chart.FromRow)), new Xdr.RowOffset("0")),
            new Xdr.Extent { Cx = Width, Cy = Height },
            new Xdr.GraphicFrame(
                new Xdr.NonVisualGraphicFrameProperties(
                    new Xdr.NonVisualDrawingProperties { Id = id, Name = CellText.Clean(chart.Title), Description = CellText.Clean(chart.Description) },
                    new Xdr.NonVisualGraphicFrameDrawingProperties()),
                new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Width, Cy = Height }),
                new A.Graphic(new A.GraphicData(new C.ChartReference { Id = part }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
            { Macro = "" },
            new Xdr.ClientData());
    }

    /// <summary>The column in which a distance from the left edge falls, and how far into it.</summary>
    private static (long Column, long Offset) CellAt(IReadOnlyList<SheetColumn> columns, long distance)
    {
        var column = 0;
        for (; column < columns.Count && distance >= Wide(columns[column]); column++)
            distance -= Wide(columns[column]);
        return (column, column < columns.Count ? distance : 0);

        static long Wide(SheetColumn column) => (long)Math.Round(column.Width * 7 + 5) * EmuPerPixel;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
