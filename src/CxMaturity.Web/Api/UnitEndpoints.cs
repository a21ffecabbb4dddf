using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Units;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Units;

namespace CxMaturity.Web.Api;

public sealed record ListedUnit(
    string Code, NewName Name, string? Parent, DateOnly ValidFrom, DateOnly? ValidUntil, NewHeadcount Headcount, NewHeadcount HeadcountOfSubtree);

public sealed record UnitListing(DateOnly AsOf, IReadOnlyList<ListedUnit> Units);

public sealed record TreeUnit(string? Code, NewName? Name, string? Parent, NewHeadcount? Headcount);

/// <param name="ValidFrom">As <c>yyyy-MM-dd</c>; none means today.</param>
/// <param name="CloseOthers">Whether units that are not listed end on the day before.</param>
public sealed record NewUnitTree(string? ValidFrom, bool CloseOthers, IReadOnlyList<TreeUnit?>? Units);

internal static class UnitEndpoints
{
    public static void MapUnits(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/organizations/{org}/units").WithTags("Organizations")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        units.MapGet("/", async (string org, string? asOf, UnitKeeping keeping, CancellationToken ct) =>
            Listing((await keeping.OfAsync(org, ct)).At(keeping.Day(asOf)))).WithSummary("The units on a day, each before those below it").Needs(Right.SeeUnits);

        units.MapPut("/", async (string org, NewUnitTree body, UnitKeeping keeping, CancellationToken ct) =>
        {
            var (from, now) = (keeping.Day(body.ValidFrom), keeping.Now);
            UnitRow[] rows = [.. (body.Units ?? []).Select((unit, i) => Row(unit, i + 1))];
            var changed = await keeping.ChangeAsync(org, (known, id) => UnitImport.Decide(known, new(id, rows, from, body.CloseOthers, now)), ct);
            return Listing(changed.At(from));
        }).WithSummary("Say how the units stand from a day on: all of it is taken, or nothing").Needs(Right.ManageUnits);
    }

    private static UnitRow Row(TreeUnit? unit, int number)
    {
        var heads = unit?.Headcount ?? new();
        var name = unit?.Name is { } given && (given.De ?? given.En) is not null ? UnitKeeping.Name(given.De, given.En) : null;
        return new(number, unit?.Code ?? "", name, unit?.Parent, new(heads.X, heads.M, heads.F));
    }

    private static UnitListing Listing(UnitTree tree) => new(tree.Day, [.. tree.Nodes.Select(node =>
        new ListedUnit(node.Code, new(node.Name.De, node.Name.En), node.Parent, node.From, node.Until, Heads(node.Own), Heads(node.Whole)))]);

    private static NewHeadcount Heads(Heads heads) => new(heads.X, heads.M, heads.F);
}
