using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Tests.Access;
using CxMaturity.Web.Tests.BadInput;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>One initiative, part by part.</summary>
public sealed class PlanningAnInitiative(CxHost host)
{
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task Fills_it_in_by_small_forms(string language)
    {
        using var board = await ABoard.OpenAsync(host, language);
        await board.Person.GoAsync($"/o/{board.Org}/initiatives/new");
        var own = Regex.Match(board.Person.Html, "name=\"Id\" value=\"([^\"]+)\"").Groups[1].Value;
        await board.Person.PostAsync(board.Person.Here, ("Id", own), ("Title", "Fewer forms"), ("Play", "P09"));
        var id = Guid.Parse(own);
        board.Person.Here.ShouldBe(board.Of(id));

        await board.SendAsync(id, "People", ("OwnerAccount", ""), ("OwnerRole", "Head of service"), ("Sponsor", "Managing director"), ("Team", "Service\r\nIT\r\n\r\nIT"));
        await board.SendAsync(id, "Period", ("Start", "2026-10-01"), ("Due", "2027-03-31"), ("Effort", "3"), ("Workload", "Two days for IT"));
        await board.SendAsync(id, "Place", ("Lever", "Process"), ("WorksCouncil", "ToInform"), ("ReferenceKind", "Journey"), ("ReferenceName", "Moving house"), ("ReferenceKind", ""), ("ReferenceName", ""));
        await board.SendAsync(id, "Drivers", ("Drivers", "Simplicity\nSpeed"));
        await board.SendAsync(id, "Targets", ("TargetDimension", "SILO"), ("TargetDelta", "0,3"), ("TargetBy", "2027-06-30"), ("TargetDimension", ""), ("TargetDelta", ""), ("TargetBy", ""));
        await board.SendAsync(id, "Card", ("Question", "Why so many?"), ("Deliverable", "One form"), ("DecisionMaker", "Board"), ("DoneWhen", "Nobody asks twice"), ("AddsCommittee", "yes"));
        await board.SendAsync(id, "Kpi", ("KpiName", "Forms"), ("KpiBefore", "12"), ("KpiAfter", "1.5"), ("KpiOn", "2026-12-01"));

        board.Person.Status.ShouldBe(HttpStatusCode.OK, board.Person.Html);
        var saved = await board.FindAsync(id);
        saved.Owner.ShouldBe(Owner.Of("Head of service"));
        saved.Team.ShouldBe(["Service", "IT"]);
        saved.Due.ShouldBe(new(2027, 3, 31));
        saved.Lever.ShouldBe(Lever.Process);
        saved.References.ShouldHaveSingleItem().Name.ShouldBe("Moving house");
        saved.Drivers.ShouldBe(["Simplicity", "Speed"]);
        saved.Targets.ShouldHaveSingleItem().ShouldBe(new("SILO", 0.3, new(2027, 6, 30)));
        saved.Scope.IsComplete().ShouldBeTrue();
        saved.Kpis.ShouldHaveSingleItem().After.ShouldBe(1.5);
        saved.PlayId.ShouldBe("P09");
        Readiness.Missing(saved).ShouldBeEmpty();

        var print = await board.Person.GoAsync($"{board.Of(id)}/scope");
        print.ShouldContain("Nobody asks twice");
        print.ShouldContain("Head of service");
    }

    [Fact]
    public async Task After_somebody_else_loses_nothing_and_tells_what_has_changed()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();
        await board.Person.GoAsync(board.Of(id));
        await board.ChangeAsync(id, state => PlanDecider.Decide(state, new SetPeriod(null, new(2027, 1, 31), board.Keeping.Now)));
        await board.ChangeAsync(id, state => InitiativeDecider.Decide(state, new RenameInitiative("Fewer papers", board.Keeping.Now)));

        var told = await board.SendAsync(id, "Card", ("Question", "My own long question"), ("Deliverable", "One form"));

        board.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        told.ShouldContain(">My own long question</textarea>");
        var said = ABoard.TextOf(Regex.Match(told, "(?s)role=\"alert\">(.*?)</div>").Groups[1].Value);
        said.ShouldContain("Title: Fewer forms → Fewer papers");
        said.ShouldContain("Due: – → 31/01/2027");
        (await board.FindAsync(id)).Scope.Question.ShouldBeEmpty();

