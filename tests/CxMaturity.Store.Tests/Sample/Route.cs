using CxMaturity.Store.Documents;
namespace CxMaturity.Store.Tests.Sample;

// A small world for the store's tests: parcels travel on routes, as sheets belong to waves.

public abstract record RouteEvent(Guid RouteId);

public sealed record RouteOpened(Guid RouteId, string Name) : RouteEvent(RouteId);

public sealed record RouteRenamed(Guid RouteId, string Name) : RouteEvent(RouteId);

public sealed record RouteClosed(Guid RouteId) : RouteEvent(RouteId);

/// <summary>Carries no name in the registry.</summary>
public sealed record RouteForgotten(Guid RouteId) : RouteEvent(RouteId);

public sealed record Route(Guid Id, string Name, bool IsOpen)
{
    public static readonly Route Unopened = new(Guid.Empty, "", false);

    public static Route Evolve(Route route, RouteEvent happened) => happened switch
    {
        RouteOpened opened => new(opened.RouteId, opened.Name, true),
        RouteRenamed renamed => route with { Name = renamed.Name },
        RouteClosed => route with { IsOpen = false },
        _ => route
    };
}

public enum ParcelSize { Small, Large }

public abstract record ParcelEvent(Guid ParcelId, Guid RouteId);

public sealed record ParcelAccepted(Guid ParcelId, Guid RouteId, ParcelSize Size) : ParcelEvent(ParcelId, RouteId);

public sealed record ParcelScanned(Guid ParcelId, Guid RouteId, int Place) : ParcelEvent(ParcelId, RouteId);

public sealed record ParcelHeld(Guid ParcelId, Guid RouteId) : ParcelEvent(ParcelId, RouteId);

public sealed record Parcel(Guid Id, Guid RouteId, ParcelSize Size, int Scans, bool IsHeld)
{
    public static readonly Parcel Unknown = new(Guid.Empty, Guid.Empty, ParcelSize.Small, 0, false);

    public static Parcel Evolve(Parcel parcel, ParcelEvent happened) => happened switch
    {
        ParcelAccepted accepted => parcel with { Id = accepted.ParcelId, RouteId = accepted.RouteId, Size = accepted.Size },
        ParcelScanned => parcel with { Scans = parcel.Scans + 1 },
        ParcelHeld => parcel with { IsHeld = true },
        _ => parcel
    };
}

/// <summary>Something that may be forgotten.</summary>
public sealed record Note(string Text);

public static class Streams
{
    public static readonly DocumentType<Note> Notes = new("note");

    public static readonly StreamType<Route, RouteEvent> Routes = new("route", Route.Unopened, Route.Evolve);

    public static readonly StreamType<Parcel, ParcelEvent> Parcels = new("parcel", Parcel.Unknown, Parcel.Evolve) { ParentProperty = "RouteId" };
}
