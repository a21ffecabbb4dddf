using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>The order in which sheets come in leaves no trace, not even in the last digit.</summary>
public sealed class AddingUpExactly
{
    [Fact]
    public void Scores_add_up_to_the_same_in_any_order() => Property.Holds(
        from scores in Gen.Choose(7, 35).Select(sevenths => sevenths / 7.0).ArrayOf(40)
        from shuffled in Gen.Shuffle(scores)
        select (scores, shuffled),
        generated =>
        {
            Sum(generated.shuffled).ShouldBe(Sum(generated.scores));
            Sum(generated.scores[..13]).Add(Sum(generated.scores[13..])).ShouldBe(Sum(generated.scores));
        });

    [Fact]
    public void A_sum_keeps_its_mean_to_nine_digits()
    {
        var scores = Enumerable.Range(1, 100_000).Select(number => 1 + number % 13 / 3.25).ToArray();

        Sum(scores).Mean!.Value.ShouldBe(scores.Average(), Tolerance);
        ScoreSum.Empty.Mean.ShouldBeNull();
    }

    [Fact]
    public void Item_counts_add_up_to_the_same_in_parts()
    {
        var item = SampleQuestionnaire.Agreement("D-1");
        int?[] values = [1, 5, null, 0, 3, 3, null];

        var whole = Sum(item, values);
        var parts = Sum(item, values[..3]).Add(Sum(item, values[3..]));

        Json.Of(parts).ShouldBe(Json.Of(whole));
        (whole.Count, whole.CannotJudge, whole.Open, whole.Mean).ShouldBe((4, 1, 2, 3.0));
    }

    [Fact]
    public void Permuting_respondents_changes_nothing() => Property.Holds(
        from wave in GeneratedWave.Any
        from shuffled in Gen.Shuffle(wave.Sheets)
        select (wave, shuffled),
        generated =>
        {
            var (wave, shuffled) = generated;
            Json.Of(Result(wave.Questionnaire, shuffled, Disclosure.OfTrial))
                .ShouldBe(Json.Of(Result(wave.Questionnaire, wave.Sheets, Disclosure.OfTrial)));
        }, times: 8);

    [Fact]
    public void A_digest_does_not_depend_on_the_order_of_sheets_or_of_answers()
    {
        Sheet[] sheets = [Sheet(1, Audience.F, ("A-1", 1), ("B-1", 2)), Sheet(2, Audience.X, ("A-1", 3)), Sheet(3, Audience.M)];
        Sheet[] turned = [Sheet(3, Audience.M), Sheet(2, Audience.X, ("A-1", 3)), Sheet(1, Audience.F, ("B-1", 2), ("A-1", 1))];

        Digest(turned).ShouldBe(Digest(sheets));
        Digest(sheets).Length.ShouldBe(32);
        Digest([]).ShouldBe(SheetDigest.Empty);
    }

    [Fact]
    public void A_digest_tells_any_difference()
    {
        Sheet sheet = Sheet(1, Audience.F, ("A-1", 1), ("B-1", 2));
        Sheet[][] different =
        [
            [sheet],
            [sheet, sheet],
            [sheet with { Id = Id(2) }],
            [sheet with { Audience = Audience.M }],
            [sheet with { Unit = "south" }],
            [Sheet(1, Audience.F, ("A-1", 2), ("B-1", 1))],
            [Sheet(1, Audience.F, ("A-1", 1))],
            [Sheet(1, Audience.F, ("A-1", 1), ("B-1", Item.CannotJudge))],
            []
        ];

        different.Select(Digest).Distinct().Count().ShouldBe(different.Length);
    }

    private static ScoreSum Sum(IEnumerable<double> scores) => scores.Aggregate(ScoreSum.Empty, (sum, score) => sum.Add(score));

    private static ItemSums Sum(Item item, IEnumerable<int?> values) =>
        values.Aggregate(ItemSums.Empty(item), (sum, value) => sum.Add(value));
}
