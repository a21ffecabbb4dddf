using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class PuttingGroupsTogether
{
    private static readonly GoldenPerspective Golden = GoldenNumbers.All.Perspective;
    private static readonly Questionnaire OneDimension =
        Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1", audiences: "XMFA")))]);

    [Fact]
    public void Role_groups_weigh_by_perspective_and_people_by_head()
    {
        var dimension = Result(OneDimension, GoldenCells()).Of("D");

        dimension.Score!.Value.ShouldBe(Golden.Perspective, Tolerance);
        dimension.Pooled!.Value.ShouldBe(Golden.Pooled, Tolerance);
        dimension.N.ShouldBe(93);
    }

    [Fact]
    public void Without_a_role_group_the_others_share_its_weight() =>
        Result(OneDimension, [.. GoldenCells().Where(cell => cell.Audience != Audience.X)]).Of("D")
            .Score!.Value.ShouldBe(Golden.PerspectiveWithoutX, Tolerance);

    [Fact]
    public void A_single_role_group_is_pooled()
    {
        var dimension = Result(OneDimension, [Cell(Audience.F, 7, ("D", 2.7))]).Of("D");

        dimension.Score!.Value.ShouldBe(2.7, Tolerance);
        dimension.Pooled.ShouldBe(dimension.Score);
    }

    [Fact]
    public void Units_of_one_role_group_are_pooled()
    {
        var north = Cell(Audience.F, 6, ("D", 2.0));
        var south = Cell(Audience.F, 18, ("D", 4.0)) with { Unit = "south" };

        Result(OneDimension, [north, south]).Of("D").Score!.Value.ShouldBe(3.5, Tolerance);
    }

    [Fact]
    public void Auditors_stand_beside_and_are_never_averaged_in()
    {
        var without = Result(OneDimension, GoldenCells(), Disclosure.OfTrial);
        var with = Result(OneDimension, [.. GoldenCells(), Cell(Audience.A, 2, ("D", 1.0))], Disclosure.OfTrial);

        with.Of("D").Auditors.ShouldBe(1.0);
        without.Of("D").Auditors.ShouldBeNull();
        with.Sheets.ShouldBe(93);
        Json.Of(with.Of("D") with { Auditors = null }).ShouldBe(Json.Of(without.Of("D")));
        Json.Of(with.Overall!).ShouldBe(Json.Of(without.Overall!));
    }

    [Fact]
    public void Auditors_alone_make_no_score()
    {
        var result = Result(OneDimension, [Cell(Audience.A, 20, ("D", 5.0))]);

        result.Overall.ShouldBeNull();
        (result.Of("D").Score, result.Of("D").Auditors, result.Sheets).ShouldBe((null, 5.0, 0));
    }

    [Fact]
    public void A_dimension_that_one_group_is_not_asked_about_leaves_that_group_out()
    {
        var questionnaire = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1", audiences: "XM"))), .. Unweighted()]);
        var sheets = Alike(5, Audience.X, ("D-1", 5)).Concat(Alike(5, Audience.M, ("D-1", 2))).Concat(Alike(5, Audience.F, ("E-1", 1)));

        var dimension = Result(questionnaire, [.. sheets]).Of("D");

        dimension.Score!.Value.ShouldBe(3.5, Tolerance);
        dimension.Groups.Single(group => group.Audience == Audience.F).Withheld.ShouldBe(Withheld.NotAsked);
    }

    private static Dimension[] Unweighted() => [Dimension("E", false, 0.0000000001, Scale("E-A", 1, Agreement("E-1")))];

    private static IReadOnlyList<CellSums> GoldenCells() =>
        [.. Golden.Groups.Select(group => Cell(Enum.Parse<Audience>(group.Key), (int)group.Value[1], ("D", group.Value[0])))];
}
