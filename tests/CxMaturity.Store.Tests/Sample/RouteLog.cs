using CxMaturity.Store.Projections;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>What has happened on a route, in the order in which it was folded.</summary>
public sealed record RouteLog(Guid RouteId, int Parcels, IReadOnlyList<int> Places, IReadOnlyList<Guid> Held, int ScansOfHeldParcels);

public sealed class RouteLogProjection : Projection<RouteLog>
{
    public RouteLogProjection(string alias = "route_log") : base(alias) { }

    /// <summary>A place that this projection cannot fold.</summary>
    public int? Poison { get; init; }

    public override IReadOnlyCollection<Type> Events => [typeof(ParcelEvent)];

    public override Guid? KeyOf(object happened) => (happened as ParcelEvent)?.RouteId;

    protected override RouteLog Evolve(RouteLog? document, object happened)
    {
        var log = document ?? new(((ParcelEvent)happened).RouteId, 0, [], [], 0);
        return happened switch
        {
            ParcelAccepted => log with { Parcels = log.Parcels + 1 },
            ParcelScanned scanned when scanned.Place == Poison => throw new InvalidOperationException("This place cannot be folded."),
            ParcelScanned scanned => log with
            {
                Places = [.. log.Places, scanned.Place],
                ScansOfHeldParcels = log.ScansOfHeldParcels + (log.Held.Contains(scanned.ParcelId) ? 1 : 0)
            },
            ParcelHeld held => log with { Held = [.. log.Held, held.ParcelId] },
            _ => log
        };
    }
}
