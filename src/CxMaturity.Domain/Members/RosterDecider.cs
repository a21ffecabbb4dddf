using CxMaturity.Domain.Access;

namespace CxMaturity.Domain.Members;

/// <summary>The first member keeps the people and works as the change team until there is one.</summary>
public sealed record BeginRoster(Guid OrganizationId, Guid MemberId, DateTimeOffset Now);

/// <summary>Somebody comes in without an invitation, because something else vouches for them.</summary>
public sealed record AdmitMember(Guid OrganizationId, Guid MemberId, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset Now);

public sealed record InviteMember(Guid InvitationId, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset ExpiresAt, DateTimeOffset Now);

public sealed record WithdrawInvitation(Guid InvitationId, DateTimeOffset Now);

public sealed record JoinByInvitation(Guid InvitationId, Guid MemberId, DateTimeOffset Now);

/// <param name="By">Whoever changes; nobody gives a role to themselves.</param>
public sealed record ChangeRoles(Guid By, Guid MemberId, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset Now);

public sealed record RemoveMember(Guid MemberId, DateTimeOffset Now);

public sealed record LeaveOrganization(Guid MemberId, DateTimeOffset Now);

/// <summary>The rules about people and roles: nobody promotes themselves, and somebody always keeps the people.</summary>
public static class RosterDecider
{
    public const int MostMembers = 2000;
    public const int MostInvitations = 500;
    public const int LongestUnit = 40;

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, BeginRoster command) => roster.Members.Count > 0
        ? []
        :
        [
            new MemberJoined(command.OrganizationId, command.MemberId, [Role.ChangeTeam, Role.Administrator], null, null, command.Now),
            new ChangeTeamHeldForNow(command.OrganizationId, command.MemberId, command.Now)
        ];

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, AdmitMember command)
    {
        var (roles, unit) = Checked(command.Roles, command.Unit);
        if (roster.Find(command.MemberId) is { } member && !roles.Except(member.Roles).Any())
            return [];
        return [new MemberJoined(command.OrganizationId, command.MemberId, [.. roles.Union(roster.Find(command.MemberId)?.Roles ?? []).Order()], unit, null, command.Now)];
    }

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, InviteMember command)
    {
        if (roster.Invitations.Any(known => known.Id == command.InvitationId))
            return [];
        var (roles, unit) = Checked(command.Roles, command.Unit);
        if (roster.Invitations.Count >= MostInvitations || roster.Members.Count >= MostMembers)
            throw RefusedException.Conflict("members.too_many", MostInvitations, MostMembers);
        return [new MemberInvited(roster.OrganizationId, command.InvitationId, roles, unit, command.ExpiresAt, command.Now)];
    }

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, WithdrawInvitation command) =>
        roster.Invitations.Any(known => known.Id == command.InvitationId)
            ? [new InvitationWithdrawn(roster.OrganizationId, command.InvitationId, command.Now)]
            : [];

    /// <summary>An invitation serves once and not for ever; whoever is a member already gets its roles on top.</summary>
    public static IReadOnlyList<RosterEvent> Decide(Roster roster, JoinByInvitation command)
    {
        var invitation = roster.Invitations.FirstOrDefault(known => known.Id == command.InvitationId);
        if (invitation is null || invitation.ExpiresAt <= command.Now)
            throw RefusedException.Unknown("members.invitation_gone");

        var before = roster.Find(command.MemberId);
        Role[] roles = [.. invitation.Roles.Union(before?.Roles ?? []).Order()];
        var joined = new MemberJoined(roster.OrganizationId, command.MemberId, roles, invitation.Unit ?? before?.Unit, invitation.Id, command.Now);
        return [joined, .. HandOn(roster, command.MemberId, roles, command.Now)];
    }

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, ChangeRoles command)
    {
        var member = Existing(roster, command.MemberId);
        var (roles, unit) = Checked(command.Roles, command.Unit);
        if (member.Roles.SequenceEqual(roles) && member.Unit == unit)
            return [];
        if (command.By == command.MemberId && roles.Except(member.Roles).Any())
            throw RefusedException.Conflict("members.own_roles");
        if (!roles.Contains(Role.Administrator))
            KeepAnAdministrator(roster, member);

        var changed = new MemberRolesChanged(roster.OrganizationId, member.Id, roles, unit, command.Now);
        return [changed, .. HandOn(roster, member.Id, roles, command.Now)];
    }

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, RemoveMember command)
    {
        var member = Existing(roster, command.MemberId);
        KeepAnAdministrator(roster, member);
        return [new MemberRemoved(roster.OrganizationId, member.Id, command.Now)];
    }

    public static IReadOnlyList<RosterEvent> Decide(Roster roster, LeaveOrganization command)
    {
        var member = Existing(roster, command.MemberId);
        KeepAnAdministrator(roster, member);
        return [new MemberLeft(roster.OrganizationId, member.Id, command.Now)];
    }

    /// <summary>As soon as somebody else is the change team, whoever stood in for it steps back.</summary>
    internal static IEnumerable<RosterEvent> HandOn(Roster roster, Guid member, IReadOnlyList<Role> roles, DateTimeOffset now) =>
        roster.StandIn is { } standIn && standIn != member && roles.Contains(Role.ChangeTeam)
            ? [new ChangeTeamHandedOn(roster.OrganizationId, standIn, now)]
            : [];

    private static void KeepAnAdministrator(Roster roster, Member without)
    {
        if (without.Roles.Contains(Role.Administrator) && roster.Holders(Role.Administrator).All(holder => holder.Id == without.Id))
            throw RefusedException.Conflict("members.last_administrator");
    }

    private static Member Existing(Roster roster, Guid member) => roster.Find(member) ?? throw RefusedException.Unknown("members.unknown");

    private static (IReadOnlyList<Role> Roles, string? Unit) Checked(IReadOnlyList<Role> asked, string? unit)
    {
        Role[] roles = [.. asked.Distinct().Order()];
        if (roles.Length == 0 || roles.Any(role => !Enum.IsDefined(role)))
            throw RefusedException.Invalid("members.roles");
        if (!roles.Contains(Role.UnitLead))
            return (roles, null);
        var code = unit?.Trim() ?? "";
        if (code.Length is 0 or > LongestUnit || code.Any(char.IsControl))
            throw RefusedException.Invalid("members.unit", LongestUnit);
        return (roles, code);
    }
}
