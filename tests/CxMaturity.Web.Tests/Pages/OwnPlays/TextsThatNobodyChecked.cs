using CxMaturity.Domain.OwnPlays;
using CxMaturity.Store;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.OwnPlays;

/// <summary>Plays as an archive brings them along, or as they passed the checks of an earlier version.</summary>
internal static class TextsThatNobodyChecked
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task SaveAsync(AShelf shelf, string code, string german)
    {
        var id = OwnPlayKeeping.StreamOf(shelf.Org, code);
        await shelf.Host.Services.GetRequiredService<EventStore>().For(Tenancy.TenantOf(shelf.Org))
            .DecideAsync(Streams.OwnPlays, id, play => OwnPlayDecider.Decide(play, new AddOwnPlay(id, code, german, null, DateTimeOffset.UtcNow)), ct: Ct);
    }
}
