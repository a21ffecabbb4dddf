using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.SampleQuestionnaire;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>Waves of one questionnaire, laid down as the scores of their people.</summary>
internal static class MovingWaves
{
    /// <summary>The four foundations, one item each.</summary>
    public static readonly Questionnaire Asked = Of([.. Weights.Take(4).Select(each => Simple(each.Code, true, 25))]);

    public static readonly Questionnaire AskedAnew = Of([.. Weights.Take(4).Select(each => Simple(each.Code, true, 25))], version: "2.0");

    public static WaveMeasurement Wave(Disclosure disclosure, Questionnaire questionnaire, params CellSums[] cells)
    {
        string[] units = [.. cells.Select(cell => cell.Unit).Distinct()];
        return new(questionnaire, cells, new(units, units.SelectMany(unit => RoleGroups.All.Select(group => (unit, group))).ToDictionary(cell => cell, _ => 100)),
            disclosure, SampleSheets.Closed);
    }

    public static WaveMeasurement Wave(params CellSums[] cells) => Wave(Disclosure.OfTrial, Asked, cells);

    /// <summary>People of one role group in one unit who score the same in all foundations; the core score is that score, too.</summary>
    public static CellSums Cell(Audience audience, string unit, params double[] scores)
    {
        var sum = scores.Aggregate(ScoreSum.Empty, (all, score) => all.Add(score));
        return CellSums.Empty(audience, unit) with
        {
            Submitted = scores.Length,
            Clean = SheetSums.Empty with { Sheets = scores.Length, Core = sum, Dimensions = Asked.Dimensions.ToDictionary(dimension => dimension.Code, _ => sum) }
        };
    }

    /// <summary>So many scores with exactly this mean and this deviation (of an even number).</summary>
    public static double[] Scores(int people, double mean, double deviation)
    {
        var step = deviation * Math.Sqrt((people - 1.0) / people);
        return [.. Enumerable.Range(0, people).Select(i => mean + (i % 2 == 0 ? step : -step))];
    }
}
