using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Units;
using CxMaturity.Web.Pages.Exchange;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Units;
using CxMaturity.Web.Tests.Excel;
using Markdig;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Exchange;

/// <summary>Initiatives and findings as files for the tools of others.</summary>
public sealed class HandingOver(CxHost host)
{
    private const string Formula = "=HYPERLINK(\"//x\",\"<script>alert('x')</script>\")";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task To_jira_has_the_columns_that_its_importer_reads()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var (id, begun) = (await exchange.Board.ReadyAsync("Fewer forms"), await exchange.Board.InProgressAsync("Shorter letters"));

        var rows = await exchange.RowsAsync("format=jira");

        var ready = rows.Single(row => row["Summary"] == "Fewer forms");
        (ready["Issue Type"], ready["Status"], ready["Priority"], ready["Due Date"], ready["External ID"], ready["Labels"])
            .ShouldBe(("Task", "To Do", "Medium", "2030-03-31", AnExchange.IdOf(id), AnExchange.IdOf(id)));
        ready["Description"].ShouldContain("Question: Why so many?");
        ready["Description"].ShouldContain($"/o/{exchange.Board.Org}/initiatives/{id}");
        rows.Single(row => row["External ID"] == AnExchange.IdOf(begun))["Status"].ShouldBe("In Progress");
        ready.ShouldNotContainKey("Issue Key", "nothing is known there yet: all of it is new");
        (await exchange.FileAsync("format=jira"))[0].ShouldBe((byte)'S', "no byte-order mark before the first heading");
    }

    [Fact]
    public async Task To_azure_devops_leaves_the_number_and_the_state_of_what_is_new_to_it()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.InProgressAsync("A & B <b>");

        var row = (await exchange.RowsAsync("format=azuredevops")).ShouldHaveSingleItem();

        (row["Work Item Type"], row["Title"], row["State"], row["Priority"], row["Due Date"]).ShouldBe(("Issue", "A & B <b>", "", "2", "2030-03-31"));
        row["Tags"].ShouldStartWith($"{AnExchange.IdOf(id)}; cxmaturity; initiative");
        row.ShouldNotContainKey("ID");
        row["Description"].ShouldContain("<br>");
        row["Description"].ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Twice_gives_the_same_ids_and_another_organisation_has_others()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        using var other = await AnExchange.OpenAsync(host);
        foreach (var each in new[] { exchange, other })
            for (var i = 0; i < 3; i++)
                await each.Board.ProposedAsync($"Idea {i}");

        var first = (await exchange.RowsAsync("format=jira")).ToDictionary(row => row["Summary"], row => row["External ID"]);
        var found = (await exchange.Board.Keeping.AllAsync(exchange.Board.Org, Ct)).Single(card => card.Title == "Idea 1");
        await exchange.Board.ChangeAsync(found.Id, state => InitiativeDecider.Decide(state, new RenameInitiative("Another idea", exchange.Board.Keeping.Now)));
        var second = (await exchange.RowsAsync("format=azuredevops")).ToDictionary(row => row["Title"], row => row["Tags"].Split(';')[0]);

        second["Idea 0"].ShouldBe(first["Idea 0"]);
        second["Another idea"].ShouldBe(first["Idea 1"], "a new name is no new thing");
        first.Values.Concat((await other.RowsAsync("format=jira")).Select(row => row["External ID"])).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Keeps_formulas_script_quotes_and_line_breaks_text_in_every_format()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var (id, now) = (await exchange.Board.ProposedAsync(Formula), exchange.Board.Keeping.Now);
        await exchange.Board.ChangeAsync(id, state => InitiativeDecider.Decide(state, new ScopeInitiative(new("=1+1\n# no heading\n\"quoted\"; a, b", "-1", "+1", "@SUM(A1)", "<script>", "[x](javascript:alert(1))"), now)));
        await exchange.Board.ChangeAsync(id, state => PlanDecider.Decide(state, new SetPeriod(null, new(2030, 6, 30), now)));
        await FindingAsync(exchange, Formula, "@cmd\n- \"x\"");

        foreach (var format in new[] { "jira", "azuredevops" })
        {
            var rows = await exchange.RowsAsync($"format={format}");
            rows.Count.ShouldBe(2);
            foreach (var cell in rows.SelectMany(row => row.Values).Where(cell => cell.Length > 0))
                "=+-@\t\r\n".ShouldNotContain(cell[0], cell);
            rows.Select(row => row.GetValueOrDefault("Summary") ?? row["Title"]).ShouldBe([$"'{Formula}", $"'{Formula}"]);
        }

        (await exchange.RowsAsync("format=azuredevops")).ShouldAllBe(row => !row["Description"].Contains("<script"));
        using var workbook = new ReadBack(await exchange.FileAsync("format=excel"));
        workbook.Faults().ShouldBeEmpty();
        workbook.SheetNames.ShouldBe(["Initiatives", "Findings"]);
        workbook.Text("Initiatives", "A2").ShouldBe(AnExchange.IdOf(id));
        workbook.Text("Initiatives", "B2").ShouldBe(Formula);
        workbook.Rows().SelectMany(row => row.Cells).ShouldAllBe(cell => cell.CellFormula == null);
        var markdown = await exchange.TextAsync("format=markdown");
        var html = Markdown.ToHtml(markdown, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());
        html.ShouldNotContain("<script");
        html.ShouldNotContain("javascript:alert(1)\"");
        Regex.Count(html, "<h1").ShouldBe(1, html);
        WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", "")).ShouldContain(Formula);
        var calendar = await exchange.TextAsync("format=calendar&what=initiatives");
        calendar.ShouldStartWith("BEGIN:VCALENDAR");
        Regex.Count(calendar, "^BEGIN:VEVENT", RegexOptions.Multiline).ShouldBe(1, calendar);
        Regex.Count(calendar, "^SUMMARY:", RegexOptions.Multiline).ShouldBe(1, calendar);
    }

    [Fact]
    public async Task To_a_department_gives_what_concerns_it_and_all_below_it()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        await UnitsAsync(exchange, ("SALES", null), ("EAST", "SALES"), ("IT", null));
        await InAsync(exchange, "Of the east", "EAST");
        await InAsync(exchange, "Of IT", "IT");
        await exchange.Board.ProposedAsync("Of everybody");
        await FindingAsync(exchange, "About sales", "", new FindingReference(ReferenceKind.Unit, "SALES"));
        await FindingAsync(exchange, "About IT", "", new FindingReference(ReferenceKind.Unit, "IT"));

        Titles(await exchange.RowsAsync("format=jira&department=unit:sales")).ShouldBe(["About sales", "Of the east"]);
        Titles(await exchange.RowsAsync("format=jira&department=unit:sales&whole=yes")).ShouldBe(["About sales", "Of everybody", "Of the east"]);
        Titles(await exchange.RowsAsync("format=jira&department=unit:EAST&what=findings")).ShouldBeEmpty();
        Titles(await exchange.RowsAsync("format=jira")).Length.ShouldBe(5);
        await exchange.Board.ReadyAsync("Of a role", "Head of service");
        Titles(await exchange.RowsAsync("format=jira&department=role:head of service")).ShouldBe(["Of a role"]);
    }

    [Fact]
    public async Task What_is_ended_goes_along_only_where_that_is_wished()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.ProposedAsync("Stopped one");
        await exchange.Board.Keeping.MoveAsync(exchange.Board.Org, id, BoardColumn.Stopped, CardPlace.Last, "Nobody wants it.", Ct);

        (await exchange.RowsAsync("format=jira")).ShouldBeEmpty();
        (await exchange.RowsAsync("format=jira&ended=yes")).ShouldHaveSingleItem()["Status"].ShouldBe("Done");
    }

    [Fact]
    public async Task Is_set_up_per_department_and_noted_with_each_finding()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var person = exchange.Board.Person;
        await UnitsAsync(exchange, ("SALES", null));
        var finding = await FindingAsync(exchange, "About sales", "", new FindingReference(ReferenceKind.Unit, "SALES"));
        await person.GoAsync(exchange.Path);

        await person.PostAsync($"{exchange.Path}?handler=Choose", ("department", "unit:SALES"), ("format", "AzureDevOps"));
        var chosen = await person.GoAsync($"{exchange.Path}?department=unit:SALES");
        AnExchange.TextOf(chosen).ShouldContain("SALES works with: Azure DevOps.");
        chosen.IndexOf("format=azuredevops", StringComparison.Ordinal).ShouldBeLessThan(chosen.IndexOf("format=jira", StringComparison.Ordinal), "its own format comes first");

        await person.PostAsync($"{exchange.Path}?handler=Deliver", ("department", "unit:SALES"), ("format", "AzureDevOps"));
        await person.PostAsync($"{exchange.Path}?handler=Deliver", ("department", "unit:SALES"), ("format", "AzureDevOps"));
        var known = await host.Services.GetRequiredService<FindingKeeping>().RequireAsync(exchange.Board.Org, finding, Ct);
        known.Deliveries.ShouldHaveSingleItem().ShouldSatisfyAllConditions(delivery => delivery.To.ShouldBe("SALES"), delivery => delivery.Format.ShouldBe(DeliveryFormat.AzureDevOps));

        await person.GoAsync(exchange.Path);
        await person.PostAsync($"{exchange.Path}?handler=Choose", ("role", "Head of service"), ("format", "Conversation"));
        AnExchange.TextOf(person.Html).ShouldContain("Head of service");
        await person.PostAsync($"{exchange.Path}?handler=Drop", ("department", "unit:SALES"));
        (await exchange.Keeping.OfAsync(exchange.Board.Org, Ct)).Formats.ShouldHaveSingleItem().Department.Name.ShouldBe("Head of service");
        (await person.GoAsync($"/o/{exchange.Board.Org}/trail")).ShouldContain("dropped the form of delivery for");
    }

    [Fact]
    public async Task A_calendar_without_initiatives_is_refused_with_a_sentence()
    {
        using var exchange = await AnExchange.OpenAsync(host);

        var page = await exchange.Board.Person.GoAsync($"{exchange.Path}/file?format=calendar&what=findings");

        exchange.Board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("Findings have no day on which they are due.");
        foreach (var bad in new[] { "format=fax", "what=all", "department=sales", "department=unit:", "whole=1", $"department=role:{new string('a', 1_000)}" })
        {
            await exchange.Board.Person.GoAsync($"{exchange.Path}/file?{bad}");
            exchange.Board.Person.Status.ShouldBe(HttpStatusCode.BadRequest, bad[..Math.Min(40, bad.Length)]);
        }
    }

    [Fact]
    public async Task A_program_gets_the_same_files()
    {
        using var exchange = await AnExchange.OpenAsync(host);
        var id = await exchange.Board.ReadyAsync();
        using var api = new Situations(host);

        var text = await api.Http.GetStringAsync($"/api/v1/organizations/{exchange.Board.Org}/actions/export?format=jira", Ct);

        text.ShouldContain(AnExchange.IdOf(id));
    }

    internal static async Task<Guid> FindingAsync(AnExchange exchange, string title, string text, params FindingReference[] references) =>
        await exchange.Board.Host.Services.GetRequiredService<FindingKeeping>()
            .RecordAsync(exchange.Board.Org, title, text, "INC", references.Length > 0 ? references : [new(ReferenceKind.Journey, "Complaint")], Ct);

    private static string[] Titles(IEnumerable<Dictionary<string, string>> rows) => [.. rows.Select(row => row["Summary"]).Order(StringComparer.Ordinal)];

    private static async Task UnitsAsync(AnExchange exchange, params (string Code, string? Parent)[] units)
    {
        var keeping = exchange.Board.Host.Services.GetRequiredService<UnitKeeping>();
        foreach (var (code, parent) in units)
            await keeping.ChangeAsync(exchange.Board.Org, (known, id) => UnitDecider.Decide(known, new AddUnit(id, code, new(code, code), parent, new(0, 0, 0), new(2020, 1, 1), keeping.Now)), Ct);
    }

    private static async Task InAsync(AnExchange exchange, string title, string unit)
    {
        var id = await exchange.Board.ProposedAsync(title);
        await exchange.Board.ChangeAsync(id, state => PlanDecider.Decide(state, new AssignUnits([unit], exchange.Board.Keeping.Now)));
    }
}
