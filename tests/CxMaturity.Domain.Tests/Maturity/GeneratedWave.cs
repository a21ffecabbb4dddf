using CxMaturity.Domain.Questionnaires;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>
/// A wave of sixty sheets as they come: unequal groups (one may be too small), scales and variants of all sizes, reversed items, people who
/// cannot judge and people who stop in the middle. The same seed always gives the same wave.
/// </summary>
public sealed record GeneratedWave(Questionnaire Questionnaire, Sheet[] Sheets, Dictionary<Audience, int> Headcounts)
{
    private const int Size = 60;

    public static Gen<GeneratedWave> Any => Gen.Choose(0, int.MaxValue).Select(Of);

    public static GeneratedWave Of(int seed)
    {
        var random = new Random(seed);
        var questionnaire = Make(random);
        var leanings = questionnaire.Dimensions.ToDictionary(dimension => dimension.Code, _ => 1 + 4 * random.NextDouble());
        var core = 2 + 2.5 * random.NextDouble();
        foreach (var dimension in questionnaire.Dimensions.Where(dimension => dimension.Core && random.Next(3) > 0))
            leanings[dimension.Code] = core;

        var (x, m, a) = (random.Next(0, 10), random.Next(3, 25), random.Next(0, 4));
        var mute = random.Next(4) == 0 ? questionnaire.Dimensions[random.Next(questionnaire.Dimensions.Count)].Code : "";
        Sheet[] sheets =
        [
            .. Enumerable.Range(0, Size).Select(number => Answer(number,
                number < x ? Audience.X : number < x + m ? Audience.M : number < x + m + a ? Audience.A : Audience.F))
        ];
        return new(questionnaire, sheets, new() { [Audience.X] = 10, [Audience.M] = 30, [Audience.F] = random.Next(40, 300) });

        Sheet Answer(int number, Audience audience)
        {
            var (silence, doubt) = (random.NextDouble() * random.NextDouble(), random.NextDouble() * 0.3);
            var answers = new Dictionary<string, int>();
            foreach (var dimension in questionnaire.Dimensions)
                foreach (var item in dimension.Items.Where(item => item.Audiences.Contains(audience)))
                {
                    if (random.NextDouble() < silence)
                        continue;
                    var leaning = (int)Math.Clamp(Math.Round(leanings[dimension.Code] + 2 * random.NextDouble() - 1), 1, 5);
                    answers[item.Id] = dimension.Code == mute || random.NextDouble() < doubt
                        ? Item.CannotJudge
                        : item.Key > 0 ? leaning : 6 - leaning;
                }

            return new(SampleSheets.Id(number), audience, random.Next(2) == 0 ? "north" : "south", answers);
        }
    }

    private static Questionnaire Make(Random random)
    {
        string[] audiences = ["XMF", "XMF", "XM", "X", "MF", "XMFA", "XMA"];
        double[] weights = [1, 1, 2, 3, 0.5, 0.1];
        return SampleQuestionnaire.Of(
            [
                .. Weights.Select((dimension, i) => Dimension(dimension.Code, i < 4, dimension.Weight,
                    [.. Enumerable.Range(1, random.Next(1, 4)).Select(number => MakeScale($"{dimension.Code}-S{number}"))]))
            ],
            perspectives: random.Next(2) == 0 ? SampleQuestionnaire.Perspectives : new(0.2, 0.35, 0.45));

        // The first item of a scale keeps every variant from being empty.
        SubScale MakeScale(string code) => Scale(code, weights[random.Next(weights.Length)],
        [
            .. Enumerable.Range(1, random.Next(1, 7)).Select(number => Agreement($"{code}-{number}", random.Next(3) == 0 ? -1 : 1,
                number == 1 && code.EndsWith("S1", StringComparison.Ordinal) ? "XMFA" : audiences[random.Next(audiences.Length)]))
        ]);
    }
}
