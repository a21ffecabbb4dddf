using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Tests.Library.Plays;

public sealed class SearchingText
{
    [Theory]
    [InlineData("Größe zählt", "GRÖSSE", "[Größe] zählt")]
    [InlineData("Größe zählt", "groß", "[Größ]e zählt")]
    [InlineData("Größe zählt", "zahl", "Größe [zähl]t")]
    [InlineData("Cafe\u0301 und Café", "cafe", "[Cafe\u0301] und [Café]")]
    [InlineData("eins zwei drei", "drei eins", "[eins] zwei [drei]")]
    [InlineData("abcabc", "abca bcab", "[abcab]c")]
    [InlineData("aaaa", "aa", "[aaaa]")]
    [InlineData("Text \ud83d\ude00", "\ud83d\ude00", "Text [\ud83d\ude00]")]
    [InlineData("Text", "nichts", "Text")]
    [InlineData("Text", "", "Text")]
    [InlineData("Text", "\u0301", "Text")]
    [InlineData("", "x", "")]
    public void Marks_words_whatever_their_case_and_accents(string text, string question, string marked) =>
        Shown(new SearchText(text).Marked(SearchText.WordsOf(question))).ShouldBe(marked);

    [Fact]
    public void Cuts_out_the_words_around_the_first_match()
    {
        var text = new SearchText(string.Join(' ', Enumerable.Range(100, 100)));

        Shown(text.Excerpt(SearchText.WordsOf("150"), 30)).ShouldBe("… 148 149 [150] 151 152 153 154 …");
        Shown(text.Excerpt(SearchText.WordsOf("100"), 15)).ShouldBe("[100] 101 102 …");
        Shown(text.Excerpt(SearchText.WordsOf("199"), 15)).ShouldBe("… 196 197 198 [199]");
        text.Excerpt(SearchText.WordsOf("200"), 15).ShouldBeEmpty();
        Shown(new SearchText("short text").Excerpt(["short"], 50)).ShouldBe("[short] text");
        Shown(new SearchText(new string('a', 50) + "b" + new string('a', 50)).Excerpt(["b"], 9)).ShouldContain("[b]");
    }

    [Fact]
    public void Survives_half_characters_and_long_questions()
    {
        SearchText.WordsOf("\ud800 a\udc00 \0").Count.ShouldBe(3);
        new SearchText("a\ud800b").Marked(["a"]).Count.ShouldBe(2);
        new SearchText("a").Has(new string('a', 5000)).ShouldBeFalse();
    }

    private static string Shown(IEnumerable<FoundPiece> pieces) => string.Concat(pieces.Select(piece => piece.IsMatch ? $"[{piece.Text}]" : piece.Text));
}
