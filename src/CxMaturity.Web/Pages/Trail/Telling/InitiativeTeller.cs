using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Initiatives on their way across the board.</summary>
public sealed class InitiativeTeller() : Teller<Initiative, InitiativeEvent>(Streams.Initiatives, TrailKinds.Initiatives)
{
    // Only the first event says what the initiative is called.
    public override bool LooksBack(object happened) => happened is not InitiativeProposed;

    public override bool IsOurOwnDoing(object happened) => happened is EffectChecked;

    public override IEnumerable<Guid> PeopleIn(object happened) => happened is OwnerNamed { Owner.Account: { } account } ? [account] : [];

    protected override Told? Tell(InitiativeEvent happened, Initiative before, TrailVoice voice)
    {
        var title = voice.OrUnnamed(before.Title);
        return happened switch
        {
            InitiativeProposed e => voice.Tells("trail.told.initiative_proposed", [e.Title],
                voice.Changed("trail.play", null, e.PlayId), voice.Changed("trail.findings", null, e.Findings.Count > 0 ? e.Findings.Count : null)),
            InitiativeRenamed e => voice.Tells("trail.told.initiative_renamed", [title], voice.Changed("trail.called", before.Title, e.Title)),
            FindingsLinked e => voice.Tells("trail.told.initiative_findings_linked", [title], voice.Changed("trail.findings", before.Findings.Count, e.Findings.Count)),
            InitiativeReferred e => voice.Tells("trail.told.initiative_referred", [title],
                voice.Changed("trail.about", voice.References(before.References), voice.References(e.References))),
            InitiativeMoved e when e.From == e.To => voice.Tells("trail.told.initiative_moved_within", [title, e.To]),
            InitiativeMoved e => voice.Tells("trail.told.initiative_moved", [title, e.From, e.To], voice.Changed("trail.reason", null, e.Reason)),
            _ => InitiativeSentences.OfPlan(happened, before, title, voice) ?? InitiativeSentences.OfNotes(happened, before, title, voice)
        };
    }
}
