using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Questionnaires;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.MovingWaves;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>What a report publishes, in the form in which the ledger holds it against others.</summary>
public sealed class WritingDownWhatIsPublished
{
    [Fact]
    public void A_result_publishes_its_totals_its_groups_and_the_units_that_it_shows()
    {
        var wave = Wave(Disclosure.OfGroups, Asked, Cell(Audience.F, "north", Scores(8, 3, 1)), Cell(Audience.F, "south", Scores(6, 2, 1)), Cell(Audience.M, "south", Scores(4, 2, 1)));

        var measures = new PublishedSums(wave).Of(WaveScoring.OfWave(wave)).ToDictionary(measure => measure.Measure);

        // Four managers are too few: they stand in no sum, but their number is known to those who check.
        measures["LEAD"].Rows.Select(row => row.Label).ShouldBe(["*/*", "*/F", "north/*", "south/*"]);
        measures["LEAD"].Rows[0].Cells.Sum(cell => measures["LEAD"].Cells[cell].Count).ShouldBe(14);
        measures["LEAD"].Cells.Sum(cell => cell.Count).ShouldBe(18);
        measures[PublishedSums.Sheets].Rows.Select(row => row.Label).ShouldBe(["*/*", "*/F", "north/*", "south/*"]);
        measures["CORE"].Rows.Select(row => row.Label).ShouldBe(["*/*", "north/*", "south/*"]);
    }

    [Fact]
    public void Whatever_people_answer_a_result_betrays_nobody_by_itself() => Property.Holds(GeneratedWave.Any, wave =>
    {
        string[] units = ["a", "b", "c", "d", "e", "f", "g"];
        var cells = SampleSheets.Cells(wave.Questionnaire, wave.Sheets.Select((sheet, i) => sheet with { Unit = units[i * i * i % 11 % units.Length] }));
        var measured = new WaveMeasurement(wave.Questionnaire, cells, new(units, new Dictionary<(string, Audience), int>()), Disclosure.OfGroups, SampleSheets.Closed);

        ReleaseLedger.Conflicts(new("r1", new PublishedSums(measured).Of(WaveScoring.OfWave(measured))), []).ShouldBeEmpty();
    }, times: 15);

    [Fact]
    public void A_comparison_publishes_what_it_shows_of_common_units()
    {
        var (before, after) = (Of("north", "south"), Of("north", "west"));
        var shown = ChangeScoring.Of(before, after);

        var families = ComparedSums.Of(before, after, shown);

        families.ShouldHaveSingleItem().Select(measure => measure.Code).ShouldBe(["LEAD", "INC", "SILO", "ROLE", "CORE"]);
        families[0].ShouldAllBe(measure => measure.Before.Rows.Sum(row => row.Cells.Sum(cell => measure.Before.Cells[cell].Count)) == 16 && measure.After.Cells.Count == 2);

        WaveMeasurement Of(params string[] units) => Wave(Disclosure.OfGroups, Asked, [.. units.Select(unit => Cell(Audience.F, unit, Scores(8, 3, 1)))]);
    }

    [Fact]
    public void Another_version_is_another_measure_where_other_people_count_in_it()
    {
        var (own, same) = (Wave(Cell(Audience.F, "north", Scores(8, 3, 1))), Wave(Disclosure.OfTrial, AskedAnew, Cell(Audience.F, "north", Scores(8, 2, 1))));
        var fewer = Wave(Disclosure.OfTrial, AskedAnew, Cell(Audience.F, "north", Scores(6, 2, 1)));

        Names(same).ShouldContain("LEAD");
        Names(fewer).ShouldContain("LEAD@2.0");
        Names(fewer).ShouldNotContain("LEAD");

        IEnumerable<string> Names(WaveMeasurement wave) => new PublishedSums(wave, new(own)).Of(WaveScoring.OfWave(wave)).Select(measure => measure.Measure);
    }
}
