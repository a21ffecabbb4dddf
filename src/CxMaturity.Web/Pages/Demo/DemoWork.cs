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
        // With the waves before it: where the host stopped between a result and what followed from it, that is told now.
        Wave[] past = [.. (await waves.AllAsync(organization, ct)).Where(other => other.ClosedAt <= wave.ClosedAt).OrderBy(other => other.ClosedAt)];
        if (past.Length > DemoCalendar.Waves)
            return;
        var isNew = false;
        for (var number = 0; number < past.Length; number++)
            isNew = await TellAsync(organization, past[number], number, ct);
        if (isNew && past.Length == DemoCalendar.Waves)
            await CheckAsync(organization, ct);
    }

    /// <returns>Whether it is told now, and was not told before.</returns>
    private async Task<bool> TellAsync(string organization, Wave wave, int number, CancellationToken ct)
    {
        if ((await store.For(Tenancy.TenantOf(organization)).AllAsync(Streams.Findings, ct)).Any(finding => finding.WaveId == wave.Id))
            return false;
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
        if ((await store.ForInstallation().LoadAsync(Streams.Organizations, DemoOrganization.Id, ct)).State.Exists)
            return true;
        await store.RemoveTenantAsync(Tenancy.TenantOf(organization), [], ct);
        return false;
    }

    /// <summary>Holds what is waiting for it against the last wave; what is proven is done, and what is not is for the visitor to decide.</summary>
    private async Task CheckAsync(string organization, CancellationToken ct)
    {
        var there = (await initiatives.AllAsync(organization, ct)).Select(initiative => initiative.Id).ToHashSet();
        foreach (var plan in DemoInitiative.All.Where(plan => plan.Until == BoardColumn.CheckingEffect && there.Contains(DemoPast.IdOf(plan))))
            if ((await effects.CheckAsync(organization, DemoPast.IdOf(plan), ct)).All(outcome => outcome.Verdict == EffectVerdict.Proven))
            {
                await initiatives.ChangeAsync(organization, DemoPast.IdOf(plan),
                    initiative => NoteDecider.Decide(initiative, new NoteLesson(sentences.Of(plan.Text("lesson")), clock.GetUtcNow())), null, ct);
                await initiatives.MoveAsync(organization, DemoPast.IdOf(plan), BoardColumn.Done, CardPlace.First, null, ct);
            }
    }
}
