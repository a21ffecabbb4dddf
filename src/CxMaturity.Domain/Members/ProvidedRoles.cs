using CxMaturity.Domain.Access;

namespace CxMaturity.Domain.Members;

/// <summary>An identity provider says what somebody is.</summary>
/// <param name="Governed">The roles that the provider decides on; all others are given by hand and stay.</param>
/// <param name="Granted">Those of them that it gives.</param>
/// <param name="Unit">The code of the unit that a unit lead leads.</param>
public sealed record FollowProvider(
    Guid OrganizationId, Guid MemberId, IReadOnlyCollection<Role> Governed, IReadOnlyCollection<Role> Granted, string? Unit, DateTimeOffset Now);

/// <summary>The rules about roles that come from outside: they come and go with each sign-in, but somebody always keeps the people.</summary>
public static class ProvidedRoles
{
    public static IReadOnlyList<RosterEvent> Decide(Roster roster, FollowProvider command)
    {
        var before = roster.Find(command.MemberId);
        var kept = (before?.Roles ?? []).Where(role => !command.Governed.Contains(role) || (role == Role.Administrator && IsTheLast(roster, command.MemberId)));
        Role[] roles = [.. kept.Union(command.Granted).Order()];
        var unit = roles.Contains(Role.UnitLead) ? command.Unit ?? before?.Unit : null;

        if (before is null)
            return roles.Length == 0 ? [] : [Joined(roster, command, roles, unit), .. RosterDecider.HandOn(roster, command.MemberId, roles, command.Now)];
        if (roles.Length == 0)
            return [new MemberRemoved(roster.OrganizationId, before.Id, command.Now)];
        if (before.Roles.SequenceEqual(roles) && before.Unit == unit)
            return [];
        return [new MemberRolesChanged(roster.OrganizationId, before.Id, roles, unit, command.Now), .. RosterDecider.HandOn(roster, before.Id, roles, command.Now)];
    }

    private static MemberJoined Joined(Roster roster, FollowProvider command, IReadOnlyList<Role> roles, string? unit) => roster.Members.Count < RosterDecider.MostMembers
        ? new(command.OrganizationId, command.MemberId, roles, unit, null, command.Now)
        : throw RefusedException.Conflict("members.too_many", RosterDecider.MostInvitations, RosterDecider.MostMembers);

    private static bool IsTheLast(Roster roster, Guid member) => roster.Holders(Role.Administrator).All(holder => holder.Id == member);
}
