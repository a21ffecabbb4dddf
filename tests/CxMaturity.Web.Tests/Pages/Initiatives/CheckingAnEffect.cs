using System.Globalization;
using System.Net;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Plays;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>What an initiative promised, held against the waves around its start.</summary>
public sealed class CheckingAnEffect(CxHost host)
{
    private const string Play = "P09";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compares_the_wave_before_with_the_one_since_as_far_as_it_may_be_shown()
    {
        using var api = new Situations(host);
        using var board = await ABoard.OpenAsync(host);
        await MeasuredAsync(api, board.Org, 2);
        var id = await TargetedAsync(board, "LEAD", []);
        await MeasuredAsync(api, board.Org, 4);

        await board.Person.GoAsync(board.Of(id));
        var page = ABoard.TextOf(await board.SendAsync(id, "Check"));

        board.Person.Status.ShouldBe(HttpStatusCode.OK, page);
        var outcome = (await board.FindAsync(id)).Checks.ShouldHaveSingleItem().Outcome;
        outcome.Achieved.ShouldNotBeNull().ShouldBeGreaterThan(1);
        outcome.WaveId.ShouldNotBeNull();
        (outcome.Verdict, outcome.Reason).ShouldBe((EffectVerdict.TooEarly, EffectReason.WaveTooSoon), "the wave closed on the day on which the work began");
        page.ShouldContain("+0.5", customMessage: "what was expected");
    }

    [Fact]
    public async Task Finds_it_proven_tells_the_finding_and_names_how_others_fared()
    {
        using var api = new Situations(host);
        using var board = await ABoard.OpenAsync(host);
        await MeasuredInTwoUnitsAsync(api, board.Org, 2, 2);
        var finding = await RecordedAsync(board);
        var id = await TargetedAsync(board, "LEAD", ["A"], Play);
        await board.SendAsync(id, "Findings", ("Findings", $"{finding}"));
        await MeasuredInTwoUnitsAsync(api, board.Org, 4, 3);
        var quick = new Play(Play, ["LEAD"], [], false, null, PlayTrack.Both, PlayKind.Process, [], [], 1, 0, [], new Dictionary<string, ExpectedEffect>(), WorksCouncilPart.None, [], []);
        var checking = ActivatorUtilities.CreateInstance<EffectChecking>(host.Services, new KnownPlaysOf((_, _) => Task.FromResult(new KnownPlays(_ => quick, _ => null))));

        var outcome = (await checking.CheckAsync(board.Org, id, Ct)).ShouldHaveSingleItem();

        outcome.Verdict.ShouldBe(EffectVerdict.Proven, $"{outcome}");
        outcome.Achieved.ShouldBe(2, "in the unit that took part, from 2 to 4");
        outcome.Comparison.ShouldBe(1, "the other went from 2 to 3");
        (await FindingAsync(board, finding)).EffectiveAt.ShouldNotBeNull();
        ABoard.TextOf(await board.Person.GoAsync(board.Of(id))).ShouldContain("effect proven");
    }

    [Fact]
    public async Task Says_too_early_where_no_wave_has_closed_since()
    {
        using var api = new Situations(host);
        using var board = await ABoard.OpenAsync(host);
        await MeasuredAsync(api, board.Org, 2);
        var id = await TargetedAsync(board, "LEAD", []);

        await board.SendAsync(id, "Check");

        (await board.FindAsync(id)).Checks.ShouldHaveSingleItem().Outcome.Reason.ShouldBe(EffectReason.NoLaterWave);
    }

    [Fact]
    public async Task Proves_nothing_with_a_trial()
    {
        using var api = new Situations(host);
        using var board = await ABoard.OpenAsync(host);
        await MeasuredAsync(api, board.Org, 2, "trial");
        var id = await TargetedAsync(board, "LEAD", []);
        await MeasuredAsync(api, board.Org, 4, "trial");

        await board.SendAsync(id, "Check");

        (await board.FindAsync(id)).Checks.ShouldHaveSingleItem().Outcome.Achieved.ShouldBeNull();
    }

    [Fact]
    public async Task Needs_a_start_and_a_target()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ReadyAsync();

        await board.SendAsync(id, "Check");

