using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class DoubtingASheet
{
    /// <summary>Sixteen statements, every fourth of them reverse-keyed.</summary>
    private static readonly Questionnaire Long = Of([Dimension("D", true, 100, Scale("D-A", 1,
        [.. Enumerable.Range(1, 16).Select(i => Agreement($"D-{i:00}", key: i % 4 == 0 ? -1 : 1))]))]);

    private static readonly Questionnaire Opposites = Of([Dimension("D", true, 100, Scale("D-A", 1,
        [.. new[] { "LEAD-02", "LEAD-03", "SILO-01", "SILO-02", "SILO-04", "SILO-05" }.Select((id, i) => Agreement(id, key: i % 2 == 0 ? 1 : -1))]))]);

    [Theory]
    [InlineData("3333333333334444", Doubts.LongString)]
    [InlineData("3333333333344444", Doubts.None)]
    [InlineData("4333333333333444", Doubts.LongString)]
    [InlineData("3333330333333444", Doubts.LongString)]
    [InlineData("3333332333333444", Doubts.None)]
    public void Twelve_equal_answers_in_a_row_are_too_many(string answers, Doubts doubts) => Judged(Long, answers).ShouldBe(doubts);

    [Fact]
    public void A_long_row_over_statements_that_all_point_one_way_may_be_meant()
    {
        var forward = Of([Dimension("D", true, 100, Scale("D-A", 1, [.. Enumerable.Range(1, 16).Select(i => Agreement($"D-{i:00}"))]))]);

        Judged(forward, "4444444444444444").ShouldBe(Doubts.None);
    }

    [Theory]
    [InlineData("1511511551151515", Doubts.AllExtreme)]
    [InlineData("1511511551151514", Doubts.None)]
    [InlineData("15115115", Doubts.AllExtreme)]
    [InlineData("1511511", Doubts.None)]
    public void Nothing_but_the_ends_of_the_scale_is_doubtful_from_eight_answers_on(string answers, Doubts doubts) => Judged(Long, answers).ShouldBe(doubts);

    [Theory]
    [InlineData("444433", Doubts.Contradictions)]
    [InlineData("224433", Doubts.Contradictions)]
    [InlineData("443333", Doubts.None)]
    [InlineData("424233", Doubts.None)]
    [InlineData("040433", Doubts.None)]
    public void Two_contradictions_are_needed(string answers, Doubts doubts) => Judged(Opposites, answers).ShouldBe(doubts);

    [Fact]
    public void Several_doubts_stand_beside_each_other() =>
        ResponseQuality.Of(Long, Audience.F, Answers(Long, "1111111111111111"), hasty: true).ShouldBe(Doubts.LongString | Doubts.AllExtreme | Doubts.Haste);

    [Theory]
    [InlineData(10, 19.9, true)]
    [InlineData(10, 20, false)]
    [InlineData(0, 0, false)]
    public void Two_seconds_per_answer_are_the_least(int answers, double seconds, bool hasty) =>
        ResponseQuality.IsHasty(answers, TimeSpan.FromSeconds(seconds)).ShouldBe(hasty);

    private static Doubts Judged(Questionnaire questionnaire, string answers) =>
        ResponseQuality.Of(questionnaire, Audience.F, Answers(questionnaire, answers), hasty: false);

    private static Dictionary<string, int> Answers(Questionnaire questionnaire, string answers) =>
        questionnaire.ItemsFor(Audience.F).Zip(answers, (item, value) => (item.Id, Value: value - '0')).ToDictionary(answer => answer.Id, answer => answer.Value);
}
