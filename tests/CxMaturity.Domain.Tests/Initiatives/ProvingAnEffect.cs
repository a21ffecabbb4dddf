using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Maturity.Statistics;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class ProvingAnEffect
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    [Theory]
    [InlineData(0.05, 0.55, EffectVerdict.Proven, EffectReason.IntervalAboveZero)]
    [InlineData(0.0, 0.6, EffectVerdict.NotProven, EffectReason.IntervalIncludesZero)]
    [InlineData(-0.1, 0.7, EffectVerdict.NotProven, EffectReason.IntervalIncludesZero)]
    [InlineData(-0.7, -0.1, EffectVerdict.NotProven, EffectReason.IntervalBelowZero)]
    public void Proven_is_a_rise_that_chance_does_not_explain(double low, double high, EffectVerdict verdict, EffectReason reason)
    {
        var outcome = EffectCheck.Of(Target, Start, 12, Measured((low + high) / 2, new(low, high)));

        (outcome.Verdict, outcome.Reason).ShouldBe((verdict, reason));
        (outcome.Low, outcome.High, outcome.Expected, outcome.WaveId).ShouldBe((low, high, 0.3, Wave));
    }

    [Fact]
    public void Without_a_later_wave_it_is_too_early()
    {
        var outcome = EffectCheck.Of(Target, Start, 0, null);

        (outcome.Verdict, outcome.Reason, outcome.Achieved).ShouldBe((EffectVerdict.TooEarly, EffectReason.NoLaterWave, null));
        outcome.IsAsExpected.ShouldBeFalse();
    }

    [Theory]
    [InlineData(83, EffectVerdict.TooEarly)]
    [InlineData(84, EffectVerdict.Proven)]
    public void A_wave_before_anything_could_be_seen_proves_nothing(int daysAfterStart, EffectVerdict verdict) =>
        EffectCheck.Of(Target, Start, 12, Measured(0.4, new(0.2, 0.6)) with { ClosedOn = Start.AddDays(daysAfterStart) }).Verdict.ShouldBe(verdict);

    [Fact]
    public void Waves_that_cannot_be_compared_prove_nothing()
    {
        EffectCheck.Of(Target, Start, 12, Measured(null, null)).Reason.ShouldBe(EffectReason.NotComparable);
        EffectCheck.Of(Target, Start, 12, Measured(0.4, null)).Verdict.ShouldBe(EffectVerdict.NotProven);
    }

    [Fact]
    public void Units_that_took_no_part_describe_what_would_have_happened_anyway()
    {
        var measured = Measured(0.4, new(0.2, 0.6)) with { Elsewhere = 0.3 };

        EffectCheck.Of(Target, Start, 12, measured).Comparison!.Value.ShouldBe(0.1, 1e-12);
        // A description, no proof: the verdict does not follow it.
        EffectCheck.Of(Target, Start, 12, measured with { Elsewhere = 0.9 }).Verdict.ShouldBe(EffectVerdict.Proven);
        EffectCheck.Of(Target, Start, 12, Measured(0.4, new(0.2, 0.6))).Comparison.ShouldBeNull();
    }

    [Fact]
    public void What_was_expected_is_held_against_what_was_achieved()
    {
        EffectCheck.Of(Target, Start, 12, Measured(0.1 + 0.2, new(0.1, 0.5))).IsAsExpected.ShouldBeTrue();
        EffectCheck.Of(Target, Start, 12, Measured(2.6 - 2.3, new(0.1, 0.5))).IsAsExpected.ShouldBeTrue();
        EffectCheck.Of(Target, Start, 12, Measured(0.29, new(0.1, 0.5))).IsAsExpected.ShouldBeFalse();
    }

    [Fact]
    public void A_check_is_kept_with_what_was_seen_then()
    {
        var outcome = EffectCheck.Of(Target, Start, 12, Measured(0.25, new(0.125, 0.5)) with { Elsewhere = 0.125 });
        var check = new EffectChecked(Id, "INC", EffectVerdict.Proven, EffectReason.IntervalAboveZero, 0.3, 0.25, 0.125, 0.5, Wave, 0.125, Now);

        Spec.Given(Begun).When(Checks(outcome)).Then(check);
        Spec.Given([.. Begun, check]).When(Checks(outcome)).ThenNothing();
        Spec.Given([.. Begun, check]).When(Checks(outcome with { Achieved = 0.3 })).Then(check with { Achieved = 0.3 });
        Spec.Given([.. Begun, check, Moved(BoardColumn.InProgress, BoardColumn.Done)]).When(Checks(outcome with { High = 0.6 })).Then(check with { High = 0.6 });
        After([.. Begun, check]).LastCheck("INC")!.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Only_what_was_promised_and_begun_is_checked()
    {
        var outcome = EffectCheck.Of(Target, Start, 12, null);

        Spec.Given(Agreed).When(Checks(outcome)).ThenRefused(RefusalKind.Conflict, "initiative.not_begun");
        Spec.Given(Begun).When(Checks(outcome with { Dimension = "TECH" })).ThenRefused(RefusalKind.Conflict, "initiative.no_target");
    }

    [Fact]
    public void A_number_of_the_business_is_kept_by_its_name()
    {
        Kpi calls = new("Calls", "per day", 120, null, 60, Today);

        Spec.Given(Proposed).When(Measures(calls with { Name = " Calls " })).Then(new KpiMeasured(Id, calls, Now));
        Spec.Given(Proposed, new KpiMeasured(Id, calls, Now)).When(Measures(calls)).ThenNothing();
        After(Proposed, new KpiMeasured(Id, calls, Now), new KpiMeasured(Id, calls with { After = 70 }, Now)).Kpis.ShouldHaveSingleItem().After.ShouldBe(70);
        Spec.Given(Proposed, new KpiMeasured(Id, calls, Now)).When(initiative => EffectDecider.Decide(initiative, new DropKpi("Calls", Now)))
            .Then(new KpiDropped(Id, "Calls", Now));
        Spec.Given(Proposed).When(initiative => EffectDecider.Decide(initiative, new DropKpi("Calls", Now))).ThenNothing();
        Refused(calls with { Name = "" }, "initiative.kpi_name");
        Refused(calls with { Unit = "a unit of more than twenty" }, "initiative.kpi_unit");
        Refused(calls with { Before = double.NaN }, "initiative.kpi_number");
        Refused(calls with { Target = 1e13 }, "initiative.kpi_number");
        Refused(calls with { On = new(1900, 1, 1) }, "initiative.date");

        static void Refused(Kpi kpi, string key) => Spec.Given(Proposed).When(Measures(kpi)).ThenRefused(RefusalKind.Invalid, key);
        static Func<Initiative, IReadOnlyList<InitiativeEvent>> Measures(Kpi kpi) => initiative => EffectDecider.Decide(initiative, new MeasureKpi(kpi, Now));
    }

    private static MeasuredEffect Measured(double? difference, Interval? interval) => new(Wave, Start.AddDays(100), difference, interval);

    private static Func<Initiative, IReadOnlyList<InitiativeEvent>> Checks(EffectOutcome outcome) =>
        initiative => EffectDecider.Decide(initiative, new CheckEffect(outcome, Now));
}
