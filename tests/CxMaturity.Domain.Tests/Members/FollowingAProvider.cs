using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;

namespace CxMaturity.Domain.Tests.Members;

public sealed class FollowingAProvider
{
    private static readonly Guid Org = new("0195f000-0000-7000-8000-000000000004");
    private static readonly Guid Founder = new("0195f000-0000-7000-8000-00000000000a");
    private static readonly Guid Other = new("0195f000-0000-7000-8000-00000000000b");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly RosterEvent[] Begun =
        [new MemberJoined(Org, Founder, [Role.ChangeTeam, Role.Administrator], null, null, Now), new ChangeTeamHeldForNow(Org, Founder, Now)];

    private static Spec<Roster, RosterEvent> Spec => new(Roster.Initial, Roster.Evolve);

    [Fact]
    public void Somebody_with_a_role_joins() =>
        Spec.Given(Begun).When(Follows(Other, Role.Analyst)).Then(new MemberJoined(Org, Other, [Role.Analyst], null, null, Now));

    [Fact]
    public void Somebody_without_a_role_does_not() => Spec.Given(Begun).When(Follows(Other)).ThenNothing();

    [Fact]
    public void The_same_again_is_nothing() => Spec.Given([.. Begun, Joined(Role.Analyst)]).When(Follows(Other, Role.Analyst)).ThenNothing();

    [Fact]
    public void What_is_no_longer_given_goes() =>
        Spec.Given([.. Begun, Joined(Role.Executive, Role.Analyst)]).When(Follows(Other, Role.Analyst)).Then(new MemberRolesChanged(Org, Other, [Role.Analyst], null, Now));

    [Fact]
    public void Whoever_is_left_with_nothing_leaves() => Spec.Given([.. Begun, Joined(Role.Analyst)]).When(Follows(Other)).Then(new MemberRemoved(Org, Other, Now));

    [Fact]
    public void What_the_provider_does_not_decide_on_stays() =>
        Spec.Given([.. Begun, Joined(Role.Analyst, Role.Trustee)])
            .When(roster => ProvidedRoles.Decide(roster, new FollowProvider(Org, Other, [Role.Analyst, Role.Executive], [Role.Executive], null, Now)))
            .Then(new MemberRolesChanged(Org, Other, [Role.Executive, Role.Trustee], null, Now));

    [Fact]
    public void The_last_administrator_stays_one() =>
        Spec.Given(Begun).When(Follows(Founder)).Then(new MemberRolesChanged(Org, Founder, [Role.Administrator], null, Now));

    [Fact]
    public void Whoever_becomes_the_change_team_takes_it_over_from_the_stand_in() =>
        Spec.Given(Begun).When(Follows(Other, Role.ChangeTeam)).Then(new MemberJoined(Org, Other, [Role.ChangeTeam], null, null, Now), new ChangeTeamHandedOn(Org, Founder, Now));

    [Fact]
    public void A_unit_lead_gets_the_unit_that_is_mapped() =>
        Spec.Given(Begun).When(roster => ProvidedRoles.Decide(roster, new FollowProvider(Org, Other, [Role.UnitLead], [Role.UnitLead], "HQ", Now)))
            .Then(new MemberJoined(Org, Other, [Role.UnitLead], "HQ", null, Now));

    private static MemberJoined Joined(params Role[] roles) => new(Org, Other, roles, null, null, Now);

    private static Func<Roster, IReadOnlyList<RosterEvent>> Follows(Guid member, params Role[] granted) =>
        roster => ProvidedRoles.Decide(roster, new FollowProvider(Org, member, Enum.GetValues<Role>(), granted, null, Now));
}
