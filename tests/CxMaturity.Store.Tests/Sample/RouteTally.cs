using CxMaturity.Store.Projections;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>Small counters of a route, and a sum that comes out otherwise when one event is missing, doubled or out of its order.</summary>
public sealed record RouteTally(Guid RouteId, int Parcels, int Scans, long Places, long Order);

public sealed class RouteTallyProjection() : Projection<RouteTally>("route_tally")
{
    public override IReadOnlyCollection<Type> Events => [typeof(ParcelAccepted), typeof(ParcelScanned)];

    public override Guid? KeyOf(object happened) => ((ParcelEvent)happened).RouteId;

    protected override RouteTally Evolve(RouteTally? document, object happened)
    {
        var tally = document ?? new(((ParcelEvent)happened).RouteId, 0, 0, 0, 0);
        return happened switch
        {
            ParcelScanned scanned => tally with
            {
                Scans = tally.Scans + 1,
                Places = tally.Places + scanned.Place,
                Order = unchecked(tally.Order * 31 + scanned.Place)
            },
            _ => tally with { Parcels = tally.Parcels + 1 }
        };
    }
}
