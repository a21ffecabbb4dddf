using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class CallingALevelProvisional
{
    [Theory]
    [InlineData(10, 0.30, 0, "")]
    [InlineData(10, null, 0, "")]
    [InlineData(10, 0.29, 0, "ResponseRate")]
    [InlineData(9, 1.00, 0, "FewPeople")]
    [InlineData(10, 1.00, 1, "RoleGroupMissing")]
    [InlineData(9, 0.10, 2, "ResponseRate FewPeople RoleGroupMissing")]
    public void Each_reason_is_given(int people, double? rate, int missing, string reasons) =>
        string.Join(' ', CapFinder.Provisional(people, rate, missing, SampleQuestionnaire.Caps)?.Reasons ?? []).ShouldBe(reasons);

    [Fact]
    public void It_changes_the_wording_and_not_the_level()
    {
        var provisional = Result(Full, Groups(x: 0, m: 0, f: 5), Disclosure.OfTrial, Heads(10, 10, 80)).Overall!;
        var firm = Unanimous(Full, [.. Weights.Select(dimension => (dimension.Code, 4.5))]).Overall!;

        provisional.Caps.Single().Reasons.ShouldBe(
            [ProvisionalReason.ResponseRate, ProvisionalReason.FewPeople, ProvisionalReason.RoleGroupMissing]);
        provisional.Caps.Single().Ceiling.ShouldBeNull();
        (provisional.RawLevel, provisional.Level).ShouldBe((firm.RawLevel, firm.Level));
    }

    [Fact]
    public void A_wave_with_enough_people_of_every_role_group_stands() =>
        Result(Full, Groups(5, 5, 20), Disclosure.OfTrial, Heads(10, 10, 80)).IsProvisional.ShouldBeFalse();

    [Fact]
    public void A_role_group_that_must_be_withheld_is_missing()
    {
        var result = Result(Full, Groups(4, 5, 21), Disclosure.OfTrial, Heads(10, 10, 80));

        result.Overall!.Caps.Single().Reasons.ShouldBe([ProvisionalReason.ResponseRate, ProvisionalReason.RoleGroupMissing]);
        result.ResponseRate!.Value.ShouldBe(0.26, Tolerance);
    }

    [Fact]
    public void Without_headcounts_there_is_no_response_rate()
    {
        var result = Result(Full, Groups(5, 5, 5), Disclosure.OfTrial);

        result.ResponseRate.ShouldBeNull();
        result.IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void More_sheets_than_heads_are_no_response_rate() =>
        Result(Full, Groups(5, 5, 5), Disclosure.OfTrial, Heads(1, 1, 1)).ResponseRate.ShouldBeNull();

    [Fact]
    public void People_whom_the_questionnaire_does_not_ask_are_not_missed()
    {
        var executives = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1", audiences: "X")))]);

        var result = Result(executives, [Cell(Audience.X, 10, ("D", 3.0))], Disclosure.OfTrial, Heads(10, 40, 400));

        (result.Headcount, result.ResponseRate).ShouldBe((10, 1.0));
        result.IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void Auditors_are_no_people_of_the_wave() =>
        Result(Full, [.. Groups(5, 5, 5), Cell(Audience.A, 30)], Disclosure.OfTrial, Heads(10, 10, 80))
            .ResponseRate!.Value.ShouldBe(0.15, Tolerance);

    [Fact]
    public void One_persons_own_sheet_is_always_provisional()
    {
        var answers = Full.ItemsFor(Audience.F).ToDictionary(item => item.Id, item => item.Key > 0 ? 5 : 1);

        var result = WaveScoring.OfSheet(Full, Id(1), Audience.F, "north", answers);

        (result.Scope, result.Sheets, result.Overall!.Level).ShouldBe((ResultScope.Sheet, 1, 5));
        result.Overall.Caps.Single().Reasons.ShouldBe([ProvisionalReason.FewPeople]);
    }

    private static IReadOnlyList<CellSums> Groups(int x, int m, int f) =>
    [
        .. new[] { (Audience.X, x), (Audience.M, m), (Audience.F, f) }.Where(group => group.Item2 > 0)
            .Select(group => Cell(group.Item1, group.Item2, [.. Weights.Select(dimension => (dimension.Code, 4.5))]))
    ];

    private static Dictionary<Audience, int> Heads(int x, int m, int f) => new() { [Audience.X] = x, [Audience.M] = m, [Audience.F] = f };
}
