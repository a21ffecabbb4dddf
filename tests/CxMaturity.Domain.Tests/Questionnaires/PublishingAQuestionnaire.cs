using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.Questionnaires;

public sealed class PublishingAQuestionnaire
{
    [Fact]
    public void The_event_holds_the_whole_content_and_its_hash() => Spec.When(Publish(First, "a1")).Then(Published(First, "a1"));

    [Fact]
    public void Publishing_the_same_again_changes_nothing() => Spec.Given(Published(First, "a1")).When(Publish(First, "a1")).ThenNothing();

    [Fact]
    public void What_was_published_stays_whatever_becomes_of_its_file() =>
        Spec.Given(Published(First, "a1")).When(Publish(Edited, "b2")).ThenNothing();

    [Fact]
    public void What_was_published_can_be_read_back()
    {
        var publication = Publication.Evolve(Publication.Initial, Published(First, "a1"));

        publication.ShouldBe(new Publication("sample", "1.0", "a1", First, Now));
    }

    [Fact]
    public void Nothing_is_published_at_first() => Publication.Initial.Content.ShouldBeNull();

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Questionnaire First = SampleQuestionnaire.Small;
    private static readonly Questionnaire Edited = SampleQuestionnaire.Of(SampleQuestionnaire.Small.Dimensions);

    private static Spec<Publication, QuestionnaireEvent> Spec => new(Publication.Initial, Publication.Evolve);

    private static QuestionnairePublished Published(Questionnaire questionnaire, string hash) =>
        new QuestionnairePublished(questionnaire.Id, questionnaire.Version, hash, questionnaire, Now);

    private static Func<Publication, IReadOnlyList<QuestionnaireEvent>> Publish(Questionnaire questionnaire, string hash) =>
        publication => PublicationDecider.Decide(publication, new PublishQuestionnaire(questionnaire, hash, Now));
}
