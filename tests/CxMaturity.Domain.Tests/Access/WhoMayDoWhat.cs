using CxMaturity.Domain.Access;

namespace CxMaturity.Domain.Tests.Access;

/// <summary>What the table of rights must never say.</summary>
public sealed class WhoMayDoWhat
{
    private static readonly Right[] Results = [Right.SeeResults, Right.SeeUnitResults, Right.ExportResults, Right.TakeAway];

    [Fact]
    public void Every_role_sees_that_there_is_the_organisation() => Rights.Roles.ShouldAllBe(role => Rights.Allow(role, Right.SeeOrganization));

    [Fact]
    public void Every_right_is_somebodys() => Rights.All.ShouldAllBe(right => Rights.Roles.Any(role => Rights.Allow(role, right)));

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Trustee)]
    [InlineData(Role.WorksCouncil)]
    [InlineData(Role.DataProtectionOfficer)]
    [InlineData(Role.Respondent)]
    public void Some_never_see_a_result(Role role) => Results.ShouldAllBe(right => !Rights.Allow(role, right));

    [Fact]
    public void Whoever_keeps_the_people_cannot_make_a_key_to_results() => Rights.Allow(Role.Administrator, Right.ManageTokens).ShouldBeFalse();

    [Fact]
    public void Only_administrators_give_roles() => Rights.Roles.Where(role => Rights.Allow(role, Right.ManageMembers)).ShouldBe([Role.Administrator]);

    [Fact]
    public void A_unit_lead_sees_units_and_no_whole()
    {
        Rights.Allow(Role.UnitLead, Right.SeeUnitResults).ShouldBeTrue();
        Rights.Allow(Role.UnitLead, Right.SeeResults).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_is_several_things_may_do_what_any_of_them_may()
    {
        Rights.Allow([Role.Administrator, Role.Analyst], Right.SeeResults).ShouldBeTrue();
        Rights.Allow([], Right.SeeOrganization).ShouldBeFalse();
    }
}
