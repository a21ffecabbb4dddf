using CxMaturity.Domain.Access;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Pages.Portfolio;

/// <summary>What comes next in an organisation.</summary>
public enum NextStep { OpenNow, Scheduled, Due, First }

/// <summary>One client at a glance.</summary>
/// <param name="Level">As the headline of the latest result names it; none where there is no result or it is withheld.</param>
/// <param name="Path">The core scores of the comparable waves, oldest first.</param>
/// <param name="NextAt">When the next wave was scheduled, or is due a quarter after the last.</param>
/// <param name="IsComputing">Whether the latest result is not there yet.</param>
public sealed record Client(
    Organization Organization, string? Through, int? Level, double? Core, LineInterval? Interval, int People, IReadOnlyList<(double Score, int People)> Path,
    NextStep Next, DateTimeOffset? NextAt, DateTimeOffset LastActivity, Guid? LatestWave, bool IsComputing);

/// <summary>The organisations that somebody works for, side by side. Each is asked for in its own tenant and shows only what its own pages show.</summary>
public sealed class PortfolioReading(MyOrganizations mine, WaveKeeping waves, TrendReading trends)
{
    private const int AtOnce = 4;
    private const int MonthsBetweenWaves = 3;
    private const int LongestPath = 4;

    public async Task<IReadOnlyList<Client>> OfAsync(Account account, CancellationToken ct)
    {
        var open = (await mine.OfAsync(account, ct)).Where(entry => Rights.Allow(entry.Roles, Right.SeeResults)).ToArray();
        var clients = new Client[open.Length];
        await Parallel.ForEachAsync(Enumerable.Range(0, open.Length), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (i, token) => clients[i] = await OfAsync(open[i], token));
        return clients;
    }

    private async Task<Client> OfAsync(MyOrganization entry, CancellationToken ct)
    {
        var organization = entry.Organization.Id.ToString();
        var all = await waves.AllAsync(organization, ct);
        var latest = all.Where(wave => wave.ClosedAt is not null).MaxBy(wave => wave.ClosedAt);
        var (next, nextAt) = NextOf(all, latest);
        var client = new Client(entry.Organization, entry.Through?.Name, null, null, null, 0, [], next, nextAt, LastActivityOf(entry.Organization, all), latest?.Id, false);
        try
        {
            return latest is not null && (await trends.OfAsync(organization, all.Where(wave => wave.QuestionnaireId == latest.QuestionnaireId), ct, fewest: 1)) is [var trend, ..]
                ? WithResult(client, trend)
                : client;
        }
        catch (ResultReading.StillComputingException)
        {
            return client with { IsComputing = true };
        }
    }

    private static Client WithResult(Client client, Trend trend)
    {
        var last = trend.Waves[^1];
        var core = TrendReading.CoreOf(last);
        return client with
        {
            Level = last.Result.Headline?.HeadlineLevel,
            Core = core?.Score,
            Interval = TrendReading.IntervalOf(core, last.Result.Sheets),
            People = last.Result.Sheets,
            Path = [.. trend.Comparable.TakeLast(LongestPath).Select(wave => (Core: TrendReading.CoreOf(wave), wave.Result.Sheets))
                .Where(wave => wave.Core is not null).Select(wave => (wave.Core!.Value.Score, wave.Sheets))]
        };
    }

    private static (NextStep, DateTimeOffset?) NextOf(IReadOnlyList<Wave> all, Wave? latest)
    {
        if (all.Where(wave => wave.IsOpen).MaxBy(wave => wave.OpenedAt) is { } open)
            return (NextStep.OpenNow, open.OpenedAt);
        if (all.Where(wave => wave.Status == WaveStatus.Scheduled).MaxBy(wave => wave.ScheduledAt) is { } scheduled)
            return (NextStep.Scheduled, scheduled.ScheduledAt);
        return latest is null ? (NextStep.First, null) : (NextStep.Due, latest.ClosedAt!.Value.AddMonths(MonthsBetweenWaves));
    }

    /// <summary>Of waves and of the organisation, never of answers: when somebody answered is nobody's business.</summary>
    private static DateTimeOffset LastActivityOf(Organization organization, IReadOnlyList<Wave> all) =>
        all.SelectMany(wave => new[] { wave.ScheduledAt, wave.OpenedAt, wave.ClosedAt }).OfType<DateTimeOffset>().Append(organization.FoundedAt).Max();
}
