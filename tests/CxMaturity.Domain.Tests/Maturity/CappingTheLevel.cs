using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class CappingTheLevel
{
    [Theory]
    [InlineData("balanced")]
    [InlineData("tapestry")]
    [InlineData("tech_gap")]
    [InlineData("missing_ext")]
    public void The_worked_cases_come_out(string name)
    {
        var golden = GoldenNumbers.All.Overall[name];

        var overall = Unanimous(SampleQuestionnaire.Full, Measured(golden)).Overall!;

        overall.Score.ShouldBe(golden.Out.Score, Tolerance);
        overall.Index.ShouldBe(golden.Out.Index, Tolerance);
        overall.RawLevel.ShouldBe(golden.Out.RawLevel);
        overall.Level.ShouldBe(golden.Out.Level);
        overall.Caps.Select(cap => cap.Code.ToString()).ShouldBe(golden.Out.Caps);
    }

    [Fact]
    public void A_weak_foundation_is_lifted_by_one_level()
    {
        var caps = Unanimous(SampleQuestionnaire.Full, Measured(GoldenNumbers.All.Overall["tapestry"])).Overall!.Caps;

        Told(caps.Single(cap => cap.Code == CapCode.C1)).ShouldBe("C1 at 2: INC from 1.6 to 1.8");
        Told(caps.Single(cap => cap.Code == CapCode.C2a)).ShouldBe("C2a at 3: INC from 1.6 to 1.8");
    }

    [Fact]
    public void A_gap_in_breadth_is_lifted_to_the_third_level() =>
        Unanimous(SampleQuestionnaire.Full, Measured(GoldenNumbers.All.Overall["tech_gap"])).Overall!.Caps
            .Select(Told).ShouldBe(["C2b at 4: TECH from 2.1 to 2.6"]);

    [Fact]
    public void All_foundations_at_the_lowest_level_must_be_lifted() =>
        Caps(5, ("LEAD", 2.0), ("INC", 2.5), ("SILO", 4.5), ("ROLE", 4.5)).ShouldBe(
            ["C1 at 3: LEAD from 2 to 2.6, INC from 2.5 to 2.6", "C2b at 4: LEAD from 2 to 2.6, INC from 2.5 to 2.6"]);

    [Fact]
    public void Every_cap_that_bites_is_named() =>
        Caps(5, ("LEAD", 4.5), ("INC", 1.2), ("SILO", 4.5), ("ROLE", 4.5), ("STRAT", 2.2)).ShouldBe(
        [
            "C1 at 2: INC from 1.2 to 1.8",
            "C2a at 3: INC from 1.2 to 1.8",
            "C2b at 4: INC from 1.2 to 2.6, STRAT from 2.2 to 2.6"
        ]);

    [Fact]
    public void A_cap_that_takes_nothing_away_is_not_named() =>
        Caps(3, ("LEAD", 2.5), ("INC", 3), ("SILO", 3), ("ROLE", 3), ("STRAT", 1.5)).ShouldBeEmpty();

    [Fact]
    public void Extensions_do_not_count_as_foundations() =>
        Caps(4, ("LEAD", 3.5), ("INC", 3.5), ("SILO", 3.5), ("ROLE", 3.5), ("STRAT", 2.0)).ShouldBeEmpty();

    [Fact]
    public void A_lift_is_enough_and_no_more_than_needed() => Property.Holds(Profiles, profile =>
    {
        foreach (var cap in CapFinder.Find(5, profile, SampleQuestionnaire.Caps))
        {
            CeilingAfter(cap, step: 0).ShouldBeGreaterThan(cap.Ceiling!.Value);
            foreach (var left in cap.Lifts)
                CeilingAfter(cap with { Lifts = [.. cap.Lifts.Where(lift => lift != left)] }, step: 0).ShouldBe(cap.Ceiling.Value);
            CeilingAfter(cap, step: -0.001).ShouldBe(cap.Ceiling.Value);
        }

        // The ceiling of the same cap once its lifts are done, or almost done.
        int CeilingAfter(Cap cap, double step) => CapFinder
            .Find(5, [.. profile.Select(dimension => cap.Lifts.FirstOrDefault(lift => lift.Dimension == dimension.Code) is { } lift
                ? dimension with { Score = Math.Max(dimension.Score, lift.To + step) }
                : dimension)], SampleQuestionnaire.Caps)
            .FirstOrDefault(after => after.Code == cap.Code)?.Ceiling ?? 5;
    });

    [Fact]
    public void Caps_never_raise_a_level() => Property.Holds(Profiles, profile =>
    {
        for (var raw = 1; raw <= 5; raw++)
            CapFinder.LevelUnder(raw, CapFinder.Find(raw, profile, SampleQuestionnaire.Caps)).ShouldBeInRange(1, raw);
    });

    [Fact]
    public void Raising_a_core_dimension_never_lowers_the_level() => Property.Holds(
        from profile in Profiles from core in Gen.Choose(0, 3) from raise in Gen.Choose(0, 4000) select (profile, core, raise),
        generated =>
        {
            var (profile, core, raise) = generated;
            var raised = profile.ToArray();
            raised[core] = raised[core] with { Score = Math.Min(5, raised[core].Score + raise / 1000.0) };

            LevelOf(raised).ShouldBeGreaterThanOrEqualTo(LevelOf(profile));
        }, times: 500);

    /// <summary>Scores of all eleven dimensions, in thousandths.</summary>
    private static Gen<ScoredDimension[]> Profiles => Gen.Choose(1000, 5000).ArrayOf(SampleQuestionnaire.Weights.Count).Select(scores =>
        SampleQuestionnaire.Weights
            .Select((dimension, i) => new ScoredDimension(dimension.Code, i < 4, dimension.Weight, scores[i] / 1000.0)).ToArray());

    private static int LevelOf(ScoredDimension[] profile)
    {
        var raw = Ladder.LevelOf(OverallScore.Of(SampleQuestionnaire.Full, profile).Score!.Value);
        return CapFinder.LevelUnder(raw, CapFinder.Find(raw, profile, SampleQuestionnaire.Caps));
    }

    private static IEnumerable<string> Caps(int rawLevel, params (string Code, double Score)[] profile) => CapFinder
        .Find(rawLevel, [.. profile.Select((dimension, i) => new ScoredDimension(dimension.Code, i < 4, 15, dimension.Score))],
            SampleQuestionnaire.Caps)
        .Select(Told);

    private static string Told(Cap cap) => $"{cap.Code} at {cap.Ceiling}: {string.Join(", ", cap.Lifts.Select(Told))}";

    private static string Told(Lift lift) => FormattableString.Invariant($"{lift.Dimension} from {Math.Round(lift.From, 9)} to {lift.To}");

    private static (string, double)[] Measured(GoldenOverall golden) =>
        [.. golden.Input.Where(score => score.Value is not null).Select(score => (score.Key, score.Value!.Value))];
}
