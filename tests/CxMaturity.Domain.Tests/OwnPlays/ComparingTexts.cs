using CxMaturity.Domain.OwnPlays;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.OwnPlays;

public sealed class ComparingTexts
{
    [Theory]
    [InlineData("a b c", "a b c", "")]
    [InlineData("a b c", "a x c", "-2b +2x")]
    [InlineData("a b c", "a c", "-2b")]
    [InlineData("a c", "a b c", "+2b")]
    [InlineData("a b c d", "b a d c", "-1a -3c +2a +4c")]
    [InlineData("", "a", "+1a")]
    [InlineData("a", "", "-1a")]
    [InlineData("a a a", "a a", "-3a")]
    [InlineData("x a y b z", "a b", "-1x -3y -5z")]
    public void Tells_the_lines_that_are_gone_and_those_that_are_new(string before, string after, string told) =>
        Told(LineDifferences.Between(Lines(before), Lines(after))).ShouldBe(told);

    [Fact]
    public void A_text_that_there_was_not_is_new_as_a_whole() => Told(LineDifferences.Between(null, "a\nb")).ShouldBe("+1a +2b");

    [Fact]
    public void Of_very_long_texts_the_passage_between_what_stayed_counts_as_rewritten()
    {
        var (before, after) = (Enumerable.Range(0, 30_000).Select(i => $"{i}"), Enumerable.Range(0, 30_000).Select(i => i is 10 or 29_990 ? "x" : $"{i}"));

        var lines = LineDifferences.Between(string.Join('\n', before), string.Join('\n', after));

        lines.Count.ShouldBe(2 * 29_981);
        lines[0].ShouldBe(new(11, false, "10"));
    }

    [Fact]
    public void With_them_the_earlier_text_becomes_the_later_one() =>
        Property.Holds(Gen.Elements("a", "b", "c").ArrayOf(12).Two(), texts =>
        {
            var (before, after) = texts;
            var lines = LineDifferences.Between(string.Join('\n', before), string.Join('\n', after));

            var kept = new Queue<string>(before.Where((_, at) => !lines.Any(line => !line.IsNew && line.Line == at + 1)));
            var added = lines.Where(line => line.IsNew).ToDictionary(line => line.Line, line => line.Text);
            Enumerable.Range(1, after.Length).Select(at => added.TryGetValue(at, out var text) ? text : kept.Dequeue()).ShouldBe(after);
            kept.ShouldBeEmpty();
        });

    private static string Lines(string words) => words.Replace(' ', '\n');

    private static string Told(IEnumerable<LineDifference> lines) => string.Join(' ', lines.Select(line => $"{(line.IsNew ? '+' : '-')}{line.Line}{line.Text}"));
}
