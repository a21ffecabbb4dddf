using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Pages.Initiatives;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>Across the board by forms, as everybody can who has a keyboard.</summary>
public sealed class MovingACard(CxHost host)
{
    [Fact]
    public async Task Says_what_was_moved_comes_back_to_the_card_and_can_be_undone()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ReadyAsync();

        var moved = await board.MoveAsync(id, BoardColumn.Idea, ("To", "Ready"));

        board.Person.Here.ShouldEndWith($"#card-{id:N}");
        moved.ShouldContain($"id=\"card-{id:N}\"");
        Regex.Match(moved, "(?s)role=\"status\">.*?</p>").Value.ShouldContain("Fewer forms");
        (await board.FindAsync(id)).Column.ShouldBe(BoardColumn.Ready);

        var undo = Regex.Match(moved, "name=\"Position\" value=\"([0-9a-z]+)\"").Groups[1].Value;
        await board.Person.PostAsync($"{board.Path}?handler=Back", ("Initiative", $"{id}"), ("To", "Idea"), ("Position", undo));

        (await board.FindAsync(id)).Column.ShouldBe(BoardColumn.Idea);
        (await board.FindAsync(id)).Position.ShouldBe(undo);
    }

    [Fact]
    public async Task By_its_buttons_goes_left_right_up_and_down()
    {
        using var board = await ABoard.OpenAsync(host);
        var (last, middle, first) = (await board.ProposedAsync("Last"), await board.ProposedAsync("Middle"), await board.ProposedAsync("First"));
        (await board.ColumnAsync(BoardColumn.Idea)).ShouldBe(["First", "Middle", "Last"], "what is new stands on top");

        await board.MoveAsync(last, BoardColumn.Idea, ("Go", "up"));
        (await board.ColumnAsync(BoardColumn.Idea)).ShouldBe(["First", "Last", "Middle"]);
        await board.MoveAsync(first, BoardColumn.Idea, ("Go", "down"));
        (await board.ColumnAsync(BoardColumn.Idea)).ShouldBe(["Last", "First", "Middle"]);
        await board.MoveAsync(middle, BoardColumn.Idea, ("Go", "right"));
        (await board.ColumnAsync(BoardColumn.Scoped)).ShouldBe(["Middle"]);
        await board.MoveAsync(middle, BoardColumn.Scoped, ("Go", "left"));
        await board.MoveAsync(middle, BoardColumn.Idea, ("To", "Idea"), ("Place", "Before"), ("Before", $"{last}"));
        (await board.ColumnAsync(BoardColumn.Idea)).ShouldBe(["Middle", "Last", "First"]);
    }

    [Fact]
    public async Task To_ready_lists_what_is_missing()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();

        var refused = ABoard.TextOf(await board.MoveAsync(id, BoardColumn.Idea, ("To", "Ready")));

        board.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("the question on the scope card");
        refused.ShouldContain("an owner");
        refused.ShouldContain("at least one driver");
        (await board.FindAsync(id)).Column.ShouldBe(BoardColumn.Idea);
    }

    [Fact]
    public async Task Beyond_three_in_progress_takes_a_reason_and_keeps_it()
    {
        using var board = await ABoard.OpenAsync(host);
        for (var i = 0; i < 3; i++)
            await board.InProgressAsync($"Running {i}");
        var fourth = await board.ReadyAsync("The fourth");

        var refused = await board.MoveAsync(fourth, BoardColumn.Idea, ("To", "InProgress"));

        board.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("id=\"again-why\"", customMessage: "a reason can be given right there");
        (await board.FindAsync(fourth)).Column.ShouldBe(BoardColumn.Idea);

        await board.MoveAsync(fourth, BoardColumn.Idea, ("To", "InProgress"), ("Reason", "It cannot wait for the others."));
        (await board.FindAsync(fourth)).Column.ShouldBe(BoardColumn.InProgress);
        (await board.Person.GoAsync(board.Of(fourth))).ShouldContain("It cannot wait for the others.");
    }

    [Fact]
    public async Task Of_another_owner_is_not_held_back()
    {
        using var board = await ABoard.OpenAsync(host);
        for (var i = 0; i < 3; i++)
            await board.InProgressAsync($"Running {i}");
        var other = await board.ReadyAsync("Another one's", "Head of sales");

        await board.MoveAsync(other, BoardColumn.Idea, ("To", "InProgress"));

        (await board.FindAsync(other)).Column.ShouldBe(BoardColumn.InProgress);
    }

    [Fact]
    public async Task That_somebody_else_has_moved_meanwhile_tells_where_it_stands_and_keeps_what_was_typed()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ReadyAsync();
        await board.Keeping.MoveAsync(board.Org, id, BoardColumn.Scoped, CardPlace.Last, null, TestContext.Current.CancellationToken);

        var told = await board.MoveAsync(id, BoardColumn.Idea, ("To", "Stopped"), ("Reason", "Nobody wants it."));

        board.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        told.ShouldContain("was moved meanwhile");
        told.ShouldContain("value=\"Nobody wants it.\"");
        told.ShouldContain("name=\"From\" value=\"Scoped\"", customMessage: "sent again it counts");
        (await board.FindAsync(id)).Column.ShouldBe(BoardColumn.Scoped);
    }

    [Fact]
    public async Task Of_another_organisation_is_moving_nothing()
    {
        using var board = await ABoard.OpenAsync(host);
        using var other = await ABoard.OpenAsync(host);
        var foreign = await other.ProposedAsync();

        await board.MoveAsync(foreign, BoardColumn.Idea, ("To", "Scoped"));

        board.Person.Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.FindAsync(foreign)).Column.ShouldBe(BoardColumn.Idea);
        await board.Person.GoAsync(board.Of(foreign));
        board.Person.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
