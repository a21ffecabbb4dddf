using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Trends;

/// <summary>An initiative that was begun while a trend ran.</summary>
/// <param name="Number">By which the charts know it.</param>
public sealed record WorkMeanwhile(int Number, Initiative Initiative)
{
    public DateTimeOffset Began => Initiative.StartedAt!.Value;

    public bool IsAbout(string dimension) => Initiative.Targets.Any(target => target.Dimension == dimension);
}

/// <summary>The initiatives that were begun while a trend ran, oldest first, as marks on its charts.</summary>
public sealed class TrendWork(InitiativeKeeping initiatives, AsOfDates dates, Sentences sentences)
{
    /// <summary>More would hide the lines that they stand beside.</summary>
    private const int Most = 9;

    public async Task<IReadOnlyList<WorkMeanwhile>> OfAsync(string organization, string? asOf, CancellationToken ct)
    {
        var all = dates.Read(asOf) is { } date ? await initiatives.AsOfAsync(organization, date, ct) : await initiatives.AllAsync(organization, ct);
        return [.. all.Where(initiative => initiative.StartedAt is not null).OrderByDescending(initiative => initiative.StartedAt).Take(Most).Reverse().Select((initiative, i) => new WorkMeanwhile(i + 1, initiative))];
    }

    public IReadOnlyList<TrendMark> Marks(IEnumerable<WorkMeanwhile> work) => [.. work.SelectMany(Marks)];

    private IEnumerable<TrendMark> Marks(WorkMeanwhile work)
    {
        yield return new(work.Began, work.Number, false, sentences.Of("trend.mark_began", work.Initiative.Title, work.Began));
        if (work.Initiative.EndedAt is { } ended)
            yield return new(ended, work.Number, true, sentences.Of("trend.mark_ended", work.Initiative.Title, ended));
    }
}
