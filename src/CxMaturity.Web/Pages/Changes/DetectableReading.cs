using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>What a group of this size will be able to tell from chance.</summary>
/// <param name="Group">None for all role groups together.</param>
/// <param name="Points">The smallest change that would be noticed, in scale points; none where hardly anybody answers.</param>
public sealed record DetectableRow(Audience? Group, int Headcount, int Expected, double? Points);

/// <summary>What a wave will be able to detect, said before it opens.</summary>
/// <param name="ResponseRate">Expected share of people who answer (0–1).</param>
/// <param name="Deviation">Expected standard deviation of people's scores, in scale points.</param>
/// <param name="From">The wave that these expectations come from; none where they are rules of thumb.</param>
public sealed record Detectable(IReadOnlyList<DetectableRow> Rows, double ResponseRate, double Deviation, string? From, int Minimum)
{
    public DetectableRow? Whole => Rows.FirstOrDefault(row => row.Group is null);
}

/// <summary>Expects of a wave what the last one on the same questionnaire brought.</summary>
public sealed class DetectableReading(ClosedWaves closed)
{
    private const double UsualResponse = 0.6;

    /// <param name="headcounts">People per role group; empty to take those of the last wave.</param>
    /// <returns>None where nobody is known who could answer.</returns>
    public async Task<Detectable?> OfAsync(
        string organization, string questionnaire, IReadOnlyDictionary<Audience, int> headcounts, int minimum, CancellationToken ct, Guid? except = null)
    {
        var last = (await closed.AsOfAsync(organization, null, ct)).FirstOrDefault(wave => wave.Wave.QuestionnaireId == questionnaire && wave.Wave.Id != except);
        var (rate, deviation) = (UsualResponse, ChangeScoring.UsualDeviation);
        if (last is not null && await MeasuredAsync(organization, last, ct) is { } measured)
        {
            // With a role group that is too small to be shown, the rate would tell how few they were.
            CellSums[] cells = [.. measured.Cells.Where(cell => cell.Audience.IsRoleGroup()).GroupBy(cell => cell.Audience).Where(group => group.Sum(cell => cell.Sheets) >= minimum).SelectMany(group => group)];
            var (sheets, people) = (cells.Sum(cell => cell.Sheets), last.Wave.Headcounts().Values.Sum());
            rate = people > 0 && sheets > 0 ? Math.Min(1, Math.Round((double)sheets / people, 2)) : rate;
            deviation = DeviationOf(cells, minimum) ?? deviation;
        }

        var heads = headcounts.Values.Sum() > 0 ? headcounts : last?.Wave.Headcounts();
        if (heads is null || heads.Values.Sum() == 0)
            return null;
        DetectableRow[] groups = [.. RoleGroups.All.Where(group => heads.GetValueOrDefault(group) > 0).Select(group => Row(group, heads[group], Expected(heads[group], rate), deviation))];
        return new([Row(null, groups.Sum(row => row.Headcount), groups.Sum(row => row.Expected), deviation), .. groups], rate, deviation, last?.Name, minimum);
    }

    /// <summary>None while the last result is still being computed, or its answers are no longer there; then rules of thumb must do.</summary>
    private async Task<WaveMeasurement?> MeasuredAsync(string organization, ClosedWave last, CancellationToken ct)
    {
        try
        {
            var dated = await closed.ResultAsync(organization, last, null, ct);
            return await closed.MeasureAsync(organization, last, dated.Official!, ct);
        }
        catch (Exception missing) when (missing is ResultReading.StillComputingException or AnswersChangedException)
        {
            return null;
        }
    }

    /// <summary>Pooled over the role groups that were large enough to be shown; as coarse as scores are.</summary>
    private static double? DeviationOf(CellSums[] cells, int minimum)
    {
        Moments[] groups =
        [
            .. cells.GroupBy(cell => cell.Audience).Select(group => group.Aggregate(ScoreSum.Empty, (all, cell) => all.Add(cell.All().Core)))
                .Where(sum => sum.Count >= Math.Max(2, minimum)).Select(sum => sum.Moments!)
        ];
        var free = groups.Sum(group => group.Count - 1);
        var deviation = free == 0 ? 0 : Math.Round(Math.Sqrt(groups.Sum(group => group.Variance * (group.Count - 1)) / free), 1);
        return deviation > 0 ? deviation : null;
    }

    private static int Expected(int people, double rate) => (int)Math.Round(people * rate, MidpointRounding.AwayFromZero);

    private static DetectableRow Row(Audience? group, int people, int expected, double deviation) =>
        new(group, people, expected, ChangeScoring.Detectable(expected, deviation));
}
