using CxMaturity.Domain.Findings;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Findings and what was decided on them.</summary>
public sealed class FindingTeller() : Teller<Finding, FindingEvent>(Streams.Findings, TrailKinds.Findings)
{
    // These two say what the finding is called; all others know its id only.
    public override bool LooksBack(object happened) => happened is not (FindingRaised or FindingRecorded);

    public override bool IsOurOwnDoing(object happened) => happened is FindingRaised or PlayRecommended or FindingFoundEffective;

    protected override Told? Tell(FindingEvent happened, Finding before, TrailVoice voice)
    {
        var name = voice.OrUnnamed(FindingNames.Of(before, voice.Sentences));
        return happened switch
        {
            FindingRaised e => voice.Tells("trail.told.finding_raised", [FindingNames.Of(e.Rule, e.Subject, e.Dimension, voice.Sentences)],
                voice.Changed("trail.severity", null, e.Severity), voice.Changed("trail.about", null, voice.References(e.References))),
            FindingRecorded e => voice.Tells("trail.told.finding_recorded", [e.Title],
                voice.Changed("trail.text", null, e.Text), voice.Changed("trail.dimension", null, e.Dimension), voice.Changed("trail.about", null, voice.References(e.References))),
            FindingReworded e => voice.Tells("trail.told.finding_reworded", [name],
                voice.Changed("trail.called", before.Title, e.Title), voice.Changed("trail.text", before.Text, e.Text)),
            FindingReferred e => voice.Tells("trail.told.finding_referred", [name],
                voice.Changed("trail.about", voice.References(before.References), voice.References(e.References))),
            FindingDelivered e => voice.Tells("trail.told.finding_delivered", [name, e.To, e.Format]),
            FindingDiscussed e => voice.Tells("trail.told.finding_discussed", [name], voice.Changed("trail.note", null, e.Note)),
            FindingAccepted => voice.Tells("trail.told.finding_accepted", [name], Stands(before, FindingStatus.Accepted, voice)),
            FindingDeclined e => voice.Tells("trail.told.finding_declined", [name],
                Stands(before, FindingStatus.Declined, voice), voice.Changed("trail.reason", before.DeclinedBecause, e.Reason)),
            FindingMerged => voice.Tells("trail.told.finding_merged", [name], Stands(before, FindingStatus.Merged, voice)),
            FindingReopened => voice.Tells("trail.told.finding_reopened", [name], Stands(before, FindingStatus.Open, voice)),
            _ => AboutPlays(happened, before, name, voice)
        };
    }

    private static Told? AboutPlays(FindingEvent happened, Finding before, string name, TrailVoice voice) => happened switch
    {
        PlayRecommended e => voice.Tells("trail.told.play_recommended", [name, e.PlayId],
            voice.Changed("trail.rank", before.Recommended(e.PlayId)?.Rank, e.Rank), voice.Changed("trail.runner_up", before.Recommended(e.PlayId)?.RunnerUp, e.RunnerUp)),
        PlayChosen e => voice.Tells("trail.told.play_chosen", [name, e.PlayId]),
        PlayDeclined e => voice.Tells("trail.told.play_declined", [name, e.PlayId],
            voice.Changed("trail.reason", before.Recommended(e.PlayId)?.DeclinedBecause, e.Reason)),
        FindingTakenUp => voice.Tells("trail.told.finding_taken_up", [name]),
        FindingFoundEffective => voice.Tells("trail.told.finding_found_effective", [name]),
        _ => null
    };

    private static Difference Stands(Finding before, FindingStatus now, TrailVoice voice) => voice.Changed("trail.status", before.Status, now);
}
