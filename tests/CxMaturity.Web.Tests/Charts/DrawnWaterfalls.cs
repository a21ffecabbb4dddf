using System.Globalization;
using System.Xml.Linq;
using CxMaturity.Web.Charts;

namespace CxMaturity.Web.Tests.Charts;

/// <summary>From one score to another in steps.</summary>
public sealed class DrawnWaterfalls
{
    [Fact]
    public void Begin_each_part_where_the_one_before_ended()
    {
        var drawn = Draw(new("w", "Title", "Description", new("Q1", 2.5), [new("Answers", 0.4), new("Mix", -0.1), new("Nothing", 0)], new("Q2", 2.8), CultureInfo.InvariantCulture, "0.00"));

        foreach (var size in drawn)
        {
            var bars = size.Descendants().Where(each => each.Name.LocalName == "rect" && Class(each).Contains("chart-sign", StringComparison.Ordinal)).ToArray();
            bars.Select(Class).ShouldBe(["chart-sign chart-better", "chart-sign chart-worse", "chart-sign chart-noise"]);
            (Number(bars[0], "x") + Number(bars[0], "width")).ShouldBe(Number(bars[1], "x") + Number(bars[1], "width"), 0.05, "the fall begins where the rise ended");
            size.Value.ShouldContain("+0.40");
            size.Value.ShouldContain("−0.10");
        }
    }

    [Fact]
    public void Take_text_of_people_as_text_and_no_move_as_none()
    {
        var html = Html(new("w", "<script>", "", new("<b>", 3), [], new("&", 3), CultureInfo.GetCultureInfo("de-DE"), "0.0"));

        html.ShouldNotContain("<script>");
        html.ShouldNotContain("NaN");
        html.ShouldContain("3,0");
    }

    private static XElement[] Draw(WaterfallContent content) => [.. XElement.Parse(Html(content)).Elements()];

    private static string Html(WaterfallContent content)
    {
        using var writer = new StringWriter();
        WaterfallChart.Of(content).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    private static string Class(XElement element) => element.Attribute("class")!.Value;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
