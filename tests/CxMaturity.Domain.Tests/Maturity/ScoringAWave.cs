using System.Collections.Concurrent;
using CxMaturity.Domain.Maturity;
using static CxMaturity.Domain.Tests.Maturity.SampleSheets;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>Sixty sheets give the numbers that the formulae give when they are worked out by themselves.</summary>
public sealed class ScoringAWave
{
    private const int Waves = 24;

    private static readonly ConcurrentDictionary<int, (GeneratedWave Wave, MaturityResult Result, NaiveScoring Naive)> Known = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Waves)];

    [Theory, MemberData(nameof(Seeds))]
    public void Dimensions_agree_with_the_formulae(int seed)
    {
        var (wave, result, naive) = Scored(seed);

        foreach (var dimension in wave.Questionnaire.Dimensions)
        {
            var actual = result.Of(dimension.Code);
            ShouldAgree(actual.Score, naive.Organisation(dimension), dimension.Code);
            ShouldAgree(actual.Pooled, naive.Pooled(dimension), dimension.Code);
            ShouldAgree(actual.Index, (naive.Organisation(dimension) - 1) / 4 * 100, dimension.Code);
            actual.Level.ShouldBe(naive.Organisation(dimension) is { } score ? NaiveScoring.LevelOf(score) : null);
            foreach (var group in actual.Groups)
                ShouldAgree(group.Score, naive.Group(dimension, group.Audience), $"{dimension.Code} {group.Audience}");
            ShouldAgree(actual.Gap,
                naive.Organisation(dimension) is { } reached ? Math.Max(0, dimension.Target - reached) : null, dimension.Code);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Overall_and_foundations_agree_with_the_formulae(int seed)
    {
        var (_, result, naive) = Scored(seed);

        ShouldAgree(result.Overall, naive.Overall(), naive, coreOnly: false);
        ShouldAgree(result.Foundations, naive.Foundations(), naive, coreOnly: true);
        result.Sheets.ShouldBe(naive.People);
    }

    [Fact]
    public void The_generated_waves_hold_every_case()
    {
        var results = Enumerable.Range(1, Waves).Select(seed => Scored(seed).Result).ToArray();

        results.ShouldContain(result => result.Overall == null);
        results.ShouldContain(result => result.Groups.Any(group => group.Withheld == Withheld.TooFew));
        results.ShouldContain(result => result.Groups.All(group => group.Withheld == null));
        results.ShouldContain(result => result.Dimensions.Any(dimension => dimension.Withheld != null));
        results.ShouldContain(result => result.Dimensions.Any(dimension => dimension.Auditors != null));
        results.SelectMany(result => result.Overall?.Caps ?? []).Select(cap => cap.Code).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
        results.Select(result => result.Overall?.Level).Distinct().Count().ShouldBeGreaterThanOrEqualTo(4);
        results.ShouldContain(result => result.Overall != null && !result.IsProvisional);
    }

    private static (GeneratedWave Wave, MaturityResult Result, NaiveScoring Naive) Scored(int seed) => Known.GetOrAdd(seed, _ =>
    {
        var wave = GeneratedWave.Of(seed);
        return (wave,
            Result(wave.Questionnaire, Cells(wave.Questionnaire, wave.Sheets), Disclosure.OfTrial, wave.Headcounts),
            new(wave.Questionnaire, wave.Sheets, wave.Headcounts));
    });

    private static void ShouldAgree(Standing? actual, double? score, NaiveScoring naive, bool coreOnly)
    {
        ShouldAgree(actual?.Score, score, "score");
        if (actual is null || score is not { } expected)
            return;
        var (level, caps) = naive.Capped(expected, coreOnly);
        actual.Index.ShouldBe((expected - 1) / 4 * 100, Tolerance);
        actual.RawLevel.ShouldBe(NaiveScoring.LevelOf(expected));
        actual.Level.ShouldBe(level);
        actual.Caps.Select(cap => cap.Code.ToString()).ShouldBe(caps);
    }

    private static void ShouldAgree(double? actual, double? expected, string what)
    {
        actual.HasValue.ShouldBe(expected.HasValue, what);
        if (expected is { } number)
            actual!.Value.ShouldBe(number, Tolerance, what);
    }
}
