using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>A self-assessment by plain forms, from the start page to the workbook.</summary>
public sealed partial class AWholeSheet(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "Ihr Ergebnis", "abgegeben")]
    [InlineData("en", "Your result", "submitted")]
    public async Task Is_answered_reviewed_submitted_and_taken_home(string language, string heading, string submitted)
    {
        using var visitor = new Visitor(host, language);
        await visitor.GoAsync("/");
        visitor.Html.ShouldContain($"/questionnaires/{Situations.Executive}/1.0");
        await visitor.BeginAsync(Situations.Executive);

        var pages = 0;
        for (; Fields().IsMatch(visitor.Here); pages++)
        {
            pages.ShouldBeLessThan(20);
            await visitor.PostAsync(visitor.Here, [("go", "on"), .. visitor.Items().Select((item, i) => (item, i % 7 == 0 ? "na" : "4"))]);
            visitor.Status.ShouldBe(HttpStatusCode.OK);
        }

        pages.ShouldBe(4);
        visitor.Here.ShouldEndWith("/review");
        visitor.Html.ShouldContain("notice done");
        await visitor.PostAsync(visitor.Here);
        visitor.Here.ShouldEndWith("/result");
        WebUtility.HtmlDecode(visitor.Html).ShouldContain($"<h1>{heading}</h1>");
        visitor.Html.ShouldContain(submitted);
        visitor.Html.ShouldContain("<svg");

        using var workbook = await visitor.Http.GetAsync(visitor.Here.Replace("/result", $"/workbook.xlsx?lang={language}", StringComparison.Ordinal), Ct);
        workbook.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var opened = SpreadsheetDocument.Open(new MemoryStream(await workbook.Content.ReadAsByteArrayAsync(Ct)), false);
        opened.WorkbookPart!.WorksheetParts.Count().ShouldBeGreaterThanOrEqualTo(5);

        await visitor.GoAsync("/");
        visitor.Html.ShouldContain("continue-list");
    }

    [Fact]
    public async Task Goes_on_at_the_first_open_question_when_its_person_comes_back()
    {
        using var visitor = new Visitor(host);
        await visitor.BeginAsync(Situations.Executive);
        var items = visitor.Items();
        await visitor.PostAsync(visitor.Here, [("go", "pause"), .. items[..^1].Select(item => (item, "3"))]);
        visitor.Here.ShouldBe("/");

        await visitor.GoAsync(Regex.Match(visitor.Html, "/o/self/sheets/[0-9a-f-]+").Value);

        visitor.Here.ShouldEndWith($"#{items[^1]}");
        Regex.Count(visitor.Html, "checked=\"checked\"").ShouldBe(items.Length - 1);
        visitor.Items().ShouldBe(items);
    }

    [Fact]
    public async Task Keeps_the_whole_page_as_it_was_when_one_answer_is_refused()
    {
        using var visitor = new Visitor(host);
        await visitor.BeginAsync(Situations.Executive);
        var (page, items) = (visitor.Here, visitor.Items());
        await visitor.PostAsync(page, (items[0], "2"), ("go", "on"));
        await visitor.GoAsync(page);

        await visitor.PostAsync(page, (items[0], "5"), (items[1], "9"));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        await visitor.GoAsync(page);
        Regex.Match(visitor.Html, $"""name="{items[0]}" value="(\d)" checked""").Groups[1].Value.ShouldBe("2");
        Regex.Count(visitor.Html, "checked=\"checked\"").ShouldBe(1);
    }

    [Fact]
    public async Task Saves_a_single_click_and_says_when()
    {
        using var visitor = new Visitor(host);
        await visitor.BeginAsync(Situations.Executive);
        var (page, item) = (visitor.Here, visitor.Items()[0]);
        var save = $"{page[..page.IndexOf("/pages/", StringComparison.Ordinal)]}/answers/{item}";

        (await visitor.PostAsync(save, (item, "5"))).ShouldMatch(@"^saved \d{1,2}:\d{2}");
        await visitor.GoAsync(page);
        using var refused = new HttpRequestMessage(HttpMethod.Post, save) { Content = new FormUrlEncodedContent([KeyValuePair.Create(item, "7"), KeyValuePair.Create("__RequestVerificationToken", visitor.Token())]) };
        refused.Headers.Add("HX-Request", "true");
        using var answer = await visitor.Http.SendAsync(refused, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        Refusals.ShouldBeASentence(await answer.Content.ReadAsStringAsync(Ct), save);
    }

    [GeneratedRegex("/pages/[A-Z]+")]
    private static partial Regex Fields();
}
