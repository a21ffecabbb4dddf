using CxMaturity.Domain;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>Makes the demo organisation where it is not there, and takes it away again.</summary>
public sealed class DemoKeeping(EventStore store, OrganizationKeeping organizations, QuestionnaireCatalog catalog, WaveKeeping waves, ResultFixing results, DemoPersonas personas, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim making = new(1);

    public async Task<bool> ExistsAsync(CancellationToken ct) =>
        (await store.ForInstallation().LoadAsync(Streams.Organizations, DemoOrganization.Id, ct)).State.Exists;

    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!await ExistsAsync(ct))
            await MakeOnceAsync(ct);
        await personas.EnsureAsync(ct);
    }

    private async Task MakeOnceAsync(CancellationToken ct)
    {
        // Whoever clicks meanwhile waits for the one that is being made: making it as often as it is clicked helps nobody.
        await making.WaitAsync(ct);
        try
        {
            if (!await ExistsAsync(ct))
                await MakeAsync(ct);
        }
        finally
        {
            making.Release();
        }
    }

    private async Task MakeAsync(CancellationToken ct)
    {
        var questionnaire = catalog.Require(DemoOrganization.QuestionnaireId, DemoOrganization.QuestionnaireVersion);
        var history = DemoHistory.Of(questionnaire, clock.GetUtcNow());
        try
        {
            await store.AppendWholeAsync(history, ct);
        }
        catch (ConcurrencyException) when (!ct.IsCancellationRequested)
        {
            // Somebody clicked on another host at the same moment: there is one demo, and that is all that was asked for.
            if (!await ExistsAsync(ct))
                throw;
        }

        // The last one brings the others with it, because its headline looks at the one before. Nobody has to wait for that.
        _ = results.Begin(DemoOrganization.Id.ToString(), (await waves.AllAsync(DemoOrganization.Id.ToString(), ct)).MaxBy(wave => wave.ClosedAt)!);
    }

    public async Task RemoveAsync(string organization, CancellationToken ct)
    {
        var found = await organizations.RequireAsync(organization, ct);
        if (!found.IsDemo)
            throw RefusedException.Conflict("demo.not_a_demo");
        await store.RemoveTenantAsync(Tenancy.TenantOf(organization), [(Streams.Organizations, found.Id), (Streams.Rosters, Rosters.IdOf(found.Id))], ct);
        await personas.RemoveAsync(ct);
    }

    public void Dispose() => making.Dispose();
}
