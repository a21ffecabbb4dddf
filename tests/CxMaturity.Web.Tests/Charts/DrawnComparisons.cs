using System.Globalization;
using System.Text.Encodings.Web;
using System.Xml.Linq;
using CxMaturity.Web.Charts;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Tests.Charts;

public sealed class DrawnComparisons
{
    private const string Nasty = "\"><script>alert('x')</script>&\u0000\u0001 <b onload=x style='y'>";
    private const string LongName = "Customer-Journey- und Kernprozessverantwortung für das Donaudampfschifffahrtswesen der Gesellschaft";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly string[] Levels = ["Stufe 1", "Stufe 2", "Stufe 3", "Stufe 4", "Stufe 5"];

    public static TheoryData<string> Kinds() => ["dots", "reference", "changes", "quadrants", "lines", "spread", "spread-legend"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Are_well_formed_with_a_title_and_a_description(string kind)
    {
        var frame = Parsed(Draw(kind, "Titel"));
        foreach (var drawing in Drawings(frame))
        {
            drawing.Attribute("role")!.Value.ShouldBe("img");
            var ids = drawing.Attribute("aria-labelledby")!.Value.Split(' ');
            drawing.Element(Svg + "title")!.Attribute("id")!.Value.ShouldBe(ids[0]);
            drawing.Element(Svg + "desc")!.Attribute("id")!.Value.ShouldBe(ids[1]);
            drawing.Element(Svg + "desc")!.Value.ShouldNotBeNullOrWhiteSpace();
        }
        frame.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Encode_whatever_text_they_are_given_and_carry_no_style_and_no_script(string kind)
    {
        var markup = Draw(kind, Nasty);
        markup.ShouldNotContain("<script", Case.Insensitive);
        var frame = Parsed(markup);
        frame.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct()
            .ShouldBeSubsetOf(["div", "svg", "title", "desc", "path", "line", "rect", "circle", "text"]);
        foreach (var attribute in frame.DescendantsAndSelf().Attributes())
        {
            attribute.Name.LocalName.ShouldNotBe("style");
            attribute.Name.LocalName.ShouldNotStartWith("on");
            attribute.Name.LocalName.ShouldNotBe("href");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Draw_the_same_for_the_same_and_numbers_only(string kind)
    {
        var markup = Draw(kind, "Titel");
        markup.ShouldBe(Draw(kind, "Titel"));
        foreach (var wrong in (string[])["NaN", "∞", "Infinity"])
            markup.ShouldNotContain(wrong);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stay_inside_their_frame_whatever_the_values_are(string kind)
    {
        foreach (var drawing in Drawings(Parsed(Draw(kind, "Titel"))))
        {
            var box = drawing.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
            foreach (var (x, y, what) in drawing.Descendants().SelectMany(PointsOf))
            {
                x.ShouldBeInRange(0, box[2], what);
                y.ShouldBeInRange(0, box[3], what);
            }
        }
    }

    [Fact]
    public void Place_a_dot_by_its_score_and_say_why_another_is_missing()
    {
        var drawing = Wide(Draw("dots", "Titel"));
        var dots = Marked(drawing, "chart-dot chart-series-0").Where(dot => dot.Element(Svg + "title") is not null).ToArray();
        dots.Select(dot => Number(dot.Attribute("cx")!.Value)).ShouldBe([At(4.1), At(5)], 0.01);
        dots[0].Element(Svg + "title")!.Value.ShouldBe("Rollenklarheit, Leitung: 4,1 (3,8 – 4,4)");
        Texts(drawing).ShouldContain("weniger als 5");
        Texts(drawing).ShouldContain("nicht gefragt");

        double At(double score) => Extent(drawing).Left + (Extent(drawing).Right - Extent(drawing).Left) * (score - 1) / 4;
    }

    [Fact]
    public void Draw_a_line_for_the_total_across_all_rows()
    {
        var drawing = Wide(Draw("reference", "Titel"));
        var line = Marked(drawing, "chart-reference")[0];
        line.Attribute("x1")!.Value.ShouldBe(line.Attribute("x2")!.Value);
        Texts(drawing).ShouldContain("Gesamt 3,2");
    }

    [Fact]
    public void Tell_better_from_worse_and_from_noise_by_shape()
    {
        var drawing = Wide(Draw("changes", "Titel"));
        Shape("chart-sign chart-better").ShouldNotBe(Shape("chart-sign chart-worse"));
        Marked(drawing, "chart-sign chart-noise chart-hollow").ShouldAllBe(mark => mark.Name.LocalName == "circle");
        Marked(drawing, "chart-cross").Length.ShouldBe(2, "one row and the legend");
        Texts(drawing).ShouldContain("andere Fassung");
        Texts(drawing).ShouldBeSubsetOf([.. Texts(drawing).Where(text => !text.StartsWith('-'))], "minus is a minus, not a hyphen");
        Texts(drawing).ShouldContain("−0,4");
        Texts(drawing).ShouldContain("+0,6");

        // Corners relative to the mark's middle.
        string Shape(string classes)
        {
            var corners = PointsOf(Marked(drawing, classes)[0]).ToArray();
            var (x, y) = (corners.Average(point => point.X), corners.Average(point => point.Y));
            return string.Join(' ', corners.Select(point => $"{Math.Round(point.X - x)},{Math.Round(point.Y - y)}"));
        }
    }

    [Fact]
    public void Put_zero_in_the_middle_and_grey_what_is_too_small_to_count()
    {
        var drawing = Wide(Draw("changes", "Titel"));
        var plot = Extent(drawing);
        Number(Marked(drawing, "chart-zero")[0].Attribute("x1")!.Value).ShouldBe((plot.Left + plot.Right) / 2, 0.01);
        // The furthest end of an interval is 0.9, so the axis reaches from -1 to 1.
        Number(Marked(drawing, "chart-negligible")[0].Attribute("width")!.Value).ShouldBe((plot.Right - plot.Left) * 0.2, 0.01);
    }

    [Fact]
    public void Keep_the_codes_of_points_apart_even_where_points_coincide()
    {
        foreach (var drawing in Drawings(Parsed(Draw("quadrants", "Titel"))))
        {
            var codes = drawing.Descendants(Svg + "text").Where(text => Classes(text).EndsWith("chart-clear", StringComparison.Ordinal))
                .Select(text => (X: Number(text.Attribute("x")!.Value), Y: Number(text.Attribute("y")!.Value), Width: text.Value.Length * 8.0)).ToArray();
            codes.Length.ShouldBe(8);
            for (var i = 0; i < codes.Length; i++)
                for (var j = 0; j < i; j++)
                    (Math.Abs(codes[i].X - codes[j].X) >= (codes[i].Width + codes[j].Width) / 2 || Math.Abs(codes[i].Y - codes[j].Y) >= 15)
                        .ShouldBeTrue($"{i} and {j}");
        }
    }

    [Fact]
    public void Name_a_dimension_that_has_no_point_with_the_reason() =>
        Texts(Wide(Draw("quadrants", "Titel"))).ShouldContain(text => text.Contains("zu wenige", StringComparison.Ordinal));

    [Fact]
    public void Draw_nothing_where_there_is_nothing()
    {
        Markup(DotRangeChart.Of(new("d", "t", "d", ["A"], [], "i", Levels, German))).ShouldBeEmpty();
        Markup(ChangeChart.Of(new("c", "t", "d", [], "b", "w", "n", "x", "g", "i", German))).ShouldBeEmpty();
        Markup(QuadrantChart.Of(new("q", "t", "d", [new("A", "A", double.NaN, 0.2), new("B", "B", 2, null)], new("a", "b", "c", "d"), "x", "y", German))).ShouldBeEmpty();
    }

    [Fact]
    public void Break_every_line_where_the_questionnaire_changed_and_say_so()
    {
        var drawing = Wide(Draw("lines", "Titel"));
        Marked(drawing, "chart-series chart-series-0 chart-series-strong").Length.ShouldBe(2);
        Marked(drawing, "chart-break").Length.ShouldBe(1);
        Texts(drawing).ShouldContain("neue Fassung");
        Marked(drawing, "chart-range chart-series-0").Length.ShouldBe(3 * 5, "three strokes for each of five intervals; one value has none");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(6, 6)]
    [InlineData(12, 6)]
    public void Name_every_quarter_on_a_phone_as_long_as_there_are_six_or_fewer(int moments, int named)
    {
        var names = Enumerable.Range(0, moments).Select(i => new DateTime(2024, 2, 1).AddMonths(3 * i).ToString("MMM yyyy", German)).ToArray();
        var chart = LineChart.Of(new("l", "t", "d", names, [new("A", "Alle", true, [.. names.Select(_ => (double?)3)])], Levels, German));
        var narrow = Drawings(Parsed(Markup(chart)))[1];
        var words = names.SelectMany(name => name.Split(' ').Append(name)).ToHashSet();
        var firsts = narrow.Descendants(Svg + "text").Where(text => words.Contains(text.Value)).GroupBy(text => text.Attribute("x")!.Value).ToArray();
        firsts.Length.ShouldBe(named);
    }

    [Fact]
    public void Give_each_answer_its_share_of_the_bar_and_those_who_cannot_judge_a_place_apart()
    {
        var bar = Parsed(Draw("spread", "Titel"));
        var parts = bar.Elements(Svg + "rect").ToArray();
        parts.Length.ShouldBe(4, "nobody chose the fourth answer");
        Width(parts[1]).ShouldBe(2 * Width(parts[0]), 0.05);
        parts[^1].Attribute("class")!.Value.ShouldBe("chart-cannot-judge");
        bar.Element(Svg + "desc")!.Value.ShouldStartWith("gar nicht 10 (10 %), ");
        Texts(bar).ShouldContain("40 %");

        var unnamed = Parsed(Markup(SpreadBars.Of(new("Frage", [new("nein", 0), new("teils", 0), new("ja", 0)], German, Missing: "weniger als 10"))));
        unnamed.Attribute("aria-label")!.Value.ShouldBe("Frage: weniger als 10");
        unnamed.Descendants().Attributes("id").ShouldBeEmpty();

        static double Width(XElement part) => Number(part.Attribute("width")!.Value);
    }

    private static string Draw(string kind, string title)
    {
        const string description = "Die Zahlen stehen in der Tabelle.";
        var text = title == Nasty ? Nasty : null;
        string Or(string words) => text ?? words;
        return Markup(kind switch
        {
            "dots" => DotRangeChart.Of(new("dots", title, description, [Or("Leitung"), Or("Mittleres Management"), Or("Mitarbeitende"), Or("Kundinnen und Kunden")],
            [
                new(Or("Rollenklarheit"), [new(4.1, 3.8, 4.4), new(3.2, 3.1, 3.3), new(2.7), new(double.NaN, Missing: Or("keine Spiegelfragen"))]),
                new(Or(LongName), [new(5, 4.8, 7), new(1, -2, 1.2), new(null, Missing: Or("weniger als 5")), new(null)]),
                new(Or("Anreize"), [], Or("nicht gefragt"))
            ], Or("95-%-Intervall"), Levels, German)),
            "reference" => DotRangeChart.Of(new("units", title, description, [Or("Wert")],
                [new(Or("Vertrieb"), [new(2.1, 1.7, 2.5)]), new(Or(LongName), [new(3.9, double.NaN, 4.2)])], Or("95-%-Intervall"), Levels, German, Reference: 3.2, ReferenceLabel: Or("Gesamt"))),
            "changes" => ChangeChart.Of(new("changes", title, description,
            [
                new(Or("Rollenklarheit"), 0.6, 0.3, 0.9, ChangeVerdict.Better), new(Or("Anreize"), -0.4, -0.7, -0.1, ChangeVerdict.Worse),
                new(Or(LongName), 0.1, -0.2, 0.4, ChangeVerdict.Noise), new(Or("Silos"), -0.04, double.NaN, 0.2, ChangeVerdict.Noise),
                new(Or("Technik"), 3, 2, 9, ChangeVerdict.NotComparable, Or("andere Fassung"))
            ], Or("besser"), Or("schlechter"), Or("Zufall"), Or("nicht vergleichbar"), Or("zu klein"), Or("95-%-Intervall"), German)),
            "quadrants" => QuadrantChart.Of(new("quadrants", title, description,
            [
                .. Enumerable.Range(0, 8).Select(i => new QuadrantPoint(text ?? $"CODE{i}", Or(LongName), 3 + i / 5 * 0.1, 0.1, 0, 0.9)),
                new(Or("NONE"), Or("Technik"), 3, double.PositiveInfinity, Missing: Or("zu wenige"))
            ], new(Or("Zuerst verbessern"), Or("Halten"), Or("Beobachten"), Or("Nicht überziehen")), Or("Wert"), Or("Anteil in %"), German)),
            "lines" => LineChart.Of(new("lines", title, description, [.. Enumerable.Range(1, 6).Select(i => Or($"Aug {2020 + i}"))],
            [
                new(Or("Gesamt"), Or("Gesamtwert"), true, [2, 2.2, 2.4, 2.6, 2.8, 3],
                    [new(1.5, 2.5), new(2, 2.4), new(-3, 2.8), new(2.5, 9), new(2.7, double.NaN), new(2.9, 3.1)]),
                new(Or("LEAD"), Or(LongName), false, [3, null, 3.1, double.NaN, 3.2, 3.3])
            ], Levels, German, Breaks: [new(3, Or("neue Fassung")), new(0, "outside"), new(6, "outside")])),
            "spread" => SpreadBars.Of(new(title, [new(Or("gar nicht"), 10), new(Or("wenig"), 20), new(Or("teils"), 40), new(Or("eher"), 0), new(Or("voll"), -3)],
                German, new(Or("kann ich nicht beurteilen"), 30), "spread")),
            _ => SpreadBars.LegendOf("legend", title, [Or("ablehnend"), Or("teils"), Or("zustimmend")], Or("kann ich nicht beurteilen"))
        });
    }

    private static (double Left, double Right) Extent(XElement drawing)
    {
        var bands = drawing.Descendants(Svg + "rect").Where(box => Classes(box).StartsWith("chart-band", StringComparison.Ordinal)).ToArray();
        return (Number(bands[0].Attribute("x")!.Value), Number(bands[^1].Attribute("x")!.Value) + Number(bands[^1].Attribute("width")!.Value));
    }

    private static IEnumerable<(double X, double Y, string What)> PointsOf(XElement element)
    {
        double Of(string name) => Number(element.Attribute(name)!.Value);
        var what = element.ToString();
        switch (element.Name.LocalName)
        {
            case "rect":
                return [(Of("x"), Of("y"), what), (Of("x") + Of("width"), Of("y") + Of("height"), what)];
            case "line":
                return [(Of("x1"), Of("y1"), what), (Of("x2"), Of("y2"), what)];
            case "circle":
                return [(Of("cx") - Of("r"), Of("cy") - Of("r"), what), (Of("cx") + Of("r"), Of("cy") + Of("r"), what)];
            case "path":
                return element.Attribute("d")!.Value.Trim('M', 'Z').Split('L').Select(point => point.Split(' ')).Select(point => (Number(point[0]), Number(point[1]), what));
            case "text":
                // Half an em for each letter: narrower than most fonts are, so what fails here runs out of every drawing.
                var width = element.Value.Length * (Classes(element).Contains("chart-tick", StringComparison.Ordinal) ? 6 : 6.5);
                var start = Of("x") - (element.Attribute("text-anchor")!.Value switch { "start" => 0, "middle" => width / 2, _ => width });
                return [(start, Of("y") - 8, what), (start + width, Of("y"), what)];
            default:
                return [];
        }
    }

    private static XElement[] Marked(XElement drawing, string classes) => [.. drawing.Descendants().Where(element => Classes(element) == classes)];

    private static string Classes(XElement element) => element.Attribute("class")?.Value ?? string.Empty;

    private static string[] Texts(XElement drawing) => [.. drawing.Descendants(Svg + "text").Select(text => text.Value)];

    private static double Number(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static XElement[] Drawings(XElement frame) => frame.Name == Svg + "svg" ? [frame] : [.. frame.Elements(Svg + "svg")];

    private static XElement Wide(string markup) => Drawings(Parsed(markup))[0];

    private static XElement Parsed(string markup) => XElement.Parse(markup);

    private static string Markup(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
