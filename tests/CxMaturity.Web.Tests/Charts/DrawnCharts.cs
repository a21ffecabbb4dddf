using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CxMaturity.Web.Charts;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Tests.Charts;

public sealed class DrawnCharts
{
    private const string Nasty = "\"><script>alert('x')</script>&\u0000\u0001 <b onload=x style='y'>";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly (string Code, string Name)[] Names =
    [
        ("LEAD", "Engagement der Unternehmensleitung"), ("INC", "Ausrichtung der Anreize"), ("SILO", "Überwindung von Silos"),
        ("ROLE", "Rollenklarheit"), ("PROC", "Journeys, Kernprozesse & Einfachheit")
    ];

    public static TheoryData<string> Kinds() => ["radar", "bars", "ladder", "lines"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Are_well_formed_with_a_title_and_a_description(string kind)
    {
        var frame = Parsed(Draw(kind, "Titel"));
        var drawings = frame.Elements(Svg + "svg").ToArray();
        drawings.Length.ShouldBe(2);
        foreach (var drawing in drawings)
        {
            drawing.Attribute("role")!.Value.ShouldBe("img");
            var ids = drawing.Attribute("aria-labelledby")!.Value.Split(' ');
            drawing.Element(Svg + "title")!.Attribute("id")!.Value.ShouldBe(ids[0]);
            drawing.Element(Svg + "title")!.Value.ShouldBe("Titel");
            drawing.Element(Svg + "desc")!.Attribute("id")!.Value.ShouldBe(ids[1]);
            drawing.Element(Svg + "desc")!.Value.ShouldBe("Die Zahlen stehen in der Tabelle.");
        }
        frame.Descendants().Attributes("id").Select(id => id.Value).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Encode_whatever_text_they_are_given(string kind)
    {
        var markup = Draw(kind, Nasty);
        markup.ShouldNotContain("<script", Case.Insensitive);
        var frame = Parsed(markup);
        frame.Descendants(Svg + "title").First().Value.ShouldBe(Nasty.Replace("\u0000", "").Replace("\u0001", ""));
        frame.Descendants().Select(element => element.Name.LocalName).Distinct()
            .ShouldBeSubsetOf(["svg", "title", "desc", "path", "line", "rect", "circle", "text"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Carry_no_style_and_no_script_so_that_a_strict_policy_holds(string kind)
    {
        foreach (var attribute in Parsed(Draw(kind, Nasty)).DescendantsAndSelf().Attributes())
        {
            attribute.Name.LocalName.ShouldNotBe("style");
            attribute.Name.LocalName.ShouldNotStartWith("on");
            attribute.Name.LocalName.ShouldNotBe("href");
        }
    }

    [Theory]
    [InlineData("de-DE", "3,4")]
    [InlineData("en-GB", "3.4")]
    public void Write_numbers_as_the_language_does_and_coordinates_as_svg_does(string culture, string label)
    {
        foreach (var kind in new[] { "radar", "bars", "lines" })
        {
            var frame = Parsed(Draw(kind, "Titel", culture: CultureInfo.GetCultureInfo(culture)));
            frame.Descendants(Svg + "text").Select(text => text.Value).ShouldContain(label);
            foreach (var number in frame.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "x" or "y" or "cx" or "d"))
                number.Value.ShouldNotContain(",");
        }
    }

    [Fact]
    public void Leave_a_gap_where_a_score_is_missing_and_do_not_draw_a_zero()
    {
        var whole = Wide(Draw("radar", "Titel"));
        Lines(whole, "chart-score chart-line").ShouldHaveSingleItem().ShouldEndWith("Z");
        Dots(whole).ShouldBe(5 + 1, "five values and the legend");

        var broken = Wide(Draw("radar", "Titel", missing: "SILO"));
        var line = Lines(broken, "chart-score chart-line").ShouldHaveSingleItem();
        line.ShouldNotEndWith("Z");
        Regex.Count(line, "[ML]").ShouldBe(4, "the line joins the four that have a score");
        Dots(broken).ShouldBe(4 + 1);
        broken.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("weniger als 5");
        Lines(broken, "chart-target chart-line").ShouldHaveSingleItem().ShouldEndWith("Z");

        static int Dots(XElement drawing) => drawing.Descendants(Svg + "circle").Count();
    }

    [Fact]
    public void Reach_from_the_middle_at_one_to_the_rim_at_five()
    {
        var drawing = Wide(Draw("radar", "Titel", score: 5));
        var rim = Lines(drawing, "chart-grid").Where(path => path.EndsWith('Z')).ToArray()[^1];
        Lines(drawing, "chart-score chart-line").ShouldHaveSingleItem().ShouldBe(rim);

        var middle = Lines(Wide(Draw("radar", "Titel", score: 1)), "chart-score chart-line").ShouldHaveSingleItem();
        middle.TrimStart('M').TrimEnd('Z').Split('L').Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Draw_no_radar_of_fewer_than_three_axes() => Markup(RadarChart.Of(
        new("r", "t", "d", "s", "z", [new("LEAD", "Leadership", 3, 4), new("INC", "Incentives", 3, 4)], German))).ShouldBeEmpty();

    [Fact]
    public void Give_a_bar_the_length_of_its_score_and_say_why_another_has_none()
    {
        var bars = Wide(Draw("bars", "Titel", missing: "SILO"));
        var plot = bars.Descendants(Svg + "rect").Where(box => box.Attribute("class")!.Value.StartsWith("chart-band", StringComparison.Ordinal)).Sum(Width);
        var lengths = bars.Descendants(Svg + "rect").Where(box => box.Attribute("class")!.Value == "chart-score chart-bar").Select(Width).ToArray();
        lengths.Length.ShouldBe(4 + 1, "four values and the legend");
        lengths[0].ShouldBe(plot * (3.4 - 1) / 4, 0.1);
        bars.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("weniger als 5");
        bars.Descendants(Svg + "line").Count(line => line.Attribute("class")!.Value.Contains("chart-mark", StringComparison.Ordinal)).ShouldBe(5 + 1);

        static double Width(XElement box) => double.Parse(box.Attribute("width")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Break_a_line_where_a_score_is_missing_and_name_each_at_its_end()
    {
        var whole = Wide(Draw("lines", "Titel"));
        Series(whole).Select(path => Regex.Count(path, "[ML]")).ShouldBe([3, 3, 3, 3, 3]);
        // Five values of three moments each and a mark beside each name.
        Marks(whole).ShouldBe(5 * 3 + 5);
        var names = whole.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        Names.ShouldAllBe(name => names.Contains(name.Name));

        var broken = Wide(Draw("lines", "Titel", missing: "SILO"));
        Series(broken).Length.ShouldBe(4, "a value alone on each side of the gap makes no line");
        Marks(broken).ShouldBe(5 * 3 - 1 + 5);
        Markup(LineChart.Of(new("l", "t", "d", ["Nov 2026"], [new("INC", "Incentives", true, [2])], ["1", "2", "3", "4", "5"], German))).ShouldBeEmpty();

        static string[] Series(XElement drawing) =>
            [.. drawing.Descendants(Svg + "path").Where(path => path.Attribute("class")!.Value.StartsWith("chart-series ", StringComparison.Ordinal)).Select(path => path.Attribute("d")!.Value)];
        static int Marks(XElement drawing) => drawing.Descendants().Count(mark => mark.Attribute("class")?.Value.StartsWith("chart-dot chart-series-", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Keep_the_names_of_lines_apart_that_end_close_together()
    {
        var drawing = Wide(Draw("lines", "Titel", score: 3));
        var heights = drawing.Descendants(Svg + "text").Where(text => Names.Any(name => name.Name == text.Value))
            .Select(text => double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture)).Order().ToArray();
        heights.Zip(heights.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 18);
    }

    [Fact]
    public void Put_the_foundations_first_and_name_them_so()
    {
        var markup = Draw("bars", "Titel", coreLast: true);
        var texts = Wide(markup).Descendants(Svg + "text").Select(text => text.Value).ToList();
        texts.IndexOf("Rollenklarheit").ShouldBeLessThan(texts.FindIndex(text => text.StartsWith("Journeys", StringComparison.Ordinal)));
        texts.Count(text => text == "Fundament").ShouldBe(4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(2)]
    public void Mark_the_level_reached_and_dash_those_that_something_holds_back(int dashed)
    {
        var above = Enumerable.Range(0, dashed).Select(i => new LadderMark(4 + i, "ohne Deckel")).ToArray();
        var ladder = Wide(Markup(LevelLadder.Of(new("l", "Stufe", "d", new(2, "heute"), above, ["A", "B", "C", "D", "E"]))));
        ladder.Descendants(Svg + "rect").Count(step => step.Attribute("class")!.Value.EndsWith("chart-step-now", StringComparison.Ordinal)).ShouldBe(1);
        ladder.Descendants(Svg + "rect").Count(step => step.Attribute("class")!.Value.EndsWith("chart-step-raw", StringComparison.Ordinal)).ShouldBe(dashed);
        var texts = ladder.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        texts.ShouldContain("heute");
        texts.Count(text => text == "ohne Deckel").ShouldBe(dashed);
    }

    [Fact]
    public void Break_long_names_at_spaces_and_hyphens()
    {
        var ladder = Wide(Markup(LevelLadder.Of(
            new("l", "Stufe", "d", new(2, "heute"), [], ["A", "B", "Customer-Journey-orientiert", "D", "Donaudampfschifffahrt"]))));
        var texts = ladder.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        texts.ShouldContain("Customer-Journey-");
        texts.ShouldContain("orientiert");
        texts.ShouldContain("Donaudampfschiff-");
    }

    private static string Draw(
        string kind, string title, string? missing = null, double? score = null, CultureInfo? culture = null, bool coreLast = false)
    {
        const string description = "Die Zahlen stehen in der Tabelle.";
        var names = coreLast ? Names.Reverse().ToArray() : Names;
        var text = title == Nasty ? Nasty : null;
        return Markup(kind switch
        {
            "radar" => RadarChart.Of(new("radar", title, description, text ?? "Score", text ?? "Ziel",
                [.. names.Select((name, i) => new RadarAxis(text ?? name.Code, text ?? name.Name, ScoreOf(name.Code, i), 4, "weniger als 5"))], culture ?? German)),
            "bars" => BarChart.Of(new("bars", title, description, text ?? "Score", text ?? "Ziel", text ?? "Fundament",
                ["Stufe 1", "Stufe 2", "Stufe 3", "Stufe 4", "Stufe 5"],
                [.. names.Select((name, i) => new BarRow(text ?? name.Code, text ?? name.Name, name.Code != "PROC", ScoreOf(name.Code, i), 4, "weniger als 5"))],
                culture ?? German)),
            "lines" => LineChart.Of(new("lines", title, description, [text ?? "Mai 2026", text ?? "Aug 2026", text ?? "Nov 2026"],
                [.. names.Select((name, i) => new LineSeries(text ?? name.Code, text ?? name.Name, i == 0, [2, ScoreOf(name.Code, i), name.Code == missing ? 2 : 3.4 - 0.4 * i]))],
                ["Stufe 1", "Stufe 2", "Stufe 3", "Stufe 4", "Stufe 5"], culture ?? German)),
            _ => LevelLadder.Of(new("ladder", title, description, new(2, text ?? "heute"), [new(4, text ?? "ohne Deckel")], [.. Names.Select(name => text ?? name.Name)]))
        });

        double? ScoreOf(string code, int i) => code == missing ? null : score ?? 3.4 - 0.4 * i;
    }

    private static string Markup(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static XElement Parsed(string markup) => XElement.Parse(markup);

    private static XElement Wide(string markup) => Parsed(markup).Elements(Svg + "svg").First();

    private static string[] Lines(XElement drawing, string classes) =>
        [.. drawing.Descendants(Svg + "path").Where(path => path.Attribute("class")!.Value == classes).Select(path => path.Attribute("d")!.Value)];
}
