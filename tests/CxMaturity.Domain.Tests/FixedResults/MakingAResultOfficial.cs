using CxMaturity.Domain.FixedResults;

namespace CxMaturity.Domain.Tests.FixedResults;

public sealed class MakingAResultOfficial
{
    private static readonly Guid Wave = new(1, 0, 0, new byte[8]);
    private static readonly DateTimeOffset Closed = new(2026, 3, 31, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Closed.AddMinutes(1);
    private static readonly ResultFixed First = new(Wave, Closed, "1.0", "h1", "d1", "{}", Now);

    private static Spec<FixedResultHistory, FixedResultEvent> Spec => new(FixedResultHistory.Initial, FixedResultHistory.Evolve);

    [Fact]
    public void It_is_fixed_once()
    {
        Spec.When(Fix("h1")).Then(First);
        Spec.Given(First).When(Fix("h2")).ThenNothing();
    }

    [Fact]
    public void Another_one_takes_its_place_for_a_reason()
    {
        Spec.Given(First).When(Restate(" A rule was wrong. ", "h2")).Then(new ResultRestated(Wave, "A rule was wrong.", "1.0", "h2", "d1", "{}", Now));
        Spec.Given(First).When(Restate(" ", "h2")).ThenRefused(RefusalKind.Invalid, "results.restate_reason");
        Spec.Given(First).When(Restate(new string('x', 501), "h2")).ThenRefused(RefusalKind.Invalid, "results.restate_reason");
        Spec.Given(First).When(Restate("Why\0", "h2")).ThenRefused(RefusalKind.Invalid, "results.restate_reason");
        Spec.Given(First).When(Restate("Again.", "h1")).ThenNothing();
        Spec.When(Restate("Too early.", "h2")).ThenRefused(RefusalKind.Conflict, "results.not_fixed");
    }

    [Fact]
    public void Scored_by_another_version_it_stands_beside_the_official_one()
    {
        Spec.Given(First).When(AsIf("1.1", "h2", " Next year asks by it. ")).Then(Scored("1.1", "h2", "Next year asks by it."));
        Spec.Given(First).When(AsIf("1.1", "h2", " ")).Then(Scored("1.1", "h2", null));
        Spec.Given(First, Scored("1.1", "h2", null)).When(AsIf("1.1", "h2", "Once more.")).ThenNothing();
        Spec.Given(First, Scored("1.1", "h2", null)).When(AsIf("1.2", "h2", null)).Then(Scored("1.2", "h2", null));
        Spec.Given(First, Scored("1.1", "h2", null)).When(AsIf("1.1", "h3", null)).Then(Scored("1.1", "h3", null));
    }

    [Fact]
    public void Scored_by_another_version_it_needs_an_official_one_and_a_reason_that_can_be_read()
    {
        Spec.When(AsIf("1.1", "h2", null)).ThenRefused(RefusalKind.Conflict, "results.not_fixed");
        Spec.Given(First).When(AsIf("1.1", "h2", new string('x', 501))).ThenRefused(RefusalKind.Invalid, "results.as_if_reason");
        Spec.Given(First).When(AsIf("1.1", "h2", "a\u0007")).ThenRefused(RefusalKind.Invalid, "results.as_if_reason");
    }

    [Fact]
    public void The_official_one_stays_whatever_is_scored_as_if()
    {
        var history = new FixedResultEvent[] { First, Scored("1.1", "h2", null), new ResultRestated(Wave, "Why", "1.1", "h3", "d1", "{}", Now.AddHours(1)), Scored("1.1", "h4", null) with { At = Now.AddHours(2) } }
            .Aggregate(FixedResultHistory.Initial, FixedResultHistory.Evolve);

        history.Results.Select(result => result.Hash).ShouldBe(["h1", "h3"]);
        history.Latest!.Hash.ShouldBe("h3");
        history.AsOf(Now)!.Hash.ShouldBe("h1");
        history.AsIfBy("1.1")!.Hash.ShouldBe("h4");
        history.AsIfBy("1.1", Now.AddHours(1))!.Hash.ShouldBe("h2");
        history.AsIfBy("1.1", Closed).ShouldBeNull();
        history.AsIfBy("1.2").ShouldBeNull();
    }

    private static ResultScoredAsIf Scored(string version, string hash, string? reason) => new(Wave, version, "1.0", hash, "d1", "{}", reason, Now);

    private static Func<FixedResultHistory, IReadOnlyList<FixedResultEvent>> Fix(string hash) =>
        history => FixedResultDecider.Decide(history, new FixResult(Wave, Closed, "1.0", hash, "d1", "{}", Now));

    private static Func<FixedResultHistory, IReadOnlyList<FixedResultEvent>> Restate(string reason, string hash) =>
        history => FixedResultDecider.Decide(history, new RestateResult(reason, "1.0", hash, "d1", "{}", Now));

    private static Func<FixedResultHistory, IReadOnlyList<FixedResultEvent>> AsIf(string version, string hash, string? reason) =>
        history => FixedResultDecider.Decide(history, new ScoreResultAsIf(version, reason, "1.0", hash, "d1", "{}", Now));
}
