using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class FoundingAnOrganization
{
    [Theory]
    [InlineData("Musterwerk", "Musterwerk")]
    [InlineData("  Musterwerk \t", "Musterwerk")]
    [InlineData("Ö", "Ö")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("=SUM(A1)", "=SUM(A1)")]
    public void An_organisation_is_founded_under_its_trimmed_name(string given, string kept) => Spec.When(Found(given)).Then(Founded(kept));

    [Fact]
    public void Founding_again_changes_nothing_not_even_the_name() =>
        Spec.Given(Founded("Musterwerk")).When(Found("Something else")).ThenNothing();

    [Fact]
    public void Founding_again_with_a_wrong_name_is_no_fault() => Spec.Given(Founded("Musterwerk")).When(Found("")).ThenNothing();

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("Muster\nwerk")]
    [InlineData("Muster\0werk")]
    public void A_name_that_is_none_is_refused(string name) => Spec.When(Found(name)).ThenRefused(RefusalKind.Invalid, "organization.name");

    [Fact]
    public void A_name_has_a_longest_length()
    {
        var longest = new string('n', OrganizationDecider.LongestName);

        Spec.When(Found($" {longest} ")).Then(Founded(longest));
        Spec.When(Found($"{longest}n")).ThenRefused(RefusalKind.Invalid, "organization.name");
    }

    private static readonly Guid Id = new("0195f000-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static Spec<Organization, OrganizationEvent> Spec => new(Organization.Initial, Organization.Evolve);

    private static OrganizationFounded Founded(string name) => new OrganizationFounded(Id, name, Now);

    private static Func<Organization, IReadOnlyList<OrganizationEvent>> Found(string name) =>
        organization => OrganizationDecider.Decide(organization, new FoundOrganization(Id, name, Now));
}
