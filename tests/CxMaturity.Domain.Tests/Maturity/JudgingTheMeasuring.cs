using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class JudgingTheMeasuring
{
    private static readonly Questionnaire Three = Of([Dimension("D", true, 100, Scale("D-A", 1, Agreement("D-1"), Agreement("D-2", key: -1), Agreement("D-3")))]);

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Reliability_is_of_thirty_people_and_more(int people, bool shown)
    {
        var reliability = Quality(Consistent(people)).Reliability.Single();

        (reliability.Alpha is not null, reliability.N is not null).ShouldBe((shown, shown));
        reliability.NotEstimable.ShouldBe(shown ? null : NotEstimable.TooFew);
        if (shown)
            reliability.Alpha!.Value.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void A_reversed_item_is_turned_before_it_is_compared() =>
        Quality(Consistent(60)).Reliability.Single().ItemDetails.ShouldAllBe(item => item.ItemTotal > 0.8);

    [Fact]
    public void Answers_without_any_spread_have_no_reliability()
    {
        var reliability = Quality([.. Enumerable.Range(1, 40).Select(number => Sheet(number, Audience.F, ("D-1", 4), ("D-2", 2), ("D-3", 4)))]).Reliability.Single();

        (reliability.Alpha, reliability.NotEstimable, reliability.OmegaNotEstimable).ShouldBe((null, NotEstimable.NoVariance, NotEstimable.NoVariance));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(4, null, true)]
    [InlineData(5, 5, true)]
    public void A_handful_of_doubtful_sheets_is_not_counted_out(int hasty, int? shown, bool any)
    {
        var quality = Quality(Consistent(40), hasty);

        (quality.Flagged, quality.AnyFlagged).ShouldBe((shown, any));
        quality.FlagCounts.ShouldBe(shown is > 0 ? new Dictionary<Doubts, int> { [Doubts.Haste] = shown.Value } : []);
        (quality.Sensitivity.Count > 0).ShouldBe(shown is > 0);
    }

    [Fact]
    public void A_score_is_shown_with_and_without_doubtful_sheets()
    {
        // The hasty ones are full of praise.
        var sensitivity = Quality([.. Enumerable.Range(100, 10).Select(number => Sheet(number, Audience.F, ("D-1", 5), ("D-2", 1), ("D-3", 5))), .. Consistent(30)], 10).Sensitivity.Single(each => each.Code == "D");

        (sensitivity.NWith, sensitivity.NWithout).ShouldBe((40, 30));
        sensitivity.With.ShouldNotBe(sensitivity.Without);
    }

    /// <summary>People who differ, each of them consistently.</summary>
    private static Sheet[] Consistent(int people) => [.. Enumerable.Range(1, people).Select(number =>
    {
        var level = 1 + number % 5;
        return Sheet(number, Audience.F, ("D-1", level), ("D-2", 6 - level), ("D-3", number % 7 == 0 ? Math.Min(5, level + 1) : level));
    })];

    private static QualityResult Quality(Sheet[] sheets, int hasty = 0)
    {
        var cell = CellSums.Empty(Audience.F, "north");
        IReadOnlyDictionary<string, ProductSums> products = new Dictionary<string, ProductSums>();
        for (var i = 0; i < sheets.Length; i++)
        {
            var scored = ScoredSheet.Of(Three, Audience.F, sheets[i].Answers, hasty: i < hasty);
            (cell, products) = (cell.Add(sheets[i].Id, scored, submitted: true), ItemProducts.Add(products, scored));
        }

        return WaveScoring.OfWave(new(Three, [cell], Headcounts(0, 0, 100), Disclosure.OfGroups, Closed, products)).Quality!;
    }
}
