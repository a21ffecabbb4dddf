using System.Text.Json;
using CxMaturity.Domain;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Maturity;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>A result becomes official when its wave closes, and is replaced only by another one with a reason.</summary>
public sealed class FixingAResult(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResultFixing Fixing => host.Services.GetRequiredService<ResultFixing>();

    [Fact]
    public async Task Computing_it_from_the_events_alone_gives_the_same_hash()
    {
        using var people = new Situations(host);
        var (wave, result) = await ClosedAsync(people);

        var recomputed = await Fixing.RecomputeAsync(wave.Org, await FoundAsync(wave), Ct);

        recomputed.IsSame.ShouldBeTrue(string.Join("; ", recomputed.Differences.Take(5)));
        recomputed.Hash.ShouldBe(result.GetProperty("official").GetProperty("hash").GetString());
        recomputed.Official.Engine.ShouldBe(MaturityEngine.Version);
        recomputed.Official.SheetDigest.ShouldBe(result.GetProperty("digest").GetString());
        recomputed.Official.From.ShouldBe(result.GetProperty("asOf").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_is_the_same_is_not_restated()
    {
        using var people = new Situations(host);
        var (wave, _) = await ClosedAsync(people);

        await Fixing.RestateAsync(wave.Org, Guid.Parse(wave.Id), "To be sure.", Ct);

        (await Fixing.HistoryAsync(wave.Org, Guid.Parse(wave.Id), Ct)).Results.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_restated_result_holds_from_its_moment_on_and_the_first_for_every_moment_before()
    {
        using var people = new Situations(host);
        var (wave, result) = await ClosedAsync(people);
        var first = (await Fixing.HistoryAsync(wave.Org, Guid.Parse(wave.Id), Ct)).Latest!;
        var restatedAt = await RestatedAsync(wave, FixedContent.Read(first.Content) with { ResponseRate = 0.123 });

        var now = await wave.ResultsAsync();
        var then = await wave.ResultsAsync($"?asOf={restatedAt.AddMilliseconds(-1).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffff}Z");

        now.GetProperty("responseRate").GetDouble().ShouldBe(0.123);
        now.GetProperty("official").GetProperty("reason").GetString().ShouldBe("Somebody counted anew.");
        now.GetProperty("official").GetProperty("superseded").GetBoolean().ShouldBeFalse();
        then.GetProperty("official").GetProperty("hash").GetString().ShouldBe(first.Hash);
        then.GetProperty("official").GetProperty("superseded").GetBoolean().ShouldBeTrue();
        then.GetProperty("responseRate").GetRawText().ShouldBe(result.GetProperty("responseRate").GetRawText());
    }

    [Fact]
    public async Task What_differs_is_named_and_replacing_it_needs_a_reason()
    {
        using var people = new Situations(host);
        var (wave, _) = await ClosedAsync(people);
        var first = (await Fixing.HistoryAsync(wave.Org, Guid.Parse(wave.Id), Ct)).Latest!;
        await RestatedAsync(wave, FixedContent.Read(first.Content) with { ResponseRate = 0.123 });

        var recomputed = await Fixing.RecomputeAsync(wave.Org, await FoundAsync(wave), Ct);
        var refused = await Should.ThrowAsync<RefusedException>(() => Fixing.RestateAsync(wave.Org, Guid.Parse(wave.Id), "  ", Ct));
        await Fixing.RestateAsync(wave.Org, Guid.Parse(wave.Id), "The count was wrong.", Ct);

        recomputed.Differences.ShouldHaveSingleItem().ShouldBe(new("ResponseRate", "0.123", "1"));
        refused.Key.ShouldBe("results.restate_reason");
        (await Fixing.HistoryAsync(wave.Org, Guid.Parse(wave.Id), Ct)).Results.Select(each => each.Hash == first.Hash).ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task A_raised_smallest_group_holds_for_results_to_come_and_not_for_those_that_are_official()
    {
        using var people = new Situations(host);
        var (wave, result) = await ClosedAsync(people);
        var organization = Guid.Parse(wave.Org);
        await host.Services.GetRequiredService<EventStore>().ForInstallation().DecideAsync(Streams.Organizations, organization,
            known => Domain.Organizations.OrganizationDecider.Decide(known, new Domain.Organizations.RaiseSmallestGroup(50, DateTimeOffset.UtcNow)), ct: Ct);

        result.GetProperty("n").GetInt32().ShouldBe(12);
        (await wave.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(12);
        var next = await people.WaveAsync(org: wave.Org);
        await next.SubmittedAsync(12, "X", (person, item) => 1 + (person + item[^1]) % 5);
        await next.CloseAsync();
        (await next.ResultsAsync()).GetProperty("n").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Its_text_is_read_back_as_it_was_written()
    {
        var result = SmallQuestionnaire.Wave(SmallQuestionnaire.Full, Disclosure.OfTrial, [.. Enumerable.Range(0, 40).Select(i =>
            (RoleGroupOf(i), (IReadOnlyDictionary<string, int>)SmallQuestionnaire.Answers(SmallQuestionnaire.Full, RoleGroupOf(i), 1 + i % 5)))]);

        var content = FixedContent.Write(result);

        FixedContent.Write(FixedContent.Read(content)).ShouldBe(content);
        content.ShouldNotContain("NaN");
        FixedContent.HashOf(content).Length.ShouldBe(64);
        static Domain.Questionnaires.Audience RoleGroupOf(int i) => Domain.Questionnaires.RoleGroups.All[i % 3];
    }

    private static async Task<(WaveSituation Wave, JsonElement Result)> ClosedAsync(Situations people)
    {
        var wave = await people.WaveAsync();
        await wave.SubmittedAsync(12, "X", (person, item) => 1 + (person + item[^1]) % 5);
        await wave.CloseAsync();
        return (wave, await wave.ResultsAsync());
    }

    private Task<Domain.Waves.Wave> FoundAsync(WaveSituation wave) => host.Services.GetRequiredService<WaveKeeping>().RequireAsync(wave.Org, Guid.Parse(wave.Id), Ct);

    /// <summary>What an engine that reckons otherwise would have left.</summary>
    private async Task<DateTimeOffset> RestatedAsync(WaveSituation wave, MaturityResult other)
    {
        var (content, now) = (FixedContent.Write(other), DateTimeOffset.UtcNow);
        await host.Services.GetRequiredService<EventStore>().For(wave.Org).DecideAsync(Streams.FixedResults, ResultFixing.StreamOf(Guid.Parse(wave.Id)),
            history => FixedResultDecider.Decide(history, new RestateResult("Somebody counted anew.", "0.9", FixedContent.HashOf(content), other.Digest, content, now)), ct: Ct);
        return now;
    }
}
