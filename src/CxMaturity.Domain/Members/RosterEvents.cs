using CxMaturity.Domain.Access;

namespace CxMaturity.Domain.Members;

// What has happened to the people of one organisation. They are ids here and nowhere names, so that a person can be forgotten.
// These names and shapes are the storage format: add a new event rather than change one.
public abstract record RosterEvent(Guid OrganizationId, DateTimeOffset At);

/// <param name="Unit">The code of the unit that a unit lead leads.</param>
public sealed record MemberInvited(
    Guid OrganizationId, Guid InvitationId, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset ExpiresAt, DateTimeOffset At) : RosterEvent(OrganizationId, At);

public sealed record InvitationWithdrawn(Guid OrganizationId, Guid InvitationId, DateTimeOffset At) : RosterEvent(OrganizationId, At);

/// <param name="InvitationId">None for whoever founded the organisation.</param>
public sealed record MemberJoined(
    Guid OrganizationId, Guid MemberId, IReadOnlyList<Role> Roles, string? Unit, Guid? InvitationId, DateTimeOffset At) : RosterEvent(OrganizationId, At);

/// <summary>Somebody works as the change team until there is one.</summary>
public sealed record ChangeTeamHeldForNow(Guid OrganizationId, Guid MemberId, DateTimeOffset At) : RosterEvent(OrganizationId, At);

/// <summary>There is a change team now; whoever stood in for it no longer does.</summary>
public sealed record ChangeTeamHandedOn(Guid OrganizationId, Guid MemberId, DateTimeOffset At) : RosterEvent(OrganizationId, At);

public sealed record MemberRolesChanged(
    Guid OrganizationId, Guid MemberId, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset At) : RosterEvent(OrganizationId, At);

/// <summary>Somebody went of their own accord.</summary>
public sealed record MemberLeft(Guid OrganizationId, Guid MemberId, DateTimeOffset At) : RosterEvent(OrganizationId, At);

public sealed record MemberRemoved(Guid OrganizationId, Guid MemberId, DateTimeOffset At) : RosterEvent(OrganizationId, At);
