using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;

namespace CxMaturity.Domain.Tests.Members;

public sealed class KeepingThePeople
{
    private static readonly Guid Org = new("0195f000-0000-7000-8000-000000000004");
    private static readonly Guid Founder = new("0195f000-0000-7000-8000-00000000000a");
    private static readonly Guid Other = new("0195f000-0000-7000-8000-00000000000b");
    private static readonly Guid Place = new("0195f000-0000-7000-8000-00000000000c");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = Now.AddDays(14);

    private static readonly RosterEvent[] Begun =
        [new MemberJoined(Org, Founder, [Role.ChangeTeam, Role.Administrator], null, null, Now), new ChangeTeamHeldForNow(Org, Founder, Now)];

    private static Spec<Roster, RosterEvent> Spec => new(Roster.Initial, Roster.Evolve);

    [Fact]
    public void The_first_keeps_the_people_and_stands_in_for_the_change_team() =>
        Spec.When(roster => RosterDecider.Decide(roster, new BeginRoster(Org, Founder, Now))).Then(Begun);

    [Fact]
    public void There_is_one_first() => Spec.Given(Begun).When(roster => RosterDecider.Decide(roster, new BeginRoster(Org, Other, Now))).ThenNothing();

    [Fact]
    public void Whoever_is_invited_as_the_change_team_takes_it_over_from_the_stand_in() =>
        Spec.Given([.. Begun, Invited(Role.ChangeTeam)]).When(Joins(Other, Now)).Then(
            new MemberJoined(Org, Other, [Role.ChangeTeam], null, Place, Now), new ChangeTeamHandedOn(Org, Founder, Now));

    [Fact]
    public void After_handing_on_the_stand_in_only_keeps_the_people()
    {
        var roster = new RosterEvent[] { Invited(Role.ChangeTeam), new MemberJoined(Org, Other, [Role.ChangeTeam], null, Place, Now), new ChangeTeamHandedOn(Org, Founder, Now) }
            .Aggregate(Begun.Aggregate(Roster.Initial, Roster.Evolve), Roster.Evolve);

        roster.Find(Founder)!.Roles.ShouldBe([Role.Administrator]);
        roster.StandIn.ShouldBeNull();
        roster.Invitations.ShouldBeEmpty();
    }

    [Fact]
    public void Giving_somebody_the_change_team_hands_it_on_too() =>
        Spec.Given([.. Begun, Joined(Other, Role.Analyst)]).When(Changes(Founder, Other, Role.ChangeTeam, Role.Analyst)).Then(
            new MemberRolesChanged(Org, Other, [Role.ChangeTeam, Role.Analyst], null, Now), new ChangeTeamHandedOn(Org, Founder, Now));

    [Fact]
    public void An_invitation_serves_once() => Spec.Given([.. Begun, Invited(Role.Analyst), new MemberJoined(Org, Other, [Role.Analyst], null, Place, Now)])
        .When(Joins(Guid.AllBitsSet, Now)).ThenRefused(RefusalKind.Unknown, "members.invitation_gone");

    [Fact]
    public void An_invitation_ends_to_the_second()
    {
        Spec.Given([.. Begun, Invited(Role.Analyst)]).When(Joins(Other, Until)).ThenRefused(RefusalKind.Unknown, "members.invitation_gone");
        Spec.Given([.. Begun, Invited(Role.Analyst)]).When(Joins(Other, Until.AddSeconds(-1)))
            .Then(new MemberJoined(Org, Other, [Role.Analyst], null, Place, Until.AddSeconds(-1)));
    }

    [Fact]
    public void What_was_withdrawn_opens_nothing() => Spec.Given([.. Begun, Invited(Role.Analyst), new InvitationWithdrawn(Org, Place, Now)])
        .When(Joins(Other, Now)).ThenRefused(RefusalKind.Unknown, "members.invitation_gone");

