using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>What is true of scores for all answers.</summary>
public sealed class WhateverPeopleAnswer
{
    [Fact]
    public void Scores_stay_on_the_scale_and_caps_never_raise_a_level() => Property.Holds(GeneratedWave.Any, wave =>
    {
        var result = Result(wave.Questionnaire, wave.Sheets, Disclosure.OfTrial);
        foreach (var score in result.Dimensions.SelectMany(dimension => new[] { dimension.Score, dimension.Pooled, dimension.Auditors })
            .Append(result.Overall?.Score).Append(result.Foundations?.Score).OfType<double>())
            score.ShouldBeInRange(1, 5);
        foreach (var index in result.Dimensions.Select(dimension => dimension.Index).Append(result.Overall?.Index).OfType<double>())
            index.ShouldBeInRange(0, 100);
        foreach (var standing in new[] { result.Overall, result.Foundations }.OfType<Standing>())
            standing.Level.ShouldBeInRange(1, standing.RawLevel);
    }, times: 15);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Where_all_say_the_same_no_weights_lead_off_the_scale(int value)
    {
        for (var x = 1; x <= 97; x += 12)
            for (var m = 1; x + m <= 99; m += 5)
            {
                var questionnaire = Of([Simple("D", true, x), Simple("E", false, m), Simple("F", false, 100 - x - m)],
                    perspectives: new(x / 100.0, m / 100.0, (100 - x - m) / 100.0));

                var result = Unanimous(questionnaire, ("D", value), ("E", value), ("F", value));

                result.Overall!.Score.ShouldBe(value, Tolerance);
                (result.Overall.Level, result.Of("E").Level).ShouldBe((value, value));
                foreach (var score in result.Dimensions.Select(dimension => dimension.Score).Append(result.Overall.Score).OfType<double>())
                    score.ShouldBeInRange(1, 5);
            }
    }

    [Theory]
    [InlineData(33.3, 33.3, 33.4)]
    [InlineData(14.3, 28.6, 57.1)]
    [InlineData(10.1, 20.2, 69.7)]
    public void Broken_weights_do_not_lead_off_the_scale(double a, double b, double c)
    {
        var questionnaire = Of([Simple("D", true, a), Simple("E", false, b), Simple("F", false, c)],
            perspectives: new(a / 100, b / 100, c / 100));

        Unanimous(questionnaire, ("D", 5), ("E", 5), ("F", 5)).Overall!.Score.ShouldBe(5);
    }

    [Fact]
    public void Reversing_all_keys_and_answers_leaves_scores_unchanged() => Property.Holds(GeneratedWave.Any, wave =>
    {
        var mirrored = Of(
            [.. wave.Questionnaire.Dimensions.Select(Mirrored)],
            perspectives: wave.Questionnaire.Perspectives);
        Sheet[] answers =
        [
            .. wave.Sheets.Select(sheet => sheet with
            {
                Answers = sheet.Answers.ToDictionary(answer => answer.Key,
                    answer => answer.Value == Item.CannotJudge ? Item.CannotJudge : 6 - answer.Value)
            })
        ];

        Scores(Result(mirrored, answers, Disclosure.OfTrial)).ShouldBe(Scores(Result(wave.Questionnaire, wave.Sheets, Disclosure.OfTrial)));
    }, times: 10);

    [Fact]
    public void Another_cannot_judge_never_changes_the_mean_of_what_was_answered() => Property.Holds(
        Gen.Choose(0, 5).ArrayOf(7).Where(values => values.Any(value => value > 0)),
        values =>
        {
            var before = Score(values);
            var after = Score([.. values, Item.CannotJudge]);
            var mean = values.Where(value => value > 0).Average();

            // One more item can break the half rule; it never moves the score.
            if (after is { } score)
                score.ShouldBe(before!.Value);
            before?.ShouldBe(mean, Tolerance);

            static double? Score(int[] values) => SheetScores.Of(
                Of([Dimension("D", true, 100, Scale("D-A", 1, [.. values.Select((_, i) => Agreement($"D-{i}"))]))]),
                Audience.F,
                values.Select((value, i) => (i, value)).ToDictionary(answer => $"D-{answer.i}", answer => answer.value))
                .Dimensions.TryGetValue("D", out var score) ? score : null;
        });

    [Fact]
    public void Leaving_an_item_open_scores_as_not_being_able_to_judge_it() => Property.Holds(GeneratedWave.Any, wave =>
    {
        foreach (var sheet in wave.Sheets)
        {
            var full = wave.Questionnaire.ItemsFor(sheet.Audience)
                .ToDictionary(item => item.Id, item => sheet.Answers.GetValueOrDefault(item.Id));
            Json.Of(SheetScores.Of(wave.Questionnaire, sheet.Audience, full))
                .ShouldBe(Json.Of(SheetScores.Of(wave.Questionnaire, sheet.Audience, sheet.Answers)));
        }
    }, times: 6);

    private static Dimension Mirrored(Dimension dimension) => dimension with { SubScales = [.. dimension.SubScales.Select(Mirrored)] };

    private static SubScale Mirrored(SubScale scale) =>
        scale with { Items = [.. scale.Items.Select(item => item with { Key = -item.Key })] };

    private static string Scores(MaturityResult result) => Json.Of(new
    {
        result.Overall,
        result.Foundations,
        Dimensions = result.Dimensions.Select(dimension => new
        {
            dimension.Score, dimension.Pooled, dimension.Level, dimension.N, dimension.Groups, dimension.SubScales
        })
    });
}
