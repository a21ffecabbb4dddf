using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Questionnaires belong to the installation; the trail of an organisation does not speak of them.</summary>
public sealed class QuestionnaireTeller() : Teller<Publication, QuestionnaireEvent>(Streams.Questionnaires, TrailKinds.Questionnaires)
{
    public override bool IsOfOrganizations => false;

    public override bool IsOurOwnDoing(object happened) => true;

    protected override Told? Tell(QuestionnaireEvent happened, Publication before, TrailVoice voice) => happened switch
    {
        QuestionnairePublished e => new Told(voice.Says("trail.told.questionnaire_published", e.Content.Name.ForReader(), e.Version)),
        _ => null
    };
}
