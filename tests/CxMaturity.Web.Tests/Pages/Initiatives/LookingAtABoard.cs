using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Tests.BadInput;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>The board narrowed, in rows, and on another day.</summary>
public sealed class LookingAtABoard(CxHost host)
{
    [Fact]
    public async Task Empty_says_what_to_do_first()
    {
        using var board = await ABoard.OpenAsync(host, "de");

        var page = await board.Person.GoAsync(board.Path);

        page.ShouldContain($"href=\"/o/{board.Org}/findings\"");
        page.ShouldContain($"href=\"/o/{board.Org}/plays\"");
        page.ShouldNotContain("class=\"board\"");
        (await board.Person.GoAsync($"/o/{board.Org}")).ShouldContain($"href=\"/o/{board.Org}/board\"");
    }

    [Fact]
    public async Task Is_narrowed_by_what_the_address_says()
    {
        using var board = await ABoard.OpenAsync(host);
        await board.ReadyAsync("Fewer forms");
        await board.ReadyAsync("Faster answers", "Head of sales", "2020-01-31", "People");
        await board.ProposedAsync("Only an idea");

        foreach (var (query, shown) in new[]
        {
            ("", "Fewer forms,Faster answers,Only an idea"), ("?q=fewer", "Fewer forms"), ("?q=ANSWERS+fast", "Faster answers"), ("?owner=Head+of+sales", "Faster answers"),
            ("?owner=-", "Only an idea"), ("?lever=People", "Faster answers"), ("?dimension=SILO", "Fewer forms,Faster answers"), ("?overdue=yes", "Faster answers"), ("?play=P99", ""), ("?unit=HQ", "")
        })
        {
            var page = await board.Person.GoAsync(board.Path + query);
            Titles(page).ShouldBe(shown.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true, query);
        }

        foreach (var strange in new[] { "lever=Nothing", "lanes=%3Cscript%3E", "overdue=perhaps", "asOf=soon", "asOf=2999-01-01", "q=%00", "all=9", $"q={new string('a', 500)}" })
        {
            await board.Person.GoAsync($"{board.Path}?{strange}");
            board.Person.Status.ShouldBe(HttpStatusCode.BadRequest, strange);
        }
    }

    [Fact]
    public async Task Keeps_the_selection_when_a_card_is_moved()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ReadyAsync();

        await board.Person.GoAsync($"{board.Path}?q=forms&lanes=owner");
        await board.Person.PostAsync($"{board.Path}?q=forms&lanes=owner&handler=Move", ("Initiative", $"{id}"), ("From", "Idea"), ("Go", "right"));

        board.Person.Here.ShouldContain("q=forms");
        board.Person.Here.ShouldContain("lanes=owner");
        board.Person.Html.ShouldContain("<h2>Head of service</h2>");
    }

    [Theory]
    [InlineData("unit")]
    [InlineData("owner")]
    [InlineData("dimension")]
    public async Task Has_rows_in_which_each_card_is_a_target_once(string lanes)
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ReadyAsync();
        await board.ChangeAsync(id, state => PlanDecider.Decide(state, new AssignUnits(["HQ", "GONE"], board.Keeping.Now)));
        await board.ChangeAsync(id, state => InitiativeDecider.Decide(state, new SetTargets([new("SILO", 0.3, new(2030, 1, 1)), new("LEAD", 0.2, new(2030, 1, 1))], board.Keeping.Now)));
        await board.ProposedAsync("Only an idea");

        var page = await board.Person.GoAsync($"{board.Path}?lanes={lanes}");

        Regex.Count(page, "<section class=\"lane\">").ShouldBe(lanes == "owner" ? 2 : 3);
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBeUnique();
        ids.ShouldContain($"card-{id:N}");
    }

    [Fact]
    public async Task Shows_how_it_stood_on_an_earlier_day_and_moves_nothing_there()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.InProgressAsync("Fewer forms");

        var then = await board.Person.GoAsync($"{board.Path}?asOf=2020-01-01");
        then.ShouldContain("On that day there were no initiatives.");

        var today = board.Keeping.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var now = await board.Person.GoAsync($"{board.Path}?asOf={today}");
        now.ShouldContain($"data-card=\"{id}\" data-column=\"InProgress\"");
        now.ShouldNotContain("name=\"Initiative\"");
    }

    [Fact]
    public async Task Folds_the_past_into_the_very_state_that_is_stored()
    {
        using var board = await ABoard.OpenAsync(host);
        await board.InProgressAsync("Fewer forms");
        await board.ProposedAsync("Only an idea");

        var folded = await board.Keeping.AsOfAsync(board.Org, board.Keeping.Now.AddMinutes(1), TestContext.Current.CancellationToken);
        var stored = await board.Keeping.AllAsync(board.Org, TestContext.Current.CancellationToken);

        folded.Select(initiative => (initiative.Id, initiative.Title, initiative.Column, initiative.Position, initiative.Due))
            .ShouldBe(stored.Select(initiative => (initiative.Id, initiative.Title, initiative.Column, initiative.Position, initiative.Due)));
    }

    [Fact]
    public async Task Warns_of_what_leans_to_one_side()
    {
        using var board = await ABoard.OpenAsync(host);
        await board.ReadyAsync("Fewer forms");
        var second = await board.ReadyAsync("Faster answers");
        await board.ChangeAsync(second, state => InitiativeDecider.Decide(state, new ScopeInitiative(state.Scope with { AddsCommittee = true }, board.Keeping.Now)));

        var page = ABoard.TextOf(await board.Person.GoAsync(board.Path));

        page.ShouldContain("All targets aim at one dimension");
        page.ShouldContain("Brings a new committee");
    }

    [Fact]
    public async Task Shows_fifty_cards_of_a_column_until_more_are_asked_for()
    {
        using var board = await ABoard.OpenAsync(host);
        for (var i = 0; i < 52; i++)
            await board.ProposedAsync($"Idea {i}");

        Titles(await board.Person.GoAsync(board.Path)).Length.ShouldBe(50);
        board.Person.Html.ShouldContain("Show all 52");
        Titles(await board.Person.GoAsync($"{board.Path}?all=Idea")).Length.ShouldBe(52);
    }

    [Fact]
    public async Task Shows_script_as_text()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ReadyAsync(Stage.Script, Stage.Script);

        foreach (var path in new[] { board.Path, $"{board.Path}?lanes=owner", board.Of(id), $"{board.Of(id)}/scope" })
        {
            var page = await board.Person.GoAsync(path);
            page.ShouldContain("&lt;script&gt;alert(", customMessage: path);
            page.ShouldNotContain("<script>alert(", customMessage: path);
        }
    }

    private static string[] Titles(string page) => [.. Regex.Matches(page, "(?s)<h4><a [^>]*>(.*?)</a>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
}
