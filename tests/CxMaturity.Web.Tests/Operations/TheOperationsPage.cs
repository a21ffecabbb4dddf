using System.Text.RegularExpressions;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Tests.Library.Articles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxMaturity.Web.Tests.Operations;

public sealed partial class TheOperationsPage(CxHost host)
{
    [Theory]
    [InlineData("de", "Betrieb", "in Ordnung", "Lesemodelle")]
    [InlineData("en", "Operations", "all right", "Read models")]
    public async Task Shows_how_the_installation_is(string language, string heading, string fine, string models)
    {
        using var visitor = new Visitor(host, language);

        var html = System.Net.WebUtility.HtmlDecode(await visitor.GoAsync("/operations"));

        html.ShouldContain($"<h1>{heading}</h1>");
        foreach (var shown in new[] { fine, models, "wave_field", "wave_cells", AppVersion.Current, ".NET 10", "PostgreSQL", "hx-trigger=\"every 10s\"", "/health/ready" })
            html.ShouldContain(shown);
        Version().IsMatch(html).ShouldBeTrue();
        Key().Matches(html).Select(match => match.Value).ShouldBeEmpty();
        (await visitor.GoAsync("/operations?still=true")).ShouldNotContain("hx-trigger");
    }

    [Fact]
    public async Task Shows_the_last_errors_as_text()
    {
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CxMaturity.Test").LogError(new TimeoutException(), "<b>Something</b> went wrong");
        using var visitor = new Visitor(host);

        var html = await visitor.GoAsync("/operations");

        html.ShouldContain("&lt;b&gt;Something&lt;/b&gt; went wrong");
        System.Net.WebUtility.HtmlDecode(html).ShouldContain("CxMaturity.Test · TimeoutException");
    }

    [Fact]
    public async Task Is_linked_from_every_page()
    {
        using var visitor = new Visitor(host);

        (await visitor.GoAsync("/")).ShouldContain("href=\"/operations\"");
    }

    [Theory]
    [InlineData(Domain.Language.De)]
    [InlineData(Domain.Language.En)]
    public void Has_every_setting_explained_in_the_articles(Domain.Language language)
    {
        var source = string.Join('\n', Source.Files("src/CxMaturity.Web", "*.cs").Select(File.ReadAllText));
        var settings = Setting().Matches(source).Select(match => match.Groups[1].Value)
            .Concat(typeof(OperationsSettings).GetProperties().Select(property => $"Operations:{property.Name}")).Where(name => name != "Operations:EqualityContract").Distinct().ToArray();
        var table = Contents.Shipped.Find("running-it", language).ShouldNotBeNull().Html;

        settings.Length.ShouldBeGreaterThan(15);
        settings.Where(setting => !table.Contains($"<code>{setting}</code>", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"PostgreSQL</th><td>\d+\.")]
    private static partial Regex Version();

    [GeneratedRegex(@"\b(operations|health)\.(?!css)[a-z]+[\w.]*")]
    private static partial Regex Key();

    [GeneratedRegex("\"((?:Storage|Library|Operations|Hosting|Telemetry|ConnectionStrings):\\w+)\"")]
    private static partial Regex Setting();
}
