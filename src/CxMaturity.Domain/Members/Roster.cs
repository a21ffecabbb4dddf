using CxMaturity.Domain.Access;

namespace CxMaturity.Domain.Members;

/// <param name="Unit">The code of the unit that a unit lead leads.</param>
public sealed record Member(Guid Id, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset Since);

/// <summary>A place that waits for somebody.</summary>
public sealed record Invitation(Guid Id, IReadOnlyList<Role> Roles, string? Unit, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

/// <summary>The people of one organisation and what they are in it.</summary>
/// <param name="StandIn">Whoever works as the change team until there is one.</param>
public sealed record Roster(Guid OrganizationId, IReadOnlyList<Member> Members, IReadOnlyList<Invitation> Invitations, Guid? StandIn = null)
{
    public static readonly Roster Initial = new(Guid.Empty, [], []);

    public Member? Find(Guid member) => Members.FirstOrDefault(known => known.Id == member);

    public IEnumerable<Member> Holders(Role role) => Members.Where(member => member.Roles.Contains(role));

    public static Roster Evolve(Roster roster, RosterEvent happened) => (happened switch
    {
        MemberInvited e => roster with { Invitations = [.. roster.Invitations, new(e.InvitationId, e.Roles, e.Unit, e.At, e.ExpiresAt)] },
        InvitationWithdrawn e => roster.WithoutInvitation(e.InvitationId),
        MemberJoined e => roster.WithoutInvitation(e.InvitationId).With(new(e.MemberId, e.Roles, e.Unit, e.At)),
        ChangeTeamHeldForNow e => roster with { StandIn = e.MemberId },
        ChangeTeamHandedOn e => roster.HandedOn(e.MemberId),
        MemberRolesChanged e => roster.With(roster.Find(e.MemberId)! with { Roles = e.Roles, Unit = e.Unit }),
        MemberLeft e => roster.Without(e.MemberId),
        MemberRemoved e => roster.Without(e.MemberId),
        _ => roster
    }) with { OrganizationId = happened.OrganizationId };

    private Roster With(Member member) => this with { Members = [.. Members.Where(known => known.Id != member.Id), member] };

    private Roster Without(Guid member) =>
        this with { Members = [.. Members.Where(known => known.Id != member)], StandIn = StandIn == member ? null : StandIn };

    private Roster WithoutInvitation(Guid? invitation) => this with { Invitations = [.. Invitations.Where(known => known.Id != invitation)] };

    private Roster HandedOn(Guid member)
    {
        var before = Find(member)!;
        return With(before with { Roles = [.. before.Roles.Where(role => role != Role.ChangeTeam)] }) with { StandIn = null };
    }
}
