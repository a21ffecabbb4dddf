using System.Net;

namespace CxMaturity.Web.Tests.Pages;

public sealed class ChoosingALanguage(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_kept_and_leads_back_to_the_same_page()
    {
        using var visitor = new Visitor(host, "en");
        await visitor.GoAsync("/articles/method?a=b");

        await visitor.PostAsync("/language", ("language", "de"), ("returnUrl", "/articles/method?a=b"));

        visitor.Here.ShouldBe("/articles/method?a=b");
        visitor.Html.ShouldContain("<html lang=\"de\">");
        (await visitor.GoAsync("/questionnaires")).ShouldContain("<html lang=\"de\">");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("/\t/example.org")]
    [InlineData("/ä")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Leads_nowhere_else(string returnUrl)
    {
        using var visitor = new Visitor(host, "en");
        await visitor.GoAsync("/questionnaires");

        await visitor.PostAsync("/language", ("language", "de"), ("returnUrl", returnUrl));

        visitor.Here.ShouldBe("/");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("xx", "de")]
    [InlineData("fr-CH, en;q=0.4, de;q=0.2", "en")]
    [InlineData("en-US", "en")]
    [InlineData("de-AT,en;q=0.9", "de")]
    [InlineData(";;;", "de")]
    [InlineData("*", "de")]
    public async Task Begins_with_what_the_browser_wishes(string wish, string language)
    {
        using var browser = host.Browser("de");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/questionnaires");
        browser.DefaultRequestHeaders.Remove("Accept-Language");
        request.Headers.TryAddWithoutValidation("Accept-Language", wish);

        using var answer = await browser.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain($"<html lang=\"{language}\">");
    }
}
