namespace CxMaturity.Domain.Questionnaires;

// What has happened to one version of a questionnaire. These names and shapes are the storage format: add a new event rather than change one.
public abstract record QuestionnaireEvent(string QuestionnaireId, string Version, DateTimeOffset At);

/// <param name="Hash">Over the parsed values, so that it does not change with a comment or an indentation.</param>
/// <param name="Content">The whole questionnaire: what was published goes on serving whatever becomes of its file.</param>
public sealed record QuestionnairePublished(string QuestionnaireId, string Version, string Hash, Questionnaire Content, DateTimeOffset At)
    : QuestionnaireEvent(QuestionnaireId, Version, At);

/// <summary>One published version.</summary>
public sealed record Publication(string QuestionnaireId, string Version, string Hash, Questionnaire? Content, DateTimeOffset PublishedAt)
{
    public static readonly Publication Initial = new("", "", "", null, default);

    public static Publication Evolve(Publication publication, QuestionnaireEvent happened) => happened switch
    {
        QuestionnairePublished e => new(e.QuestionnaireId, e.Version, e.Hash, e.Content, e.At),
        _ => publication
    };
}

public sealed record PublishQuestionnaire(Questionnaire Questionnaire, string Hash, DateTimeOffset Now);

public static class PublicationDecider
{
    /// <summary>Publishes a version once; whatever is published under its name already stays.</summary>
    public static IReadOnlyList<QuestionnaireEvent> Decide(Publication publication, PublishQuestionnaire command) =>
        publication.Content is not null
            ? []
            : [new QuestionnairePublished(command.Questionnaire.Id, command.Questionnaire.Version, command.Hash, command.Questionnaire, command.Now)];
}
