using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Recommendations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>
/// Lets the demo act on what its waves found, as soon as a result is there to act on. What was achieved is not told but measured: the
/// effects are checked against the last wave as anybody's are.
/// </summary>
public sealed class DemoWork(
    EventStore store, WaveKeeping waves, RecommendationReading recommendations, PlayLibrary plays, InitiativeKeeping initiatives, EffectChecking effects, Sentences sentences,
    TimeProvider clock) : IAfterFixing
{
    public async Task FixedAsync(string organization, Wave wave, CancellationToken ct)
    {
        if (!DemoOrganization.Is(organization))
            return;
        var number = (await waves.AllAsync(organization, ct)).Count(other => other.ClosedAt < wave.ClosedAt);
        if (number < DemoCalendar.Waves && await TellAsync(organization, wave, number, ct) && number == DemoCalendar.Waves - 1)
            await CheckAsync(organization, ct);
    }

    /// <returns>Whether it is told now, and was not told before.</returns>
    private async Task<bool> TellAsync(string organization, Wave wave, int number, CancellationToken ct)
    {
        var read = await recommendations.OfAsync(organization, wave.Id, null, ct);
        var past = new DemoPast(wave.Id, wave.ClosedAt!.Value, clock.GetUtcNow(), ResultFindings.Of(read.Dated.Questionnaire, read.Dated.Result), read.Plays.Recommendations, sentences, plays);
        try
        {
            await store.AppendWholeAsync(past.Told(number), ct);
        }
        catch (ConcurrencyException)
        {
            return false;
        }

        // A demo that was removed meanwhile must not come back with its past.
        var tenant = Tenancy.TenantOf(organization);
        if ((await store.For(tenant).LoadAsync(Streams.Waves, wave.Id, ct)).State.Status == WaveStatus.Closed)
            return true;
        await store.RemoveTenantAsync(tenant, [], ct);
        return false;
    }

    /// <summary>Holds what is waiting for it against the last wave; what is proven is done, and what is not is for the visitor to decide.</summary>
    private async Task CheckAsync(string organization, CancellationToken ct)
    {
        foreach (var plan in DemoInitiative.All.Where(plan => plan.Until == BoardColumn.CheckingEffect))
            if ((await effects.CheckAsync(organization, DemoPast.IdOf(plan), ct)).All(outcome => outcome.Verdict == EffectVerdict.Proven))
            {
                await initiatives.ChangeAsync(organization, DemoPast.IdOf(plan),
                    initiative => NoteDecider.Decide(initiative, new NoteLesson(sentences.Of(plan.Text("lesson")), clock.GetUtcNow())), null, ct);
                await initiatives.MoveAsync(organization, DemoPast.IdOf(plan), BoardColumn.Done, CardPlace.First, null, ct);
            }
    }
}
