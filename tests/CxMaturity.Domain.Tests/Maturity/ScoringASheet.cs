using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

public sealed class ScoringASheet
{
    private static readonly GoldenScoring Golden = GoldenNumbers.All.Scoring;

    /// <summary>The worked example: eight items, two scales, the third and the sixth item reverse-keyed.</summary>
    private static readonly Questionnaire Example =
        Of([Dimension("D", true, 100, Scale("D-A", 1, Items(0, 4)), Scale("D-B", 1, Items(4, 8)))]);

    [Theory]
    [InlineData("E1")]
    [InlineData("E2")]
    [InlineData("E3")]
    [InlineData("F1")]
    [InlineData("F2")]
    [InlineData("F3")]
    [InlineData("F4")]
    [InlineData("F5")]
    [InlineData("F6")]
    public void Every_row_of_the_worked_example_comes_out(string person)
    {
        var scores = SheetScores.Of(Example, AudienceOf(person), Answers(person));
        var row = Golden.Rows[person];

        ShouldBe(scores.SubScales, "D-A", row.A);
        ShouldBe(scores.SubScales, "D-B", row.B);
        ShouldBe(scores.Dimensions, "D", row.Dim);
    }

    [Fact]
    public void The_groups_of_the_worked_example_come_out()
    {
        var result = Result(Example,
            [.. Golden.Responses.Keys.Select((person, i) => new Sheet(Id(i), AudienceOf(person), "north", Answers(person)))]);
        var dimension = result.Of("D");
        var executives = dimension.Groups.Single(group => group.Audience == Audience.X);
        var frontline = dimension.Groups.Single(group => group.Audience == Audience.F);

        executives.Score!.Value.ShouldBe(Golden.ExecMean, Tolerance);
        frontline.Score!.Value.ShouldBe(Golden.FrontMean, Tolerance);
        frontline.N.ShouldBe(Golden.FrontN);
        dimension.Pooled!.Value.ShouldBe(Golden.PooledMean, Tolerance);
        dimension.Score!.Value.ShouldBe(Golden.PerspectiveWeighted, Tolerance);
        dimension.Level.ShouldBe(Golden.LevelPersp);
        Ladder.LevelOf(executives.Score.Value).ShouldBe(Golden.LevelExec);
        Ladder.LevelOf(frontline.Score.Value).ShouldBe(Golden.LevelFront);
    }

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(2, 0, false)]
    [InlineData(2, 1, true)]
    [InlineData(3, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(4, 1, false)]
    [InlineData(4, 2, true)]
    [InlineData(5, 2, false)]
    [InlineData(5, 3, true)]
    [InlineData(8, 3, false)]
    [InlineData(8, 4, true)]
    public void A_scale_needs_values_for_half_of_its_items_rounded_up(int items, int values, bool scored)
    {
        var questionnaire = Of([Dimension("D", true, 100, Scale("D-A", 1,
            [.. Enumerable.Range(1, items).Select(i => Agreement($"D-{i}"))]))]);
        var answers = Enumerable.Range(1, items).ToDictionary(i => $"D-{i}", i => i <= values ? 4 : Item.CannotJudge);

        SheetScores.Of(questionnaire, Audience.F, answers).SubScales.ContainsKey("D-A").ShouldBe(scored);
    }

    [Fact]
    public void The_half_is_counted_over_the_items_of_the_persons_own_variant()
    {
        var questionnaire = Of([Dimension("D", true, 100, Scale("D-A", 1,
            Agreement("D-1"), Agreement("D-2"), Agreement("D-3", audiences: "XM"), Agreement("D-4", audiences: "XM")))]);
        var answers = new Dictionary<string, int> { ["D-1"] = 4 };

        SheetScores.Of(questionnaire, Audience.F, answers).SubScales.Keys.ShouldContain("D-A");
        SheetScores.Of(questionnaire, Audience.X, answers).SubScales.Keys.ShouldNotContain("D-A");
    }

    [Fact]
    public void A_scale_that_the_variant_does_not_ask_weighs_nothing()
    {
        var questionnaire = Of([Dimension("D", true, 100,
            Scale("D-A", 1, Agreement("D-1")), Scale("D-B", 5, Agreement("D-2", audiences: "X")))]);

        SheetScores.Of(questionnaire, Audience.F, new Dictionary<string, int> { ["D-1"] = 4 }).Dimensions["D"].ShouldBe(4);
    }

    [Theory]
    // Weights of three scales, values of their single items (0: cannot judge), the score of the dimension.
    [InlineData(3, 1, 1, 5, 2, 1, 3.6)]
    [InlineData(3, 1, 1, 5, 0, 0, 5.0)]
    [InlineData(3, 1, 1, 0, 2, 1, null)]
    [InlineData(1, 1, 1, 5, 0, 0, null)]
    [InlineData(1, 1, 1, 5, 2, 0, 3.5)]
    [InlineData(2, 1, 1, 5, 0, 0, 5.0)]
    [InlineData(2, 1, 1, 0, 3, 2, 2.5)]
    [InlineData(0.1, 0.2, 0.3, 0, 0, 4, 4.0)]
    [InlineData(0.1, 0.2, 0.3, 4, 4, 0, 4.0)]
    [InlineData(1, 1, 1, 0, 0, 0, null)]
    public void A_dimension_needs_half_of_the_weight_of_its_scales(double a, double b, double c, int x, int y, int z, double? score)
    {
        var questionnaire = Of([Dimension("D", true, 100,
            Scale("D-A", a, Agreement("D-1")), Scale("D-B", b, Agreement("D-2")), Scale("D-C", c, Agreement("D-3")))]);
        var answers = new Dictionary<string, int> { ["D-1"] = x, ["D-2"] = y, ["D-3"] = z };

        ShouldBe(SheetScores.Of(questionnaire, Audience.M, answers).Dimensions, "D", score);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 5, 5)]
    [InlineData(-1, 1, 5)]
    [InlineData(-1, 3, 3)]
    [InlineData(-1, 5, 1)]
    [InlineData(1, Item.CannotJudge, null)]
    [InlineData(-1, Item.CannotJudge, null)]
    public void A_reversed_item_turns_the_scale(int key, int value, int? keyed) =>
        SheetScores.KeyedValue(Agreement("D-1", key), value).ShouldBe(keyed);

    [Fact]
    public void A_sheet_without_answers_has_no_scores()
    {
        var scores = SheetScores.Of(Full, Audience.F, new Dictionary<string, int>());

        scores.SubScales.ShouldBeEmpty();
        scores.Dimensions.ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_outside_the_score_changes_no_score() =>
        Json.Of(SheetScores.Of(Small, Audience.M,
            new Dictionary<string, int> { ["LEAD-01"] = 4, ["LEAD-03"] = 2, ["OUT-01"] = 1, ["CTX-01"] = 3 }) with { Outcome = null })
            .ShouldBe(Json.Of(SheetScores.Of(Small, Audience.M, new Dictionary<string, int> { ["LEAD-01"] = 4, ["LEAD-03"] = 2 })));

    private static Item[] Items(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(i => Agreement($"D-{i + 1}", Golden.Keys[i]))];

    private static Audience AudienceOf(string person) => person[0] == 'E' ? Audience.X : Audience.F;

    private static Dictionary<string, int> Answers(string person) => Golden.Responses[person]
        .Select((value, i) => (Item: $"D-{i + 1}", Value: value))
        .Where(answer => answer.Value is not null)
        .ToDictionary(answer => answer.Item, answer => answer.Value!.Value);

    private static void ShouldBe(IReadOnlyDictionary<string, double> scores, string code, double? expected)
    {
        if (expected is { } score)
            scores[code].ShouldBe(score, Tolerance);
        else
            scores.Keys.ShouldNotContain(code);
    }
}
