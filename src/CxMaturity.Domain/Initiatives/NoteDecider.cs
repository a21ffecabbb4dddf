using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

/// <param name="By">The member who writes; none for a program.</param>
public sealed record CommentOnInitiative(Guid CommentId, Guid? By, string Text, DateTimeOffset Now);

public sealed record AddChecklistItem(Guid ItemId, string Text, DateTimeOffset Now);

public sealed record TickChecklistItem(Guid ItemId, DateTimeOffset Now);

public sealed record UntickChecklistItem(Guid ItemId, DateTimeOffset Now);

public sealed record RemoveChecklistItem(Guid ItemId, DateTimeOffset Now);

public sealed record NoteDecision(string Text, DateTimeOffset Now);

public sealed record NoteLesson(string Text, DateTimeOffset Now);

/// <param name="MediaType">As the content shows it, never as the sender says.</param>
public sealed record AddAttachment(Guid AttachmentId, string Name, long Bytes, string MediaType, DateTimeOffset Now);

public sealed record RemoveAttachment(Guid AttachmentId, DateTimeOffset Now);

/// <summary>The rules of what people write and put beside an initiative, whatever column it stands in.</summary>
public static class NoteDecider
{
    public const int MostComments = 1000;
    public const int MostItems = 100;
    public const int MostNotes = 200;
    public const int MostAttachments = 20;
    public const int LongestFileName = 200;
    public const long LargestAttachment = 10 * 1024 * 1024;

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, CommentOnInitiative command)
    {
        InitiativeDecider.Existing(initiative);
        if (initiative.Comments.Any(known => known.Id == command.CommentId))
            return [];
        var text = NeededText(command.Text);
        NotFull(initiative.Comments.Count, MostComments);
        return [new InitiativeCommented(initiative.Id, command.CommentId, command.By, text, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, AddChecklistItem command)
    {
        InitiativeDecider.Existing(initiative);
        if (Find(initiative, command.ItemId) is not null)
            return [];
        var text = Wording.Line(command.Text, InitiativeDecider.LongestLine, "initiative.item");
        NotFull(initiative.Checklist.Count, MostItems);
        return [new ChecklistItemAdded(initiative.Id, command.ItemId, text, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, TickChecklistItem command) =>
        Existing(initiative, command.ItemId).Ticked ? [] : [new ChecklistItemTicked(initiative.Id, command.ItemId, command.Now)];

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, UntickChecklistItem command) =>
        Existing(initiative, command.ItemId).Ticked ? [new ChecklistItemUnticked(initiative.Id, command.ItemId, command.Now)] : [];

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, RemoveChecklistItem command)
    {
        InitiativeDecider.Existing(initiative);
        return Find(initiative, command.ItemId) is null ? [] : [new ChecklistItemRemoved(initiative.Id, command.ItemId, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, NoteDecision command) =>
        Noted(initiative, initiative.Decisions, command.Text) is { } text ? [new DecisionNoted(initiative.Id, text, command.Now)] : [];

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, NoteLesson command) =>
        Noted(initiative, initiative.Lessons, command.Text) is { } text ? [new LessonNoted(initiative.Id, text, command.Now)] : [];

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, AddAttachment command)
    {
        InitiativeDecider.Existing(initiative);
        if (initiative.Attachments.Any(known => known.Id == command.AttachmentId))
            return [];
        var name = Wording.Line(command.Name, LongestFileName, "initiative.attachment_name");
        if (command.Bytes is < 1 or > LargestAttachment)
            throw RefusedException.Invalid("initiative.attachment_size", LargestAttachment / (1024 * 1024));
        NotFull(initiative.Attachments.Count, MostAttachments);
        return [new AttachmentAdded(initiative.Id, command.AttachmentId, name, command.Bytes, command.MediaType, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, RemoveAttachment command)
    {
        InitiativeDecider.Existing(initiative);
        return initiative.Attachments.Any(known => known.Id == command.AttachmentId)
            ? [new AttachmentRemoved(initiative.Id, command.AttachmentId, command.Now)]
            : [];
    }

    private static string? Noted(Initiative initiative, IReadOnlyList<InitiativeNote> notes, string given)
    {
        InitiativeDecider.Existing(initiative);
        var text = NeededText(given);
        if (notes.Any(known => known.Text == text))
            return null;
        NotFull(notes.Count, MostNotes);
        return text;
    }

    private static ChecklistItem Existing(Initiative initiative, Guid item)
    {
        InitiativeDecider.Existing(initiative);
        return Find(initiative, item) ?? throw RefusedException.Unknown("initiative.item_unknown");
    }

    private static ChecklistItem? Find(Initiative initiative, Guid item) => initiative.Checklist.FirstOrDefault(known => known.Id == item);

    private static string NeededText(string given) => Wording.Text(given, InitiativeDecider.LongestText, "initiative.text_needed");

    private static void NotFull(int count, int most)
    {
        if (count >= most)
            throw RefusedException.Conflict("initiative.full", most);
    }
}
