using CxMaturity.Domain.Findings;
using static CxMaturity.Domain.Tests.Findings.FindingSituation;

namespace CxMaturity.Domain.Tests.Findings;

public sealed class ChoosingCurrentFindings
{
    private static readonly Guid Earlier = new("0195f000-0000-7000-8000-000000000105");
    private static readonly Guid Later = new("0195f000-0000-7000-8000-000000000106");

    private static readonly FoundWave[] Closed = [new(Earlier, "cx-full", Now.AddDays(-90)), new(Wave, "cx-full", Now), new(Later, "cx-full", Now.AddDays(90))];

    [Fact]
    public void The_newest_wave_is_the_last_that_anything_was_found_in() =>
        CurrentFindings.NewestWaves([After(Raised), After(Raised with { FindingId = Other, WaveId = Earlier }), After(Recorded)], Closed).ShouldBe([Wave]);

    [Fact]
    public void A_later_wave_of_another_questionnaire_hides_nothing()
    {
        Finding[] all = [After(Raised), After(Raised with { FindingId = Other, WaveId = Later })];

        CurrentFindings.Of(all, [Closed[1], Closed[2] with { Questionnaire = "cx-executive-check" }], []).Count.ShouldBe(2);
    }

    [Fact]
    public void Without_a_closed_wave_there_is_none()
    {
        CurrentFindings.NewestWaves([After(Raised)], []).ShouldBeEmpty();
        CurrentFindings.NewestWaves([After(Recorded)], Closed).ShouldBeEmpty();
    }

    [Fact]
    public void Current_is_what_the_newest_wave_found_and_what_somebody_wrote_down_or_took_up()
    {
        var old = Raised with { FindingId = Guid.NewGuid(), WaveId = Earlier };
        var taken = Raised with { FindingId = Guid.NewGuid(), WaveId = Earlier };
        Finding[] all =
        [
            After(Raised), After(Recorded with { FindingId = Other }), After(old), After(taken, new FindingTakenUp(taken.FindingId, Initiative, Now))
        ];

        CurrentFindings.Of(all, Closed, []).Select(finding => finding.Id).ShouldBe([Id, Other, taken.FindingId]);
        CurrentFindings.Of(all, Closed, [old.FindingId]).Select(finding => finding.Id).ShouldBe([Id, Other, old.FindingId, taken.FindingId]);
    }

    [Fact]
    public void What_somebody_closed_is_current_only_where_it_is_named()
    {
        Finding[] all = [After(Raised, new FindingDeclined(Id, "Known and accepted.", Now))];

        CurrentFindings.Of(all, Closed, []).ShouldBeEmpty();
        CurrentFindings.Of(all, Closed, [Id]).Count.ShouldBe(1);
    }
}
