using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class MissingAScope
{
    [Theory]
    [InlineData(13, false)]
    [InlineData(15, true)]
    public void An_idea_may_wait_two_weeks_for_its_scope(int days, bool overdue)
    {
        var idea = Of(Proposed);

        MissingScope.HasLeftWithout(idea).ShouldBeFalse();
        MissingScope.IsOverdue(idea, Now.AddDays(days)).ShouldBe(overdue);
    }

    [Fact]
    public void Whatever_left_the_ideas_without_one_misses_it_at_once()
    {
        var left = Of(Proposed, Moved(BoardColumn.Idea, BoardColumn.Scoped));

        MissingScope.HasLeftWithout(left).ShouldBeTrue();
        MissingScope.IsOverdue(left, Now).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_missing_where_it_is_agreed_or_where_the_work_has_ended()
    {
        MissingScope.IsOverdue(Of(Begun), Now.AddDays(100)).ShouldBeFalse();
        MissingScope.IsOverdue(Of(Proposed, Moved(BoardColumn.Idea, BoardColumn.Stopped)), Now.AddDays(100)).ShouldBeFalse();
    }

    private static Initiative Of(params InitiativeEvent[] events) => events.Aggregate(Initiative.Initial, Initiative.Evolve);
}
