using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.AnswerSheets.SheetSituation;

namespace CxMaturity.Domain.Tests.AnswerSheets;

public sealed class OpeningASheet
{
    [Theory]
    [InlineData(Audience.X)]
    [InlineData(Audience.M)]
    [InlineData(Audience.F)]
    [InlineData(Audience.A)]
    public void A_sheet_opens_for_an_audience_with_a_seed_of_its_own(Audience audience) =>
        Spec.When(Open(audience)).Then(Opened(audience));

    [Fact]
    public void Opening_again_changes_nothing_not_even_the_seed() =>
        Spec.Given(Opened()).When(Open(Audience.X, seed: 7)).ThenNothing();

    [Fact]
    public void Opening_a_submitted_sheet_changes_nothing() =>
        Spec.Given(Opened(), Answered("LEAD-01", 4), Submitted(("LEAD-01", 4))).When(Open()).ThenNothing();

    [Fact]
    public void An_audience_without_a_variant_is_refused()
    {
        var executivesOnly = SampleQuestionnaire.Of([SampleQuestionnaire.Dimension("LEAD", true, 100,
            SampleQuestionnaire.Scale("LEAD-A", 1, SampleQuestionnaire.Agreement("LEAD-01", audiences: "X")))]);

        Spec.When(sheet => AnswerSheetDecider.Decide(sheet, new OpenAnswerSheet(Id, Wave, Audience.F, "north", 42, Now), executivesOnly))
            .ThenRefused(RefusalKind.Invalid, "sheet.no_variant");
    }

    [Fact]
    public void An_opened_sheet_is_empty_and_knows_where_it_belongs()
    {
        var sheet = AnswerSheet.Evolve(AnswerSheet.Initial, Opened());

        sheet.Answers.ShouldBeEmpty();
        (sheet.Id, sheet.WaveId, sheet.QuestionnaireId, sheet.QuestionnaireVersion, sheet.Audience, sheet.Unit, sheet.Seed, sheet.Status)
            .ShouldBe((Id, Wave, "sample", "1.0", Audience.F, "north", 42, AnswerSheetStatus.Open));
    }
}
