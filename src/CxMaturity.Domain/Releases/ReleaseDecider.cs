using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;

namespace CxMaturity.Domain.Releases;

/// <param name="Disclosure">How strictly the wave is protected; a trial is exempt and has no ledger.</param>
public sealed record ReleaseReport(
    Guid WaveId, ReportKind Kind, string Report, string? Subject, IReadOnlyList<ReleasedMeasure> Measures, Disclosure Disclosure, DateTimeOffset Now);

/// <summary>The rules of the ledger: whatever is published of a wave is checked against all that was published before, and written down once.</summary>
public static class ReleaseDecider
{
    public static IReadOnlyList<ReleaseEvent> Decide(WaveReleases ledger, ReleaseReport command)
    {
        if (!command.Disclosure.Rounds || command.Measures.Count == 0 || ledger.Find(command.Report) is not null)
            return [];
        // The first result was protected as a whole when it was computed; everything later must bear standing beside it.
        if (command.Kind != ReportKind.Result && !MayStand(ledger, command.Measures, command.Disclosure))
            throw RefusedException.Conflict("release.conflict", command.Disclosure.MinimumSheets);
        return [new ReportReleased(command.WaveId, command.Kind, command.Report, command.Subject, command.Measures, command.Now)];
    }

    /// <summary>Whether measures may be published beside everything that was published before.</summary>
    public static bool MayStand(WaveReleases ledger, IReadOnlyList<ReleasedMeasure> measures, Disclosure disclosure) =>
        !disclosure.Rounds || ReleaseLedger.Conflicts(new("", measures), ledger.Releases(), disclosure.MinimumSheets).Count == 0;
}
