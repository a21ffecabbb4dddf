using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class RaisingTheSmallestGroup
{
    private static readonly Guid Id = new("0195f000-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly OrganizationFounded Founded = new(Id, "Musterwerk", Now);

    [Theory]
    [InlineData(6)]
    [InlineData(50)]
    public void It_is_raised(int minimum) => Spec.Given(Founded).When(Raise(minimum)).Then(new SmallestGroupRaised(Id, minimum, Now));

    [Fact]
    public void Raising_to_what_it_is_changes_nothing()
    {
        Spec.Given(Founded).When(Raise(5)).ThenNothing();
        Spec.Given(Founded, new SmallestGroupRaised(Id, 7, Now)).When(Raise(7)).ThenNothing();
    }

    [Theory]
    [InlineData(6)]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(51)]
    public void It_is_never_lowered_nor_raised_beyond_reason(int minimum) =>
        Spec.Given(Founded, new SmallestGroupRaised(Id, 7, Now)).When(Raise(minimum)).ThenRefused(RefusalKind.Invalid, "organization.smallest_group");

    [Fact]
    public void What_does_not_exist_has_none() => Spec.When(Raise(7)).ThenRefused(RefusalKind.Unknown, "organization.unknown");

    private static Spec<Organization, OrganizationEvent> Spec => new(Organization.Initial, Organization.Evolve);

    private static Func<Organization, IReadOnlyList<OrganizationEvent>> Raise(int minimum) =>
        organization => OrganizationDecider.Decide(organization, new RaiseSmallestGroup(minimum, Now));
}
