using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxMaturity.Domain;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.Results;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Demo;

/// <summary>The demo's story, told by its events and computed by the same engine as every result.</summary>
public sealed class TheStory(CxHost host)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static IReadOnlyList<StreamWithHistory>? history;

    private Questionnaire Questionnaire => host.Services.GetRequiredService<QuestionnaireCatalog>().Require(DemoOrganization.QuestionnaireId, DemoOrganization.QuestionnaireVersion);

    [Fact]
    public void Has_five_units_240_people_seven_executives_and_four_waves()
    {
        var heads = DemoStaff.Units.Select(unit => unit.Headcount).ToArray();

        heads.Length.ShouldBe(5);
        heads.Sum(head => head.X + head.M + head.F).ShouldBe(240);
        heads.Sum(head => head.X).ShouldBe(7);
        var waves = Waves();
        waves.Length.ShouldBe(4);
        foreach (var wave in waves)
        {
            wave.Status.ShouldBe(WaveStatus.Closed);
            wave.Mode.ShouldBe(WaveMode.Trial);
            wave.Units.ShouldBe(DemoStaff.Units);
        }

        var organization = History().Single(stream => stream.Tenant == EventStore.DefaultTenant).State.ShouldBeOfType<Organization>();
        organization.IsDemo.ShouldBeTrue();
        organization.Name.ShouldContain("Demo");
    }

    [Fact]
    public void Leadership_improves_incentives_lag_and_cap_the_level_and_one_silo_gets_worse()
    {
        var results = Results();
        double[] Of(string dimension) => [.. results.Select(result => result.Dimensions.Single(known => known.Code == dimension).Score!.Value)];

        var lead = Of("LEAD");
        lead.ShouldBeInOrder(SortDirection.Ascending);
        (lead[^1] - lead[0]).ShouldBeGreaterThan(0.4);

        var incentives = Of("INC");
        (incentives.Max() - incentives.Min()).ShouldBeLessThan(MeasureChange.Matters);
        incentives.Max().ShouldBeLessThan(Ladder.FloorOf(2));

        var silo = Of("SILO");
        silo.ShouldBeInOrder(SortDirection.Descending);
        (silo[0] - silo[^1]).ShouldBeGreaterThan(0.25);

        foreach (var other in new[] { "ROLE", "STRAT", "INSI", "MEAS", "ENAB", "PROC", "TECH", "CHNG" })
            (Of(other).Max() - Of(other).Min()).ShouldBeLessThan(lead[^1] - lead[0] - 0.3, other);

        var last = results[^1].Headline!;
        last.Score.ShouldBeGreaterThan(results[0].Headline!.Score + 0.1);
        last.RawLevel.ShouldBe(3);
        last.Level.ShouldBe(2);
        var cap = last.Caps.Single(cap => cap.Code == CapCode.C1);
        cap.Lifts.ShouldHaveSingleItem().Dimension.ShouldBe("INC");
        results.ShouldAllBe(result => result.Headline!.Level <= 2 && !result.IsProvisional);
    }

    [Fact]
    public void It_is_sales_where_the_silo_grows()
    {
        var sums = Sums();

        var sales = sums.Select(wave => Silo(wave, unit => unit == DemoStaff.Sales)).ToArray();
        sales.ShouldBeInOrder(SortDirection.Descending);
        (sales[0] - sales[^1]).ShouldBeGreaterThan(1);
        foreach (var unit in DemoStaff.Units.Where(unit => unit.Code != DemoStaff.Sales))
        {
            var elsewhere = sums.Select(wave => Silo(wave, code => code == unit.Code)).ToArray();
            (elsewhere.Max() - elsewhere.Min()).ShouldBeLessThan(0.45, unit.Code);
        }

        static double Silo(CellSums[] wave, Func<string, bool> unit) => wave.Where(cell => cell.Audience == Audience.F && unit(cell.Unit))
            .Aggregate(ScoreSum.Empty, (sum, cell) => sum.Add(cell.All().Dimensions["SILO"])).Mean!.Value;
    }

    [Fact]
    public void Executives_see_more_than_the_frontline_and_some_do_not_answer()
    {
        foreach (var result in Results())
        {
            result.ResponseRate!.Value.ShouldBeInRange(0.6, 0.85);
            foreach (var dimension in result.Dimensions)
            {
                double Of(Audience audience) => dimension.Groups.Single(group => group.Audience == audience).Score!.Value;
                Of(Audience.X).ShouldBeGreaterThan(Of(Audience.F) + 0.1, dimension.Code);
            }

            var items = result.Dimensions.SelectMany(dimension => dimension.Items).ToArray();
            items.Sum(item => item.CannotJudge).ShouldBeGreaterThan(100);
            items.Sum(item => item.Open).ShouldBeGreaterThan(20);
        }

        foreach (var wave in Waves())
        {
            var sheets = History().Select(stream => stream.State).OfType<AnswerSheet>().Where(sheet => sheet.WaveId == wave.Id).ToArray();
            sheets.Count(sheet => sheet.Status == AnswerSheetStatus.ClosedUnfinished).ShouldBeInRange(2, 8);
            sheets.Count(sheet => sheet is { Status: AnswerSheetStatus.Open, Answers.Count: 0 }).ShouldBeInRange(1, 4);
            sheets.Select(sheet => sheet.Id).ShouldBeUnique();
        }
    }

    [Fact]
    public void Is_the_same_to_the_byte_every_time()
    {
        Fingerprint(Now).ShouldBe(Fingerprint(Now));
        Fingerprint(Now).ShouldNotBe(Fingerprint(Now.AddDays(31)));
        DemoOrganization.Id.ShouldBe(Guid.Parse("2a97516c-354b-6884-8cdb-d8f54a226a0a"), "links to the demo of every installation hold");

        string Fingerprint(DateTimeOffset now)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var stream in DemoHistory.Of(Questionnaire, now))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{stream.Tenant} {stream.Type.Name} {stream.Id}\n"));
                foreach (var (happened, at) in stream.Events)
                    hash.AppendData(Encoding.UTF8.GetBytes($"{at:O} {JsonSerializer.Serialize(happened, happened.GetType())}\n"));
            }

            return Convert.ToHexString(hash.GetHashAndReset());
        }
    }

    [Fact]
    public void Lies_before_now_in_four_quarters_on_working_days()
    {
        for (var now = new DateTimeOffset(2024, 1, 1, 3, 0, 0, TimeSpan.Zero); now.Year < 2029; now = now.AddDays(1))
        {
            var calendar = DemoCalendar.Before(now);

            (now - calendar[^1].Closes).TotalDays.ShouldBeInRange(1, 10, $"{now:d}");
            calendar.Select(wave => (wave.Opens.Year, (wave.Opens.Month + 2) / 3)).ShouldBeUnique();
            calendar.ShouldAllBe(wave => wave.Opens.DayOfWeek == DayOfWeek.Monday && wave.Closes.DayOfWeek == DayOfWeek.Friday);
            calendar.Zip(calendar.Skip(1)).ShouldAllBe(pair => Math.Abs((pair.Second.Opens - pair.First.Opens).TotalDays - 91) < 12);
        }

        foreach (var wave in Waves())
            foreach (var (happened, at) in History().Where(stream => stream.State is AnswerSheet sheet && sheet.WaveId == wave.Id).SelectMany(stream => stream.Events))
            {
                at.ShouldBeInRange(wave.OpenedAt!.Value, wave.ClosedAt!.Value);
                ((AnswerSheetEvent)happened).At.ShouldBe(at);
                at.DayOfWeek.ShouldNotBeOneOf(DayOfWeek.Saturday, DayOfWeek.Sunday);
            }
    }

    private IReadOnlyList<StreamWithHistory> History() => history ??= DemoHistory.Of(Questionnaire, Now);

    private Wave[] Waves() => [.. History().Select(stream => stream.State).OfType<Wave>().OrderBy(wave => wave.OpenedAt)];

    private CellSums[][] Sums()
    {
        var projection = (Store.Projections.IProjection)host.Services.GetRequiredService<WaveCellsProjection>();
        var cells = History().SelectMany(stream => stream.Events).Select(entry => entry.Event).GroupBy(projection.KeyOf).Where(cell => cell.Key is not null)
            .Select(cell => (WaveCell)cell.Aggregate((object?)null, projection.Apply)!).ToLookup(cell => cell.WaveId, cell => cell.Sums);
        return [.. Waves().Select(wave => cells[wave.Id].ToArray())];
    }

    private MaturityResult[] Results() =>
    [
        .. Waves().Zip(Sums(), (wave, sums) => WaveScoring.OfWave(new(Questionnaire, sums, ResultComputing.HeadcountsOf(wave), Disclosure.OfTrial, wave.ClosedAt!.Value)))
    ];
}
