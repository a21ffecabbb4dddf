using CxMaturity.Store;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>How far the read models are behind, asked within a limit.</summary>
public sealed class ProjectionLook(EventStore store, OperationsSettings settings, TimeProvider clock)
{
    private readonly SeenCurrent seen = new(clock);
    private readonly OneAtATime<IReadOnlyList<ProjectionLag>> asking = new();

    /// <summary>The last answer, for figures that must not wait.</summary>
    public IReadOnlyList<ProjectionLag> Last { get; private set; } = [];

    /// <returns>None while the database does not answer.</returns>
    public async Task<IReadOnlyList<ProjectionLag>?> LagsAsync()
    {
        try
        {
            return Last = seen.Limit(await asking.RunAsync(store.LagAsync, TimeSpan.FromSeconds(settings.CheckSeconds)));
        }
        catch (Exception away) when (away is System.Data.Common.DbException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }
}
