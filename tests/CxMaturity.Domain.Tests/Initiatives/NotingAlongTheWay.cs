using CxMaturity.Domain.Initiatives;
using static CxMaturity.Domain.Tests.Initiatives.InitiativeSituation;

namespace CxMaturity.Domain.Tests.Initiatives;

public sealed class NotingAlongTheWay
{
    private static readonly Guid File = new("0195f000-0000-7000-8000-000000000206");
    private static readonly ChecklistItemAdded Added = new(Id, Item, "Ask IT", Now);
    private static readonly AttachmentAdded Attached = new(Id, File, "matrix.xlsx", 1000, "application/octet-stream", Now);

    [Fact]
    public void A_comment_that_arrives_twice_is_one()
    {
        var commented = new InitiativeCommented(Id, Item, Account, "First line\nsecond line", Now);

        Spec.Given(Proposed).When(Comments("First line\r\nsecond line ")).Then(commented);
        Spec.Given(Proposed, commented).When(Comments("First line")).ThenNothing();
        Spec.Given(Proposed).When(Comments(" \n ")).ThenRefused(RefusalKind.Invalid, "initiative.text_needed");
        Spec.Given(Proposed).When(Comments(new string('c', 4001))).ThenRefused(RefusalKind.Invalid, "initiative.text_needed");
        Spec.Given([Proposed, .. Enumerable.Range(1, 1000).Select(i => commented with { CommentId = new Guid(i, 0, 0, new byte[8]) })])
            .When(Comments("one more")).ThenRefused(RefusalKind.Conflict, "initiative.full");

        static Func<Initiative, IReadOnlyList<InitiativeEvent>> Comments(string text) =>
            initiative => NoteDecider.Decide(initiative, new CommentOnInitiative(Item, Account, text, Now));
    }

    [Fact]
    public void An_item_is_added_ticked_unticked_and_removed()
    {
        Given().When(initiative => NoteDecider.Decide(initiative, new AddChecklistItem(Item, " Ask IT ", Now))).Then(Added);
        Given(Added).When(initiative => NoteDecider.Decide(initiative, new AddChecklistItem(Item, "Ask IT", Now))).ThenNothing();
        Given(Added).When(Ticks).Then(new ChecklistItemTicked(Id, Item, Now));
        Given(Added, new ChecklistItemTicked(Id, Item, Now)).When(Ticks).ThenNothing();
        Given(Added).When(Unticks).ThenNothing();
        Given(Added, new ChecklistItemTicked(Id, Item, Now)).When(Unticks).Then(new ChecklistItemUnticked(Id, Item, Now));
        Given(Added).When(Removes).Then(new ChecklistItemRemoved(Id, Item, Now));
        Given().When(Removes).ThenNothing();
        Given().When(Ticks).ThenRefused(RefusalKind.Unknown, "initiative.item_unknown");
        Given().When(initiative => NoteDecider.Decide(initiative, new AddChecklistItem(Item, "two\nlines", Now))).ThenRefused(RefusalKind.Invalid, "initiative.item");

        static Spec<Initiative, InitiativeEvent> Given(params InitiativeEvent[] events) => Spec.Given([Proposed, .. events]);
        static IReadOnlyList<InitiativeEvent> Ticks(Initiative initiative) => NoteDecider.Decide(initiative, new TickChecklistItem(Item, Now));
        static IReadOnlyList<InitiativeEvent> Unticks(Initiative initiative) => NoteDecider.Decide(initiative, new UntickChecklistItem(Item, Now));
        static IReadOnlyList<InitiativeEvent> Removes(Initiative initiative) => NoteDecider.Decide(initiative, new RemoveChecklistItem(Item, Now));
    }

    [Fact]
    public void Decisions_and_lessons_are_noted_once()
    {
        Spec.Given(Proposed).When(Decides("Joint target")).Then(new DecisionNoted(Id, "Joint target", Now));
        Spec.Given(Proposed, new DecisionNoted(Id, "Joint target", Now)).When(Decides("Joint target ")).ThenNothing();
        Spec.Given(Proposed).When(Decides("")).ThenRefused(RefusalKind.Invalid, "initiative.text_needed");
        Spec.Given(Proposed, new DecisionNoted(Id, "Ask first", Now)).When(Learns).Then(new LessonNoted(Id, "Ask first", Now));
        Spec.Given(Proposed, new LessonNoted(Id, "Ask first", Now)).When(Learns).ThenNothing();

        static Func<Initiative, IReadOnlyList<InitiativeEvent>> Decides(string text) => initiative => NoteDecider.Decide(initiative, new NoteDecision(text, Now));
        static IReadOnlyList<InitiativeEvent> Learns(Initiative initiative) => NoteDecider.Decide(initiative, new NoteLesson("Ask first", Now));
    }

    [Fact]
    public void A_file_is_added_by_name_and_size_and_can_go_again()
    {
        Given().When(Attaches("matrix.xlsx", 1000)).Then(Attached);
        Given(Attached).When(Attaches("matrix.xlsx", 1000)).ThenNothing();
        Given().When(Attaches("a\u202egpj.exe", 1000)).ThenRefused(RefusalKind.Invalid, "initiative.attachment_name");
        Given().When(Attaches("matrix.xlsx", 0)).ThenRefused(RefusalKind.Invalid, "initiative.attachment_size");
        Given().When(Attaches("matrix.xlsx", NoteDecider.LargestAttachment + 1)).ThenRefused(RefusalKind.Invalid, "initiative.attachment_size");
        Given([.. Enumerable.Range(1, 20).Select(i => Attached with { AttachmentId = new Guid(i, 0, 0, new byte[8]) })])
            .When(Attaches("matrix.xlsx", 1000)).ThenRefused(RefusalKind.Conflict, "initiative.full");
        Given(Attached).When(Detaches).Then(new AttachmentRemoved(Id, File, Now));
        Given(Attached, new AttachmentRemoved(Id, File, Now)).When(Detaches).ThenNothing();

        static Spec<Initiative, InitiativeEvent> Given(params InitiativeEvent[] events) => Spec.Given([Proposed, .. events]);
        static Func<Initiative, IReadOnlyList<InitiativeEvent>> Attaches(string name, long bytes) =>
            initiative => NoteDecider.Decide(initiative, new AddAttachment(File, name, bytes, "application/octet-stream", Now));
        static IReadOnlyList<InitiativeEvent> Detaches(Initiative initiative) => NoteDecider.Decide(initiative, new RemoveAttachment(File, Now));
    }
}