        board.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        (await board.FindAsync(id)).Checks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Begins_with_the_findings_that_are_told_who_takes_care_of_them()
    {
        using var board = await ABoard.OpenAsync(host);
        var finding = await RecordedAsync(board);

        var withPlay = await board.Keeping.ProposeAsync(board.Org, "With a play", Play, [finding], Ct);
        var without = await board.Keeping.ProposeAsync(board.Org, "Without one", null, [], Ct);
        await board.SendAsync(without, "Findings", ("Findings", $"{finding}"));

        var told = await FindingAsync(board, finding);
        told.Status.ShouldBe(FindingStatus.Accepted);
        told.Initiatives.Select(link => (link.InitiativeId, link.PlayId)).ShouldBe([(withPlay, Play), (without, null)]);
        (await board.Person.GoAsync(board.Of(withPlay))).ShouldContain($"href=\"/o/{board.Org}/findings/{finding}\"");
    }

    [Fact]
    public async Task Is_not_begun_for_a_finding_that_is_somebody_elses()
    {
        using var board = await ABoard.OpenAsync(host);
        using var other = await ABoard.OpenAsync(host);
        var foreign = await RecordedAsync(other);

        await board.Person.GoAsync($"/o/{board.Org}/initiatives/new");
        await board.Person.PostAsync(board.Person.Here, ("Title", "Foreign"), ("Findings", $"{foreign}"));

        board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await board.Keeping.AllAsync(board.Org, Ct)).ShouldBeEmpty("all of it or nothing");
        (await FindingAsync(other, foreign)).Initiatives.ShouldBeEmpty();
    }

    private async Task<Guid> RecordedAsync(ABoard board)
    {
        var id = Guid.CreateVersion7();
        await host.Services.GetRequiredService<EventStore>().For(board.Org).DecideAsync(Streams.Findings, id, finding =>
            FindingDecider.Decide(finding, new RecordFinding(id, "Forms ask twice", "", "LEAD", [new(ReferenceKind.Journey, "Moving house")], board.Keeping.Now)), ct: Ct);
        return id;
    }

    private async Task<Finding> FindingAsync(ABoard board, Guid id) =>
        (await host.Services.GetRequiredService<EventStore>().For(board.Org).LoadAsync(Streams.Findings, id, Ct)).State;

    private static async Task<Guid> TargetedAsync(ABoard board, string dimension, IReadOnlyList<string> units, string? play = null)
    {
        var id = await board.ReadyAsync(play: play);
        await board.ChangeAsync(id, state => InitiativeDecider.Decide(state, new SetTargets([new(dimension, 0.5, new(2030, 6, 30))], board.Keeping.Now)));
        await board.ChangeAsync(id, state => PlanDecider.Decide(state, new AssignUnits(units, board.Keeping.Now)));
        await board.Keeping.MoveAsync(board.Org, id, BoardColumn.InProgress, CardPlace.Last, null, Ct);
        return id;
    }

    private async Task MeasuredInTwoUnitsAsync(Situations api, string org, int one, int other)
    {
        object[] units = [.. new[] { "A", "B" }.Select(code => new { code, name = new { de = code, en = code }, headcount = new { X = 12, M = 0, F = 0 } })];
        var wave = await api.WaveAsync(Situations.Executive, "named", org: org, units: units);
        var reversed = host.Questionnaire(Situations.Executive).Dimensions.SelectMany(dimension => dimension.Items).Where(item => item.Key < 0).Select(item => item.Id).ToHashSet();
        foreach (var (unit, standing) in new[] { ("A", one), ("B", other) })
            await wave.SubmittedAsync(9, "X", (person, item) =>
            {
                var value = Math.Clamp(standing + (person % 3) - 1, 1, 5);
                return reversed.Contains(item) ? 6 - value : value;
            }, unit);
        await wave.CloseAsync();
        await wave.ResultsAsync();
    }

    private static async Task MeasuredAsync(Situations api, string org, int standing, string mode = "named")
    {
        var wave = await api.WaveAsync(Situations.Executive, mode, standing.ToString(CultureInfo.InvariantCulture), org);
        await wave.SubmittedAsync(8, "X", person => Math.Clamp(standing + (person % 3) - 1, 1, 5));
        await wave.CloseAsync();
        await wave.ResultsAsync();
    }
}
