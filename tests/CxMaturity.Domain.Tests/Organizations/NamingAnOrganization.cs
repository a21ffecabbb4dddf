using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class NamingAnOrganization
{
    private static readonly Guid Id = new("0195f000-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Müller & Söhne AG", "Müller & Söhne AG")]
    [InlineData("Mu\u0308ller", "Müller")]
    [InlineData("  Werk 1 ", "Werk 1")]
    [InlineData("Ελληνικά", "Ελληνικά")]
    [InlineData("Роса", "Роса")]
    [InlineData("Яндекс Deutschland", "Яндекс Deutschland")]
    [InlineData("トヨタ自動車 GmbH", "トヨタ自動車 GmbH")]
    [InlineData("L'Oréal – 3M", "L'Oréal – 3M")]
    public void A_name_is_kept_in_one_form(string given, string kept) => Rename(given).Then(new OrganizationRenamed(Id, kept, Now));

    [Theory]
    [InlineData("Muster\u200bwerk")]
    [InlineData("Muster\u202ewerk")]
    [InlineData("Muster\u2066werk")]
    [InlineData("Muster\u00adwerk")]
    [InlineData("\u200b")]
    [InlineData("Muster\u2028werk")]
    [InlineData("Muster\u3164werk")]
    [InlineData("Muster\ufe0fwerk")]
    [InlineData("Muster\ue000werk")]
    [InlineData("Muster\nwerk")]
    [InlineData("")]
    public void Nothing_invisible_hides_in_a_name(string name) => Rename(name).ThenRefused(RefusalKind.Invalid, "organization.name");

    [Fact]
    public void Half_a_character_is_refused() => Rename("Muster" + (char)0xD800).ThenRefused(RefusalKind.Invalid, "organization.name");

    [Theory]
    [InlineData("Muster\u0430werk")]
    [InlineData("\u0410lpen AG")]
    [InlineData("\u0420\u043e\u0441\u0430 Werke")]
    [InlineData("\u0395\u039d Bank")]
    [InlineData("ＭＵＳＴＥＲ")]
    [InlineData("𝐌uster")]
    [InlineData("ﬁrma")]
    public void Letters_that_pass_for_others_are_refused(string name) => Rename(name).ThenRefused(RefusalKind.Invalid, "organization.name_tricks");

    [Fact]
    public void The_same_name_again_changes_nothing_and_what_does_not_exist_has_none()
    {
        Rename("Musterwerk").ThenNothing();
        Spec.When(organization => BrandingDecider.Decide(organization, new RenameOrganization("x", Now))).ThenRefused(RefusalKind.Unknown, "organization.unknown");
    }

    [Fact]
    public void Founding_follows_the_same_rules() =>
        Spec.When(organization => OrganizationDecider.Decide(organization, new FoundOrganization(Id, "Muster\u0430werk", Now))).ThenRefused(RefusalKind.Invalid, "organization.name_tricks");

    private static Spec<Organization, OrganizationEvent> Spec => new(Organization.Initial, Organization.Evolve);

    private static Spec<Organization, OrganizationEvent> Rename(string name) => Spec.Given(new OrganizationFounded(Id, "Musterwerk", Now))
        .When(organization => BrandingDecider.Decide(organization, new RenameOrganization(name, Now)));
}
