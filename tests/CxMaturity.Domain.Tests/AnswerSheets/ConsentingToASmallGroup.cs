using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.AnswerSheets.SheetSituation;

namespace CxMaturity.Domain.Tests.AnswerSheets;

public sealed class ConsentingToASmallGroup
{
    private static readonly AnswerSheetEvent Consented = new NamedModeConsented(Id, Wave, Now);

    [Fact]
    public void An_executive_can_agree() => Spec.Given(Opened(Audience.X)).When(Say(true)).Then(Consented);

    [Fact]
    public void And_take_it_back() => Spec.Given(Opened(Audience.X), Consented).When(Say(false)).Then(new NamedModeConsentRevoked(Id, Wave, Now));

    [Fact]
    public void Also_after_submitting() => Spec.Given(Opened(Audience.X), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4))).When(Say(true)).Then(Consented);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saying_the_same_again_changes_nothing(bool consents) =>
        Spec.Given([Opened(Audience.X), .. consents ? new[] { Consented } : []]).When(Say(consents, waveIsOpen: false)).ThenNothing();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Once_the_wave_is_closed_what_was_said_stands(bool consents) =>
        Spec.Given([Opened(Audience.X), .. consents ? [] : new[] { Consented }]).When(Say(consents, waveIsOpen: false)).ThenRefused(RefusalKind.Conflict, "sheet.wave_closed");

    [Theory]
    [InlineData(Audience.M)]
    [InlineData(Audience.F)]
    [InlineData(Audience.A)]
    public void Only_executives_are_asked(Audience audience) => Spec.Given(Opened(audience)).When(Say(true)).ThenRefused(RefusalKind.Invalid, "sheet.consent_executives_only");

    private static Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>> Say(bool consents, bool waveIsOpen = true) =>
        sheet => AnswerSheetDecider.Decide(sheet, new ConsentToSmallGroup(consents, waveIsOpen, Now));
}
