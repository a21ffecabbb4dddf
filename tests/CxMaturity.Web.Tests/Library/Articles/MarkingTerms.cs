using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Articles;

public sealed class MarkingTerms
{
    private static readonly Glossary Glossary = Contents.Shipped.Glossary;

    [Theory]
    [InlineData("Mein Bereich hat ein Ziel.", "Bereich", "unit")]
    [InlineData("Die Ziele des eigenen Bereichs zählen.", "Bereichs", "unit")]
    [InlineData("Kundenanliegen bleiben zwischen den Bereichen liegen.", "Bereichen", "unit")]
    [InlineData("Bereiche wie Vertrieb und Service arbeiten zusammen.", "Bereiche", "unit")]
    [InlineData("Der Umgang mit Zielkonflikten.", "Zielkonflikten", "goal-conflict")]
    [InlineData("Der Nutzen des Reifegrads", "Reifegrads", "maturity-level")]
    [InlineData("(Unternehmensleitung)", "Unternehmensleitung", "top-management")]
    public void German_forms_are_found(string text, string form, string slug) => Marked(text, Language.De).ShouldBe([(form, slug)]);

    [Theory]
    [InlineData("Our top management's decisions", "top management", "top-management")]
    [InlineData("Top management knows", "Top management", "top-management")]
    [InlineData("CX initiatives have a budget.", "CX initiatives", "cx-initiative")]
    [InlineData("To reach their unit's targets", "unit", "unit")]
    [InlineData("a moment of\n  truth", "moment of\n  truth", "moment-of-truth")]
    public void English_forms_are_found(string text, string form, string slug) => Marked(text, Language.En).ShouldBe([(form, slug)]);

    [Theory]
    [InlineData("bereichsübergreifende Teams", Language.De)]
    [InlineData("Bereichsgrenzen und Teilbereich", Language.De)]
    [InlineData("ein bereich, klein geschrieben", Language.De)]
    [InlineData("die Journey-Kennzahl und das Journey-Team", Language.De)]
    [InlineData("Service-Bereich", Language.De)]
    [InlineData("cross-unit teams, united, capable", Language.En)]
    [InlineData("", Language.En)]
    public void Parts_of_words_are_left_alone(string text, Language language) => Marked(text, language).ShouldBeEmpty();

    [Fact]
    public void The_longest_form_wins()
    {
        Marked("eine wichtige Customer Journey", Language.De).ShouldBe([("Customer Journey", "journey")]);
        Marked("Selbstbild und Fremdbild", Language.De).ShouldBe([("Selbstbild und Fremdbild", "self-image")]);
    }

    [Fact]
    public void Only_the_first_occurrence_of_each_term_is_marked() =>
        Marked("A unit, other units, a wave, this unit", Language.En).ShouldBe([("unit", "unit"), ("wave", "wave")]);

    [Theory]
    [InlineData("Bereiche & <b>Wellen</b>: Deckel \"C1\" im Bereich", Language.De)]
    [InlineData("wave", Language.En)]
    [InlineData("no such words", Language.En)]
    [InlineData("", Language.En)]
    public void The_pieces_together_are_the_text(string text, Language language)
    {
        string.Concat(Glossary.Mark(text, language).Select(piece => piece.Text)).ShouldBe(text);
        string.Concat(Glossary.MarkInQuestionnaire(text, language).Select(piece => piece.Text)).ShouldBe(text);
    }

    [Theory]
    [InlineData("top-management", "An den Entscheidungen unserer Unternehmensleitung ist zu erkennen, dass die Kundensicht zählt.", "Our top management's decisions show that the customer's view counts.")]
    [InlineData("unit", "Kundenanliegen bleiben bei uns zwischen den Bereichen liegen.", "Customers' concerns get stuck between units here.")]
    [InlineData("customer-centricity", "Kundenzentrierung ist bei uns eine Mode, die bald wieder vergeht.", "Customer centricity is a fad here that will soon pass.")]
    [InlineData("cx-initiative", "Für CX-Vorhaben gibt es bei uns ein fest zugesagtes Budget.", "CX initiatives have a secured budget here.")]
    public void Each_term_of_the_questionnaire_is_found_in_its_items(string slug, string german, string english)
    {
        Glossary.MarkInQuestionnaire(german, Language.De).ShouldContain(piece => piece.Term != null && piece.Term.Slug == slug);
        Glossary.MarkInQuestionnaire(english, Language.En).ShouldContain(piece => piece.Term != null && piece.Term.Slug == slug);
    }

    [Fact]
    public void While_answering_nothing_is_explained_that_an_item_asks_about()
    {
        const string item = "Begriffe wie „Insight“ oder „Customer Journey“ werden bei uns in allen Bereichen gleich verstanden.";

        Glossary.MarkInQuestionnaire(item, Language.De).Select(piece => piece.Term?.Slug).ShouldBe([null, "unit", null]);
        Marked(item, Language.De).Select(term => term.Slug).ShouldBe(["insight", "journey", "unit"]);
    }

    private static IEnumerable<(string Word, string Slug)> Marked(string text, Language language) =>
        Glossary.Mark(text, language).Where(piece => piece.Term is not null).Select(piece => (piece.Text, piece.Term!.Slug));
}
