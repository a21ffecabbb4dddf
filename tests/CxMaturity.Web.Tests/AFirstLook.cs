using System.Net;

namespace CxMaturity.Web.Tests;

public sealed class AFirstLook(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "Wie reif ist Ihr Kundenerlebnis?")]
    [InlineData("en", "How mature is your customer experience?")]
    [InlineData("xx", "Wie reif ist Ihr Kundenerlebnis?")]
    public async Task Finds_the_start_page_in_the_readers_language(string language, string heading)
    {
        using var browser = host.Browser(language);
        using var page = await browser.GetAsync("/", Ct);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Ct)).ShouldContain(heading);
    }
}
