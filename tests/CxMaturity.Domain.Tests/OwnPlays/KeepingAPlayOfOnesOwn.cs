using CxMaturity.Domain.OwnPlays;

namespace CxMaturity.Domain.Tests.OwnPlays;

public sealed class KeepingAPlayOfOnesOwn
{
    private static readonly Guid Id = new("0195f000-0000-7000-8000-000000000301");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly OwnPlayAdded Added = new(Id, "OWN-3", "Ein Text", null, Now);
    private static readonly OwnPlayWithdrawn Withdrawn = new(Id, "Its product is gone.", Now);

    private static Spec<OwnPlay, OwnPlayEvent> Spec => new(OwnPlay.Initial, OwnPlay.Evolve);

    [Theory]
    [InlineData("Ein Text", null)]
    [InlineData(null, "A text")]
    [InlineData("Ein Text", "A text")]
    public void It_is_written_in_one_language_or_in_both(string? german, string? english) =>
        Spec.When(Adds(german, english)).Then(new OwnPlayAdded(Id, "OWN-3", german, english, Now));

    [Fact]
    public void A_text_is_kept_without_blanks_around_it_and_with_one_kind_of_line_end() =>
        Spec.When(Adds("\r\n  a\r\nb \t\r", "   ")).Then(new OwnPlayAdded(Id, "OWN-3", "a\nb", null, Now));

    [Theory]
    [InlineData(null, "")]
    [InlineData(" \n ", "\t")]
    public void It_is_written_in_at_least_one_language(string? german, string? english)
    {
        Spec.When(Adds(german, english)).ThenRefused(RefusalKind.Invalid, "own_play.empty");
        Spec.Given(Added).When(Revises(german, english)).ThenRefused(RefusalKind.Invalid, "own_play.empty");
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u001bb")]
    [InlineData("a\ufffdb")]
    public void A_text_holds_nothing_that_is_not_seen(string text)
    {
        Spec.When(Adds(text, null)).ThenRefused(RefusalKind.Invalid, "own_play.text");
        Spec.Given(Added).When(Revises("Ein Text", text)).ThenRefused(RefusalKind.Invalid, "own_play.text");
    }

    [Fact]
    public void A_text_has_an_end()
    {
        Spec.When(Adds(new string('a', OwnPlayDecider.LongestText), null)).Then(new OwnPlayAdded(Id, "OWN-3", new string('a', OwnPlayDecider.LongestText), null, Now));
        Spec.When(Adds(new string('a', OwnPlayDecider.LongestText + 1), null)).ThenRefused(RefusalKind.Invalid, "own_play.text");
    }

    [Theory]
    [InlineData("OWN-1", 1)]
    [InlineData("OWN-9999", 9999)]
    [InlineData("OWN-0", null)]
    [InlineData("OWN-03", null)]
    [InlineData("OWN-10000", null)]
    [InlineData("own-1", null)]
    [InlineData("P09", null)]
    [InlineData("OWN-1\n", null)]
    [InlineData("OWN-٣", null)]
    public void Its_code_is_a_number(string code, int? number)
    {
        OwnPlay.NumberOf(code).ShouldBe(number);
        if (number is { } known)
            OwnPlay.CodeOf(known).ShouldBe(code);
        else
            Spec.When(play => OwnPlayDecider.Decide(play, new AddOwnPlay(Id, code, "a", null, Now))).ThenRefused(RefusalKind.Invalid, "own_play.code");
    }

    [Fact]
    public void Adding_it_twice_adds_it_once() => Spec.Given(Added).When(Adds("Ein Text", null)).ThenNothing();

    [Fact]
    public void A_number_is_not_given_to_another_play()
    {
        Spec.Given(Added).When(Adds("Ein anderer Text", null)).ThenRefused(RefusalKind.Conflict, "own_play.taken");
        Spec.Given(Added, Withdrawn).When(Adds("Ein anderer Text", null)).ThenRefused(RefusalKind.Conflict, "own_play.taken");
    }

    [Fact]
    public void It_is_revised_and_may_lose_or_gain_a_language()
    {
        Spec.Given(Added).When(Revises("Ein Text", "A text")).Then(new OwnPlayRevised(Id, "Ein Text", "A text", Now));
        Spec.Given(Added).When(Revises(null, "A text")).Then(new OwnPlayRevised(Id, null, "A text", Now));
        Spec.Given(Added).When(Revises("Ein Text\n", "")).ThenNothing();
    }

    [Fact]
    public void It_is_withdrawn_with_a_reason_and_brought_back()
    {
        Spec.Given(Added).When(Withdraws(" Its product is gone. ")).Then(Withdrawn);
        Spec.Given(Added).When(Withdraws("  ")).ThenRefused(RefusalKind.Invalid, "own_play.reason");
        Spec.Given(Added).When(Withdraws(new string('a', OwnPlayDecider.LongestReason + 1))).ThenRefused(RefusalKind.Invalid, "own_play.reason");
        Spec.Given(Added, Withdrawn).When(Withdraws("Another reason.")).ThenNothing();
        Spec.Given(Added, Withdrawn).When(BringsBack).Then(new OwnPlayBroughtBack(Id, Now));
        Spec.Given(Added).When(BringsBack).ThenNothing();
    }

    [Fact]
    public void A_withdrawn_one_stays_as_it_is()
    {
        Spec.Given(Added, Withdrawn).When(Revises("Neu", null)).ThenRefused(RefusalKind.Conflict, "own_play.withdrawn");
        Spec.Given(Added, Withdrawn, new OwnPlayBroughtBack(Id, Now)).When(Revises("Neu", null)).Then(new OwnPlayRevised(Id, "Neu", null, Now));
    }

    [Fact]
    public void What_is_not_there_cannot_be_changed()
    {
        foreach (var decide in new[] { Revises("a", null), Withdraws("Why"), BringsBack })
            Spec.When(decide).ThenRefused(RefusalKind.Unknown, "own_play.unknown");
    }

    private static Func<OwnPlay, IReadOnlyList<OwnPlayEvent>> Adds(string? german, string? english) =>
        play => OwnPlayDecider.Decide(play, new AddOwnPlay(Id, "OWN-3", german, english, Now));

    private static Func<OwnPlay, IReadOnlyList<OwnPlayEvent>> Revises(string? german, string? english) =>
        play => OwnPlayDecider.Decide(play, new ReviseOwnPlay(german, english, Now));

    private static Func<OwnPlay, IReadOnlyList<OwnPlayEvent>> Withdraws(string reason) =>
        play => OwnPlayDecider.Decide(play, new WithdrawOwnPlay(reason, Now));

    private static IReadOnlyList<OwnPlayEvent> BringsBack(OwnPlay play) => OwnPlayDecider.Decide(play, new BringOwnPlayBack(Now));
}