        await board.SendAsync(id, "Card", ("Question", "My own long question"), ("Deliverable", "One form"));
        var now = await board.FindAsync(id);
        (now.Scope.Question, now.Title, now.Due).ShouldBe(("My own long question", "Fewer papers", new DateOnly(2027, 1, 31)));
    }

    [Fact]
    public async Task Lets_comments_come_on_top_whatever_has_changed()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();
        await board.Person.GoAsync(board.Of(id));
        var comment = Regex.Match(board.Person.Html, "name=\"CommentId\" value=\"([^\"]+)\"").Groups[1].Value;
        await board.ChangeAsync(id, state => InitiativeDecider.Decide(state, new RenameInitiative("Fewer papers", board.Keeping.Now)));

        await board.SendAsync(id, "Comment", ("CommentId", comment), ("Comment", Stage.Script));
        var page = await board.SendAsync(id, "Comment", ("CommentId", comment), ("Comment", Stage.Script));

        (await board.FindAsync(id)).Comments.ShouldHaveSingleItem("a form sent twice comments once").Text.ShouldBe(Stage.Script);
        page.ShouldContain("&lt;script&gt;alert(");
        page.ShouldNotContain("<script>alert(");
    }

    [Fact]
    public async Task Ticks_steps_and_notes_decisions_and_lessons()
    {
        using var board = await ABoard.OpenAsync(host);
        var (id, item) = (await board.ProposedAsync(), Guid.NewGuid().ToString());

        await board.SendAsync(id, "AddItem", ("ItemId", item), ("Item", "Count the forms"));
        await board.SendAsync(id, "Tick", ("ItemId", item), ("Ticked", "yes"));
        await board.SendAsync(id, "Decision", ("Decision", "One form is enough"));
        await board.SendAsync(id, "Lesson", ("Lesson", "Ask the frontline first"));

        var known = await board.FindAsync(id);
        known.Checklist.ShouldHaveSingleItem().Ticked.ShouldBeTrue();
        known.Decisions.ShouldHaveSingleItem().Text.ShouldBe("One form is enough");
        known.Lessons.ShouldHaveSingleItem().Text.ShouldBe("Ask the frontline first");
        ABoard.TextOf(await board.Person.GoAsync(board.Path)).ShouldContain("1 of 1 steps done");
    }

    [Theory]
    [InlineData("Title", "Title", 10_000)]
    [InlineData("Drivers", "Drivers", 10_000)]
    [InlineData("Comment", "Comment", 10_000)]
    public async Task Refuses_what_is_too_long_and_keeps_it_in_the_form(string handler, string field, int length)
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();
        var text = new string('ä', length);

        var refused = await board.SendAsync(id, handler, (field, text), ("CommentId", Guid.NewGuid().ToString()));

        board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(refused).ShouldContain(text);
        (await board.FindAsync(id)).Title.ShouldBe("Fewer forms");
    }

    [Fact]
    public async Task Takes_as_owner_whoever_belongs_to_the_organisation_and_nobody_else()
    {
        using var board = await ABoard.OpenAsync(host);
        using var other = await ABoard.OpenAsync(host);
        using var stranger = await Person.InvitedAsync(host, other.Org, [Role.Analyst]);
        var (id, first) = (await board.ProposedAsync(), await host.FirstIdAsync());
        var foreign = await StrangerIdAsync(other);

        await board.SendAsync(id, "People", ("OwnerAccount", $"{foreign}"));
        board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        await board.SendAsync(id, "People", ("OwnerAccount", $"{first}"), ("OwnerRole", "and a role"));
        board.Person.Status.ShouldBe(HttpStatusCode.BadRequest, "two who answer for it are nobody");
        await board.SendAsync(id, "People", ("OwnerAccount", $"{first}"));

        (await board.FindAsync(id)).Owner.ShouldBe(Owner.Of(first));

        async Task<Guid> StrangerIdAsync(ABoard at)
        {
            await at.Person.GoAsync($"/o/{at.Org}/members");
            var ids = Regex.Matches(at.Person.Html, "name=\"Member\" value=\"([^\"]+)\"").Select(match => Guid.Parse(match.Groups[1].Value)).Distinct();
            return ids.Single(member => member != first);
        }
    }

    [Fact]
    public async Task Is_for_those_who_may()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();
        using var reader = await Person.InvitedAsync(host, board.Org, [Role.Analyst]);

        var page = await reader.Visitor.GoAsync(board.Of(id));
        page.ShouldContain("Fewer forms");
        page.ShouldNotContain("name=\"Version\"");
        (await reader.Visitor.GoAsync(board.Path)).ShouldNotContain("name=\"Initiative\"");
        await reader.Visitor.PostAsync($"{board.Of(id)}?handler=Title", ("Title", "Mine"), ("Version", "1"));
        reader.Visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
