using CxMaturity.Domain;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>
/// Holds what an initiative promised against the waves around its start. It sees what a reader of the comparison would see and nothing
/// else: what the official results or the ledgers keep back is not compared here either.
/// </summary>
public sealed class EffectChecking(EventStore store, InitiativeKeeping initiatives, ClosedWaves closed, PairReading pairs, KnownPlaysOf playsOf)
{
    /// <summary>Checks every target, and tells the findings behind it where one is proven.</summary>
    public async Task<IReadOnlyList<EffectOutcome>> CheckAsync(string organization, Guid id, CancellationToken ct)
    {
        var initiative = (await initiatives.RequireAsync(organization, id, ct)).State;
        if (initiative.StartedAt is not { } begun)
            throw RefusedException.Conflict("initiative.not_begun");
        if (initiative.Targets.Count == 0)
            throw RefusedException.Conflict("board.no_targets");

        var waves = await closed.ThatCountAsync(organization, null, ct);
        var (start, weeks) = (DateOnly.FromDateTime(begun.UtcDateTime), (await playsOf(organization, ct)).WeeksToEffect(initiative.PlayId));
        var outcomes = new List<EffectOutcome>();
        foreach (var target in initiative.Targets)
            outcomes.Add(EffectCheck.Of(target, start, weeks, await MeasureAsync(organization, initiative, target.Dimension, begun, waves, ct)));

        await StoreAsync(organization, initiative, outcomes, ct);
        return outcomes;
    }

    private async Task<MeasuredEffect?> MeasureAsync(
        string organization, Initiative initiative, string dimension, DateTimeOffset begun, IReadOnlyList<ClosedWave> waves, CancellationToken ct)
    {
        var later = waves.Where(wave => wave.At > begun && wave.Questionnaire.Dimensions.Any(known => known.Code == dimension)).ToArray();
        if (later.Length == 0)
            return null;
        var pair = later.Select(after => (After: after, Before: waves.FirstOrDefault(before => before.At <= begun && before.Wave.QuestionnaireId == after.Wave.QuestionnaireId)))
            .FirstOrDefault(found => found.Before is not null);
        if (pair.Before is null)
            return Unmeasured(later[0]);

        ComparedPair compared;
        try
        {
            compared = await pairs.OfAsync(organization, new(pair.Before, pair.After), null, asIf: false, ct);
        }
        catch (AnswersChangedException changed)
        {
            throw RefusedException.Conflict("board.answers_changed", changed.Wave.ShortName);
        }

        if (initiative.Units.Count > 0)
            return InUnits(compared, dimension, initiative.Units, pair.After);
        var measure = compared.Found.Where(code => !compared.Withholds(code), NotComparable.Released).Of(dimension);
        return measure?.Difference is { } difference ? new(pair.After.Wave.Id, DayOf(pair.After), difference, measure.Interval) : Unmeasured(pair.After);
    }

    /// <summary>How the units moved that took part, as far as they are published, and how those did that took none.</summary>
    private static MeasuredEffect InUnits(ComparedPair compared, string dimension, IReadOnlyList<string> units, ClosedWave after)
    {
        var moves = ChangeScoring.UnitsOf(compared.Before.Measured, compared.After.Measured, dimension)
            .Where(unit => unit.Difference is not null && compared.Admitted.ShowsUnit(dimension, unit.Code))
            .ToLookup(unit => units.Contains(unit.Code, StringComparer.OrdinalIgnoreCase), unit => new UnitMove(unit.Difference!.Value, unit.Interval, unit.NBefore + unit.NAfter));
        return UnitsTogether.Of([.. moves[true]]) is { } mine
            ? new(after.Wave.Id, DayOf(after), Math.Round(mine.Difference, 2), mine.Interval is { } sure ? new(Math.Round(sure.Low, 2), Math.Round(sure.High, 2)) : null,
                UnitsTogether.Of([.. moves[false]]) is { } others ? Math.Round(others.Difference, 2) : null)
            : Unmeasured(after);
    }

    private async Task StoreAsync(string organization, Initiative initiative, IReadOnlyList<EffectOutcome> outcomes, CancellationToken ct)
    {
        var now = initiatives.Now;
        var proven = outcomes.Where(outcome => outcome.Verdict == EffectVerdict.Proven).Select(outcome => outcome.Dimension).ToArray();
        await store.For(Tenancy.TenantOf(organization)).TransactAsync(async transaction =>
        {
            await transaction.DecideAsync(Streams.Initiatives, initiative.Id, Checked, ct);
            if (proven.Length == 0)
                return;
            foreach (var finding in initiative.Findings)
                await transaction.DecideAsync(Streams.Findings, finding, state =>
                    state.IsLinkedTo(initiative.Id) && (state.Dimension is null || proven.Contains(state.Dimension))
                        ? RecommendationDecider.Decide(state, new FindEffective(initiative.Id, now))
                        : [], ct);
        }, ct);

        IReadOnlyList<InitiativeEvent> Checked(Initiative state)
        {
            var events = new List<InitiativeEvent>();
            foreach (var outcome in outcomes)
            {
                var decided = EffectDecider.Decide(state, new CheckEffect(outcome, now));
                events.AddRange(decided);
                state = decided.Aggregate(state, Initiative.Evolve);
            }

            return events;
        }
    }

    private static MeasuredEffect Unmeasured(ClosedWave wave) => new(wave.Wave.Id, DayOf(wave), null, null);

    private static DateOnly DayOf(ClosedWave wave) => DateOnly.FromDateTime(wave.At.UtcDateTime);
}
