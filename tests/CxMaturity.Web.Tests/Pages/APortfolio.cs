using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Tests.Access;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>A consultant's clients side by side.</summary>
public sealed class APortfolio(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_each_client_with_level_interval_and_what_is_due_and_nothing_of_others()
    {
        using var api = new Situations(host);
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Respondent]);
        var (measured, empty, foreign) = (await api.OrganizationAsync("Anchor Works"), await api.OrganizationAsync("=Buoy & Sons"), await api.OrganizationAsync("Capstan Ltd"));
        foreach (var client in new[] { measured, empty })
            await JoinAsync(person, client, Role.Analyst);
        // Of an organisation whose results one does not see, the portfolio shows nothing.
        await JoinAsync(person, foreign, Role.Administrator);
        var wave = await api.WaveAsync(org: measured);
        await wave.SubmittedAsync(9, "X", (i, item) => 1 + (i + item[^1]) % 5);
        await wave.CloseAsync();
        await wave.ResultsAsync();

        var html = WebUtility.HtmlDecode(await person.Visitor.GoAsync("/portfolio"));

        Regex.Count(html, "<th scope=\"row\">").ShouldBe(2);
        html.ShouldContain("2 of 2 shown");
        html.ShouldNotContain("Capstan");
        Row(html, "Anchor Works").ShouldContain($"/o/{measured}/waves/{wave.Id}/results");
        Regex.IsMatch(Row(html, "Anchor Works"), @"95 %: [1-5]\.\d to [1-5]\.\d").ShouldBeTrue(Row(html, "Anchor Works"));
        Row(html, "Anchor Works").ShouldContain("to be planned");
        Row(html, "=Buoy & Sons").ShouldContain("no result yet");
        Row(html, "=Buoy & Sons").ShouldContain("the first one");

        (await person.Visitor.GoAsync("/portfolio?words=anchor")).ShouldContain("1 of 2 shown");
        (await person.Visitor.GoAsync("/portfolio?next=First")).ShouldNotContain("Anchor Works");
        WebUtility.HtmlDecode(await person.Visitor.GoAsync("/portfolio?sort=name&order=up")).IndexOf("=Buoy", StringComparison.Ordinal)
            .ShouldBeLessThan(person.Visitor.Html.IndexOf("Anchor", StringComparison.Ordinal));
        (await person.Visitor.GoAsync("/portfolio?sort=score&order=down")).IndexOf("Anchor", StringComparison.Ordinal)
            .ShouldBeLessThan(person.Visitor.Html.IndexOf("Buoy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_taken_along_as_a_workbook_in_which_a_name_is_no_formula()
    {
        using var api = new Situations(host);
        using var person = await Person.InvitedAsync(host, await api.OrganizationAsync("=HYPERLINK(1)"), [Role.Analyst]);

        using var answer = await person.Visitor.Http.GetAsync("/portfolio?handler=Workbook", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(Ct), isEditable: false);
        new OpenXmlValidator().Validate(document, Ct).ShouldBeEmpty();
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerXml;
        sheet.ShouldContain("=HYPERLINK(1)");
        sheet.ShouldNotContain("<x:f>");
    }

    [Theory]
    [InlineData("level=6")]
    [InlineData("level=x")]
    [InlineData("next=Nothing")]
    [InlineData("next=1")]
    [InlineData("sort=secret")]
    [InlineData("order=sideways")]
    public async Task Refuses_a_view_that_there_is_not(string query)
    {
        using var visitor = new Visitor(host);

        await visitor.GoAsync($"/portfolio?{query}");

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Html.ShouldContain("cannot be filtered or sorted that way");
    }

    private async Task JoinAsync(Person person, string organization, Role role)
    {
        var links = (CxMaturity.Web.Accounts.InvitationKeeping)host.Services.GetService(typeof(CxMaturity.Web.Accounts.InvitationKeeping))!;
        var path = $"/invitations/{await links.InviteAsync(Guid.Parse(organization), [role], null, Ct)}";
        await person.Visitor.GoAsync(path);
        await person.Visitor.PostAsync(path);
        person.Visitor.Here.ShouldBe($"/o/{organization}");
    }

    private static string Row(string html, string name) => Regex.Match(html, $"(?s)<tr>\\s*<th scope=\"row\"><a [^>]*>{Regex.Escape(name)}</a>.*?</tr>").Value;
}
