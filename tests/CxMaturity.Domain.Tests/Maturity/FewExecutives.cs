using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.MovingWaves;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>Executives who are fewer than the minimum: shown by consent of all, or together with middle management.</summary>
public sealed class FewExecutives
{
    private const double Tolerance = 1e-9;

    private static readonly CellSums[] Rest = [Cell(Audience.M, "north", Scores(20, 3.2, 0.6)), Cell(Audience.F, "north", Scores(64, 2.7, 0.8))];
    private static readonly CellSums Three = Cell(Audience.X, "north", 4.0, 4.1, 4.2);

    [Fact]
    public void They_count_with_middle_management_which_carries_the_weight_of_both()
    {
        var result = Result([Three, .. Rest]);

        result.Executives.ShouldBe(ExecutiveGroup.WithMiddleManagement);
        result.Groups.Select(group => (group.Audience, group.Sheets, group.Withheld)).ShouldBe([(Audience.X, null, Withheld.Joined), (Audience.M, 23, null), (Audience.F, 64, null)]);
        result.Dimensions[0].Score!.Value.ShouldBe(0.5 * (3 * 4.1 + 20 * 3.2) / 23 + 0.5 * 2.7, Tolerance);
        result.Dimensions[0].Groups[0].ShouldBe(new(Audience.X, null, null, Withheld.Joined));
        result.Headline!.Caps.ShouldNotContain(cap => cap.Reasons.Contains(ProvisionalReason.RoleGroupMissing), "they have been heard");
        result.Dimensions[0].Gaps.ShouldAllBe(gap => gap.First == Audience.M);
    }

    [Fact]
    public void Where_each_of_them_agrees_they_are_a_group()
    {
        var result = Result([Three, .. Rest], consented: true);

        result.Executives.ShouldBe(ExecutiveGroup.ByConsent);
        result.Groups[0].ShouldBe(new(Audience.X, 3, 100, null));
        result.Dimensions[0].Groups[0].N.ShouldBe(3);
        result.Dimensions[0].Groups[0].Score!.Value.ShouldBe(4.1, Tolerance);
        result.Dimensions[0].Score!.Value.ShouldBe(GoldenNumbers.All.Perspective.Perspective, Tolerance);
    }

    [Fact]
    public void Their_units_are_shown_without_them()
    {
        var unit = Result([Three, .. Rest, Cell(Audience.F, "south", Scores(20, 3, 0.5))], consented: true, Disclosure.OfGroups).Units[0];

        (unit.Sheets, unit.Core.N, unit.Headcount).ShouldBe((84, 84, 200));
    }

    [Fact]
    public void One_alone_is_no_group() =>
        Result([Cell(Audience.X, "north", 4.1), .. Rest], consented: true).Executives.ShouldBe(ExecutiveGroup.WithMiddleManagement);

    [Fact]
    public void Who_all_say_the_same_are_withheld_whatever_they_agreed_to() =>
        Result([Cell(Audience.X, "north", 4, 4, 4), .. Rest], consented: true, Disclosure.OfGroups).Dimensions[0].Groups[0].Withheld.ShouldBe(Withheld.AllAlike);

    [Theory]
    [InlineData(1, Withheld.TooFew)]
    [InlineData(2, Withheld.Joined)]
    public void Together_they_must_reach_the_minimum(int managers, Withheld expected)
    {
        var result = Result([Three, Cell(Audience.M, "north", Scores(managers + managers % 2, 3, 0.5)[..managers]), Rest[1]]);

        result.Groups[0].Withheld.ShouldBe(expected);
        (result.Groups[1].Withheld is null).ShouldBe(expected == Withheld.Joined);
    }

    [Fact]
    public void Enough_of_them_stand_for_themselves() =>
        Result([Cell(Audience.X, "north", Scores(6, 4.1, 0.4)), .. Rest]).Executives.ShouldBe(ExecutiveGroup.OnTheirOwn);

    [Fact]
    public void The_fingerprint_tells_the_same_sheets_either_way() =>
        Result([Three, .. Rest]).Digest.ShouldBe(Result([Three, .. Rest], consented: true).Digest);

    [Fact]
    public void Comparing_two_waves_joins_them_on_both_sides()
    {
        var before = Arranged([Three, .. Rest]);
        var after = Arranged([Cell(Audience.X, "north", Scores(20, 4.1, 0.4)), .. Rest]);

        var core = ChangeScoring.Of(before, after).Core!;

        core.Groups.ShouldBe([Audience.M, Audience.F]);
        core.Before!.Value.ShouldBe(0.5 * (3 * 4.1 + 20 * 3.2) / 23 + 0.5 * 2.7, Tolerance);
        core.After!.Value.ShouldBe(0.5 * (20 * 4.1 + 20 * 3.2) / 40 + 0.5 * 2.7, Tolerance);
    }

    [Fact]
    public void Whom_the_consent_of_executives_would_betray_is_not_joined_with_them()
    {
        var consented = Arranged([Three, Cell(Audience.M, "north", 3, 3.5, 4), Rest[1]], consented: true);

        var core = ChangeScoring.Of(Arranged([Three, .. Rest]), consented).Core!;

        core.Groups.ShouldBe([Audience.F]);
    }

    private static WaveMeasurement Arranged(CellSums[] cells, bool consented = false) => SmallExecutiveGroup.Arranged(Wave(cells), consented);

    private static MaturityResult Result(CellSums[] cells, bool consented = false, Disclosure? disclosure = null) =>
        WaveScoring.OfWave(SmallExecutiveGroup.Arranged(Wave(disclosure ?? Disclosure.OfTrial, Asked, cells), consented));
}
