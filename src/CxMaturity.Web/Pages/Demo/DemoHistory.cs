using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Units;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Units;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>
/// The demo's whole past, told through the same deciders that people's commands go through, so that nothing can stand in it that could
/// not have happened. A function of the questionnaire and the time: the same every time.
/// </summary>
public static class DemoHistory
{
    public static IReadOnlyList<StreamWithHistory> Of(Questionnaire questionnaire, DateTimeOffset now)
    {
        var calendar = DemoCalendar.Before(now);
        var streams = new List<StreamWithHistory> { Organization(calendar[0].Scheduled.AddDays(-14)), Units(calendar[0].Scheduled.AddDays(-13)) };
        for (var number = 0; number < calendar.Count; number++)
            streams.AddRange(Wave(questionnaire, number, calendar[number]));
        return streams;
    }

    private static StreamWithHistory Organization(DateTimeOffset founded)
    {
        var events = new List<OrganizationEvent>();
        var organization = Domain.Organizations.Organization.Initial;
        Happen(OrganizationDecider.Decide(organization, new FoundOrganization(DemoOrganization.Id, DemoOrganization.Name, founded)));
        Happen(OrganizationDecider.Decide(organization, new MarkOrganizationAsDemo(founded)));
        return StreamWithHistory.Of(EventStore.DefaultTenant, Streams.Organizations, DemoOrganization.Id, events, happened => happened.At);

        void Happen(IReadOnlyList<OrganizationEvent> happened)
        {
            events.AddRange(happened);
            organization = happened.Aggregate(organization, Domain.Organizations.Organization.Evolve);
        }
    }

    private static StreamWithHistory Units(DateTimeOffset at)
    {
        UnitRow[] rows = [.. DemoStaff.Units.Select((unit, i) => new UnitRow(i + 1, unit.Code, unit.Name, null,
            new(unit.Headcount.Of(Audience.X), unit.Headcount.Of(Audience.M), unit.Headcount.Of(Audience.F))))];
        var events = UnitImport.Decide(OrganizationUnits.Initial, new(DemoOrganization.Id, rows, DateOnly.FromDateTime(at.UtcDateTime), false, at));
        return StreamWithHistory.Of(DemoOrganization.Id.ToString(), Streams.Units, UnitKeeping.StreamOf(DemoOrganization.Id), events, happened => happened.At);
    }

    private static List<StreamWithHistory> Wave(Questionnaire questionnaire, int number, DemoFortnight fortnight)
    {
        var dice = new DemoDice(2, number);
        var wave = Domain.Waves.Wave.Initial;
        var events = new List<WaveEvent>();
        var id = dice.Id(fortnight.Scheduled);
        Door[] doors = [.. DemoStaff.Units.SelectMany(unit => questionnaire.Variants.Select(variant => new Door(dice.Door(), unit.Code, variant.Audience)))];

        Happen(WaveDecider.Decide(wave, new ScheduleWave(id, questionnaire.Id, questionnaire.Version, WaveMode.Trial, "", DemoStaff.Units, doors, fortnight.Scheduled)));
        Happen(WaveDecider.Decide(wave, new OpenWave(fortnight.Opens)));
        var sheets = DemoTurnout.Of(number).Select(answerer => new DemoSheet(questionnaire, wave, number, fortnight, answerer).Told()).ToArray();
        Happen(WaveDecider.Decide(wave, new CloseWave(fortnight.Closes)));

        return
        [
            StreamWithHistory.Of(DemoOrganization.Id.ToString(), Streams.Waves, id, events, happened => happened.At),
            .. sheets.Select(told => StreamWithHistory.Of(DemoOrganization.Id.ToString(), Streams.AnswerSheets, told[0].AnswerSheetId, told, happened => happened.At))
        ];

        void Happen(IReadOnlyList<WaveEvent> happened)
        {
            events.AddRange(happened);
            wave = happened.Aggregate(wave, Domain.Waves.Wave.Evolve);
        }
    }
}
