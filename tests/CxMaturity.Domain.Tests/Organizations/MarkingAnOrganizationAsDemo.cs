using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class MarkingAnOrganizationAsDemo
{
    private static readonly Guid Id = new("0195f000-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly OrganizationFounded Founded = new(Id, "Musterwerk", Now);
    private static readonly OrganizationMarkedAsDemo Marked = new(Id, Now);

    [Fact]
    public void An_organisation_becomes_a_demo_by_a_mark() => Spec.Given(Founded).When(Mark).Then(Marked);

    [Fact]
    public void Marking_again_changes_nothing() => Spec.Given(Founded, Marked).When(Mark).ThenNothing();

    [Fact]
    public void What_does_not_exist_cannot_be_marked() => Spec.When(Mark).ThenRefused(RefusalKind.Unknown, "organization.unknown");

    [Fact]
    public void Only_the_mark_makes_a_demo()
    {
        Organization.Evolve(Organization.Initial, Founded).IsDemo.ShouldBeFalse();
        Organization.Evolve(Organization.Evolve(Organization.Initial, Founded), Marked).ShouldBe(new(Id, "Musterwerk", Now, IsDemo: true));
    }

    private static Spec<Organization, OrganizationEvent> Spec => new(Organization.Initial, Organization.Evolve);

    private static IReadOnlyList<OrganizationEvent> Mark(Organization organization) => OrganizationDecider.Decide(organization, new MarkOrganizationAsDemo(Now));
}
