using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Releases;

namespace CxMaturity.Domain.Tests.Releases;

public sealed class ReleasingReports
{
    private static readonly Guid Wave = new(1, 0, 0, new byte[8]);
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly BaseCell[] Cells = [new("north", "F", 6), new("south", "F", 3), new("west", "F", 3), new("east", "F", 3), new("inner", "F", 3), new("outer", "F", 3)];

    private static readonly ReleasedMeasure Whole = Sum("LEAD", 0, 1, 2, 3, 4, 5) with { Rows = [new(PublishedSums.Total, [0, 1, 2, 3, 4, 5]), new("north/*", [0])] };

    private static Spec<WaveReleases, ReleaseEvent> Spec => new(WaveReleases.Initial, WaveReleases.Evolve);

    [Fact]
    public void The_first_result_is_written_down_as_it_is() =>
        Spec.When(Release(ReportKind.Result, "r1", Whole)).Then(Released(ReportKind.Result, "r1", Whole));

    [Fact]
    public void The_same_report_is_written_down_once() =>
        Spec.Given(Released(ReportKind.Result, "r1", Whole)).When(Release(ReportKind.Result, "r1", Whole)).ThenNothing();

    [Fact]
    public void What_stands_beside_the_earlier_ones_without_betraying_anybody_is_written_down() =>
        Spec.Given(Released(ReportKind.Result, "r1", Whole))
            .When(Release(ReportKind.Comparison, "c1", Sum("LEAD", 0, 1, 2))).Then(Released(ReportKind.Comparison, "c1", Sum("LEAD", 0, 1, 2)));

    [Fact]
    public void Two_comparisons_that_differ_by_a_small_unit_are_not_both_published()
    {
        Spec.Given(Released(ReportKind.Result, "r1", Whole)).When(Release(ReportKind.Comparison, "c2", Sum("LEAD", 0, 1, 2, 3)))
            .Then(Released(ReportKind.Comparison, "c2", Sum("LEAD", 0, 1, 2, 3)));
        Spec.Given(Released(ReportKind.Result, "r1", Whole), Released(ReportKind.Comparison, "c1", Sum("LEAD", 0, 1, 2)))
            .When(Release(ReportKind.Comparison, "c2", Sum("LEAD", 0, 1, 2, 3))).ThenRefused(RefusalKind.Conflict, "release.conflict");
    }

    [Fact]
    public void A_restatement_with_another_number_of_answers_is_refused()
    {
        var fewer = Whole with { Cells = [new("north", "F", 5), .. Cells[1..]] };

        Spec.Given(Released(ReportKind.Result, "r1", Whole)).When(Release(ReportKind.Restatement, "r2", fewer)).ThenRefused(RefusalKind.Conflict, "release.conflict");
    }

    [Fact]
    public void A_restatement_that_only_reckons_otherwise_is_written_down() =>
        Spec.Given(Released(ReportKind.Result, "r1", Whole)).When(Release(ReportKind.Restatement, "r2", Whole)).Then(Released(ReportKind.Restatement, "r2", Whole));

    [Fact]
    public void A_trial_keeps_no_ledger() => Spec.When(ledger => ReleaseDecider.Decide(ledger,
        new ReleaseReport(Wave, ReportKind.Result, "r1", null, [Whole], Disclosure.OfTrial, Now))).ThenNothing();

    [Fact]
    public void Nothing_published_is_no_report() => Spec.When(Release(ReportKind.Comparison, "c1")).ThenNothing();

    [Fact]
    public void What_was_published_before_the_minimum_was_raised_does_not_stop_what_adds_nothing_to_it()
    {
        var stricter = Disclosure.OfGroups with { MinimumSheets = 7 };

        Spec.Given(Released(ReportKind.Result, "r1", Whole))
            .When(ledger => ReleaseDecider.Decide(ledger, new ReleaseReport(Wave, ReportKind.AsIf, "a1", "1.1", [Sum("LEAD", 0, 1, 2, 3, 4, 5)], stricter, Now)))
            .Then(new ReportReleased(Wave, ReportKind.AsIf, "a1", "1.1", [Sum("LEAD", 0, 1, 2, 3, 4, 5)], Now));
    }

    [Fact]
    public void Of_a_comparison_units_go_before_the_whole_and_measures_that_follow_from_each_other_go_together()
    {
        var ledger = new[] { Released(ReportKind.Result, "r1", Whole, Whole with { Measure = "CORE" }, Whole with { Measure = "TECH" }) }
            .Aggregate(WaveReleases.Initial, WaveReleases.Evolve);
        ComparedMeasure harmless = Of("TECH", PublishedSums.Total, 0, 1, 2);
        // South by itself is three people.
        var unit = harmless with { Before = harmless.Before with { Rows = [.. harmless.Before.Rows, new("south/*", [1])] } };

        Admitted(ledger, [harmless]).ShouldBe(["TECH */*"]);
        Admitted(ledger, [unit]).ShouldBe(["TECH */*"]);
        Admitted(ledger, [Of("LEAD", PublishedSums.Total, 0, 1, 2), Of("CORE", PublishedSums.Total, 0, 1)], [harmless]).ShouldBe(["TECH */*"]);
    }

    private static string[] Admitted(WaveReleases ledger, params IReadOnlyList<ComparedMeasure>[] families) =>
        [.. ComparisonAdmission.Of(families, (ledger, Disclosure.OfGroups), (WaveReleases.Initial, Disclosure.OfTrial))
            .Select(measure => $"{measure.Code} {string.Join(' ', measure.Before.Rows.Select(row => row.Label))}")];

    private static ComparedMeasure Of(string code, string label, params int[] cells) => new(code, Sum(code, cells) with { Rows = [new(label, cells)] }, Sum(code, cells));

    private static ReleasedMeasure Sum(string code, params int[] cells) => new(code, Cells, [new(PublishedSums.Total, cells)]);

    private static Func<WaveReleases, IReadOnlyList<ReleaseEvent>> Release(ReportKind kind, string report, params ReleasedMeasure[] measures) =>
        ledger => ReleaseDecider.Decide(ledger, new ReleaseReport(Wave, kind, report, null, measures, Disclosure.OfGroups, Now));

    private static ReportReleased Released(ReportKind kind, string report, params ReleasedMeasure[] measures) => new(Wave, kind, report, null, measures, Now);
}
