using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.Maturity.SampleSums;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class ShowingUnits
{
    private static readonly Questionnaire One = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2"), Agreement("D-3")))]);

    [Fact]
    public void A_small_unit_takes_another_one_with_it()
    {
        var units = Shown(Disclosure.OfGroups, ("Marketing", 12), ("Sales", 9), ("Service", 7), ("IT", 3));

        units.Select(unit => (unit.Code, unit.Core.Withheld)).ShouldBe(
            [("Marketing", null), ("Sales", null), ("Service", Withheld.Complement), ("IT", Withheld.TooFew)]);
        units.Where(unit => unit.Core.Withheld is not null).ShouldAllBe(unit => unit.Core.Score == null && unit.Core.N == null && unit.Sheets == null && unit.ResponseRate == null);
    }

    [Fact]
    public void A_trial_withholds_small_units_only() =>
        Shown(Disclosure.OfTrial, ("Marketing", 12), ("Sales", 9), ("Service", 7), ("IT", 3)).Select(unit => unit.Core.Withheld)
            .ShouldBe([null, null, null, Withheld.TooFew]);

    [Fact]
    public void A_raised_minimum_holds_for_units_too() =>
        Shown(Disclosure.OfTrial with { MinimumSheets = 8 }, ("Marketing", 12), ("Sales", 9), ("Service", 7)).Select(unit => unit.Core.Withheld)
            .ShouldBe([null, null, Withheld.TooFew]);

    [Fact]
    public void Units_nobody_answered_from_say_so()
    {
        var units = Shown(Disclosure.OfGroups, ("A", 8), ("B", 0), ("C", 6));

        units.Select(unit => unit.Core.Withheld).ShouldBe([null, Withheld.NoAnswers, null]);
    }

    [Fact]
    public void A_unit_that_speaks_with_one_voice_is_withheld()
    {
        var cells = new[] { ("A", Values(12, 3, 0.5)), ("B", [4, 4, 4, 4, 4, 4]), ("C", Values(9, 2, 0.5)), ("D", Values(8, 2, 0.5)) };
        var result = WaveScoring.OfWave(new(One, [.. cells.Select(cell => SampleSums.Cell(Audience.F, cell.Item1, "D", cell.Item2))],
            Heads([.. cells.Select(cell => (cell.Item1, Audience.F, 20))]), Disclosure.OfGroups, Closed));

        result.Units.Single(unit => unit.Code == "B").Dimensions.Single().Score.ShouldBeNull();
        result.Units.Count(unit => unit.Dimensions.Single().Score is null).ShouldBe(2, "one alone could be worked out");
    }

    [Fact]
    public void Role_groups_that_are_too_small_are_in_no_unit()
    {
        CellSums[] cells = [SampleSums.Cell(Audience.X, "A", "D", 5, 5, 5, 5), SampleSums.Cell(Audience.F, "A", "D", Values(10, 2, 0.5)), SampleSums.Cell(Audience.F, "B", "D", Values(10, 3, 0.5))];
        var units = WaveScoring.OfWave(new(One, cells, Heads(("A", Audience.X, 4), ("A", Audience.F, 20), ("B", Audience.F, 20)), Disclosure.OfGroups, Closed)).Units;

        (units[0].Core.Score, units[0].Core.N, units[0].Headcount).ShouldBe((2.0, 10, 20));
    }

    private static IReadOnlyList<UnitResult> Shown(Disclosure disclosure, params (string Unit, int People)[] units) => WaveScoring.OfWave(new(One,
        [.. units.Where(unit => unit.People > 0).Select(unit => SampleSums.Cell(Audience.F, unit.Unit, "D", Values(unit.People, 3, 0.5)))],
        Heads([.. units.Select(unit => (unit.Unit, Audience.F, 20))]), disclosure, Closed)).Units;
}
