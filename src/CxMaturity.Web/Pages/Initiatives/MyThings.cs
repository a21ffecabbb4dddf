using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Pages.Organizations;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>An initiative that somebody owns.</summary>
/// <param name="IsCheck">Whether it waits for a look at its effect.</param>
/// <param name="Due">Its own end, or the day by which its first target should show; none where neither is known.</param>
public sealed record MyThing(Organization Organization, Initiative Initiative, bool IsCheck, DateOnly? Due);

/// <summary>What is due from somebody, across the organisations that are open to them.</summary>
public sealed class MyThings(MyOrganizations organizations, InitiativeKeeping initiatives)
{
    /// <summary>The most overdue first; what has no day stands last.</summary>
    public async Task<IReadOnlyList<MyThing>> OfAsync(Account account, CancellationToken ct)
    {
        var things = new List<MyThing>();
        foreach (var mine in await organizations.OfAsync(account, ct))
            if (Rights.Allow([.. mine.Roles], Right.SeeActions))
                things.AddRange((await initiatives.AllAsync(mine.Organization.Id.ToString(), ct))
                    .Where(initiative => !initiative.IsEnded && initiative.Owner?.Account == account.Id)
                    .Select(initiative => Of(mine.Organization, initiative)));
        return [.. things.OrderBy(thing => thing.Due is null).ThenBy(thing => thing.Due).ThenBy(thing => thing.Initiative.Title, StringComparer.CurrentCulture)];
    }

    private static MyThing Of(Organization organization, Initiative initiative) =>
        new(organization, initiative, initiative.Column == BoardColumn.CheckingEffect, initiative.NextDay);
}
