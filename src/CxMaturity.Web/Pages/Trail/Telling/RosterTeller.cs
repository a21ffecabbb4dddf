using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>People who came and went, and what they were made.</summary>
public sealed class RosterTeller() : Teller<Roster, RosterEvent>(Streams.Rosters, TrailKinds.Members)
{
    public override bool IsInInstallation => true;

    public override ValueTask<IReadOnlyCollection<Guid>> OfAsync(Guid organization, CancellationToken ct) => new([Rosters.IdOf(organization)]);

    public override bool LooksBack(object happened) => happened is MemberRolesChanged or MemberJoined or InvitationWithdrawn;

    public override IEnumerable<Guid> PeopleIn(object happened) => happened switch
    {
        MemberJoined e => [e.MemberId],
        MemberRolesChanged e => [e.MemberId],
        MemberLeft e => [e.MemberId],
        MemberRemoved e => [e.MemberId],
        ChangeTeamHeldForNow e => [e.MemberId],
        ChangeTeamHandedOn e => [e.MemberId],
        _ => []
    };

    protected override Told? Tell(RosterEvent happened, Roster before, TrailVoice voice) => happened switch
    {
        MemberInvited e => new Told(voice.Says("trail.told.member_invited", Words(e.Roles, e.Unit, voice))),
        InvitationWithdrawn e => new Told(voice.Says("trail.told.invitation_withdrawn",
            before.Invitations.FirstOrDefault(waiting => waiting.Id == e.InvitationId) is { } waiting ? Words(waiting.Roles, waiting.Unit, voice) : "–")),
        MemberJoined e => new Told(voice.Says("trail.told.member_joined", voice.Person(e.MemberId)), [Roles(before.Find(e.MemberId), e.Roles, e.Unit, voice)]),
        ChangeTeamHeldForNow e => new Told(voice.Says("trail.told.change_team_held", voice.Person(e.MemberId))),
        ChangeTeamHandedOn e => new Told(voice.Says("trail.told.change_team_handed_on", voice.Person(e.MemberId))),
        MemberRolesChanged e => new Told(voice.Says("trail.told.member_roles_changed", voice.Person(e.MemberId)), [Roles(before.Find(e.MemberId), e.Roles, e.Unit, voice)]),
        MemberLeft e => new Told(voice.Says("trail.told.member_left", voice.Person(e.MemberId))),
        MemberRemoved e => new Told(voice.Says("trail.told.member_removed", voice.Person(e.MemberId))),
        _ => null
    };

    private static Difference Roles(Member? before, IReadOnlyList<Role> roles, string? unit, TrailVoice voice) =>
        voice.Changed("members.roles", before is null ? null : Words(before.Roles, before.Unit, voice), Words(roles, unit, voice));

    private static string Words(IEnumerable<Role> roles, string? unit, TrailVoice voice) =>
        string.Join(", ", roles.Select(role => voice.Word($"Role.{role}"))) + (unit is null ? "" : $" ({unit})");
}
