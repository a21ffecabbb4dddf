using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Excel;

namespace CxMaturity.Web.Tests.Excel;

public sealed class WithheldNumbers
{
    private static readonly Questionnaire Questionnaire = SmallQuestionnaire.Full;

    // Three executives whose mean is 2.333…, 4.666…: no other group can produce thirds.
    private static readonly (Audience, IReadOnlyDictionary<string, int>)[] Sheets =
    [
        .. new[] { 2, 2, 3 }.Select(value => Sheet(Audience.X, value)),
        .. Enumerable.Range(0, 12).Select(_ => Sheet(Audience.M, 4)),
        .. Enumerable.Range(0, 12).Select(_ => Sheet(Audience.F, 4))
    ];

    // The group's means, raw and turned, and the means in which it would be mixed with the others.
    private static readonly string[] Tells =
        [.. new[] { 7 / 3.0, 11 / 3.0, (7 + 24 * 4) / 27.0, 0.25 * 7 / 3 + 0.75 * 4 }.Select(tell => tell.ToString(CultureInfo.InvariantCulture)[..5])];

    [Theory]
    [InlineData("named", Language.De)]
    [InlineData("named", Language.En)]
    [InlineData("trial", Language.De)]
    [InlineData("trial", Language.En)]
    public void Of_a_small_group_stand_nowhere_in_the_file(string mode, Language language)
    {
        var disclosure = mode == "trial" ? Disclosure.OfTrial : Disclosure.OfGroups;
        using var workbook = new ReadBack(ResultsWorkbook.Of(
            Waves.Content(Questionnaire, SmallQuestionnaire.Wave(Questionnaire, disclosure, Sheets), mode), language));

        foreach (var (name, text) in workbook.Parts().Where(part => part.Name.StartsWith("xl/", StringComparison.Ordinal) && !part.Name.Contains("styles", StringComparison.Ordinal)))
        {
            foreach (var tell in Tells)
                text.ShouldNotContain(tell, Case.Sensitive, name);
            text.ShouldNotContain(">2.3<", Case.Sensitive, name);
            text.ShouldNotContain(">3<", Case.Sensitive, $"{name}: the number of sheets");
            text.ShouldNotContain(">27<", Case.Sensitive, $"{name}: a total that tells the number by subtraction");
        }
    }

    [Fact]
    public void Would_be_found_if_they_were_shown()
    {
        var shown = SmallQuestionnaire.Wave(Questionnaire, new Disclosure(1, Rounds: false), Sheets);
        using var workbook = new ReadBack(ResultsWorkbook.Of(Waves.Content(Questionnaire, shown, "trial"), Language.De));
        var all = string.Concat(workbook.Parts().Select(part => part.Text));
        Tells.Count(tell => all.Contains(tell, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(3);
        all.ShouldContain(">27<");
    }

    [Fact]
    public void Are_replaced_by_the_reason()
    {
        using var workbook = new ReadBack(ResultsWorkbook.Of(
            Waves.Content(Questionnaire, SmallQuestionnaire.Wave(Questionnaire, Disclosure.OfGroups, Sheets)), Language.De));
        var executives = workbook.ColumnOf("Dimensionen", "Unternehmensleitung (X)");
        workbook.Text("Dimensionen", $"{executives}2").ShouldBe("weniger als 5");
        workbook.Text("Übersicht", $"B{workbook.RowOf("Übersicht", "D", "group-X")}").ShouldBe("weniger als 5");
        workbook.Number("Übersicht", $"B{workbook.RowOf("Übersicht", "D", "n")}").ShouldBe(24);
    }

    private static (Audience, IReadOnlyDictionary<string, int>) Sheet(Audience audience, int value) =>
        (audience, SmallQuestionnaire.Answers(Questionnaire, audience, value));
}