    [Fact]
    public void Whoever_is_a_member_keeps_the_roles_and_gets_those_of_the_invitation() =>
        Spec.Given([.. Begun, Joined(Other, Role.Executive), Invited(Role.Auditor)]).When(Joins(Other, Now))
            .Then(new MemberJoined(Org, Other, [Role.Executive, Role.Auditor], null, Place, Now));

    [Fact]
    public void Nobody_gives_a_role_to_themselves() => Spec.Given(Begun).When(Changes(Founder, Founder, Role.ChangeTeam, Role.Administrator, Role.Executive))
        .ThenRefused(RefusalKind.Conflict, "members.own_roles");

    [Fact]
    public void Giving_up_a_role_is_everybodys_own_affair() => Spec.Given([.. Begun, Joined(Other, Role.Executive, Role.Analyst)])
        .When(Changes(Other, Other, Role.Analyst)).Then(new MemberRolesChanged(Org, Other, [Role.Analyst], null, Now));

    [Fact]
    public void The_last_administrator_can_neither_leave_nor_be_removed_nor_step_down()
    {
        Spec.Given(Begun).When(roster => RosterDecider.Decide(roster, new LeaveOrganization(Founder, Now))).ThenRefused(RefusalKind.Conflict, "members.last_administrator");
        Spec.Given(Begun).When(roster => RosterDecider.Decide(roster, new RemoveMember(Founder, Now))).ThenRefused(RefusalKind.Conflict, "members.last_administrator");
        Spec.Given(Begun).When(Changes(Founder, Founder, Role.ChangeTeam)).ThenRefused(RefusalKind.Conflict, "members.last_administrator");
    }

    [Fact]
    public void With_a_second_administrator_the_first_may_go() => Spec.Given([.. Begun, Joined(Other, Role.Administrator)])
        .When(roster => RosterDecider.Decide(roster, new LeaveOrganization(Founder, Now))).Then(new MemberLeft(Org, Founder, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void A_unit_lead_leads_a_unit(string? unit) => Spec.Given(Begun)
        .When(roster => RosterDecider.Decide(roster, new InviteMember(Place, [Role.UnitLead], unit, Until, Now))).ThenRefused(RefusalKind.Invalid, "members.unit");

    [Fact]
    public void A_unit_belongs_to_unit_leads_only() => Spec.Given(Begun)
        .When(roster => RosterDecider.Decide(roster, new InviteMember(Place, [Role.Analyst, Role.Analyst], "HQ", Until, Now))).Then(Invited(Role.Analyst));

    [Fact]
    public void A_place_without_a_role_is_none() => Spec.Given(Begun)
        .When(roster => RosterDecider.Decide(roster, new InviteMember(Place, [], null, Until, Now))).ThenRefused(RefusalKind.Invalid, "members.roles");

    [Fact]
    public void Inviting_twice_with_one_id_is_inviting_once() => Spec.Given([.. Begun, Invited(Role.Analyst)])
        .When(roster => RosterDecider.Decide(roster, new InviteMember(Place, [Role.Analyst], null, Until, Now))).ThenNothing();

    [Fact]
    public void The_same_roles_again_are_no_change() => Spec.Given([.. Begun, Joined(Other, Role.Executive)]).When(Changes(Founder, Other, Role.Executive)).ThenNothing();

    [Fact]
    public void A_stranger_has_no_roles_to_change() => Spec.Given(Begun).When(Changes(Founder, Other, Role.Executive)).ThenRefused(RefusalKind.Unknown, "members.unknown");

    private static MemberInvited Invited(Role role) => new(Org, Place, [role], null, Until, Now);

    private static MemberJoined Joined(Guid member, params Role[] roles) => new(Org, member, roles, null, null, Now);

    private static Func<Roster, IReadOnlyList<RosterEvent>> Joins(Guid member, DateTimeOffset now) =>
        roster => RosterDecider.Decide(roster, new JoinByInvitation(Place, member, now));

    private static Func<Roster, IReadOnlyList<RosterEvent>> Changes(Guid by, Guid member, params Role[] roles) =>
        roster => RosterDecider.Decide(roster, new ChangeRoles(by, member, roles, null, Now));
}
