using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class BrandingAnOrganization
{
    private static readonly Guid Id = new("0195f000-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly OrganizationFounded Founded = new(Id, "Musterwerk", Now);
    private static readonly BrandingChanged Branded = new(Id, "#c8102e", new("Vertraulich", "Confidential"), Language.De, true, Now);

    [Fact]
    public void Colour_footer_language_and_spelling_change_together_and_only_where_they_differ()
    {
        Change(Founded, "#C8102E", " Vertraulich ", "Confidential", Language.De, true).Then(Branded);
        Spec.Given(Founded, Branded).When(organization => BrandingDecider.Decide(organization,
            new ChangeBranding("#c8102e", new("Vertraulich", "Confidential"), Language.De, true, Now))).ThenNothing();
        Change(Founded, "", "", "", null, false).ThenNothing();
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("c8102e")]
    [InlineData("#c8102e;}body{display:none")]
    [InlineData("#-12345")]
    [InlineData("#gggggg")]
    public void What_is_no_colour_is_refused(string accent) => Change(Founded, accent, "", "", null, false).ThenRefused(RefusalKind.Invalid, "branding.accent");

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u202eb")]
    public void A_footer_is_one_visible_line(string footer)
    {
        Change(Founded, null, footer, "", null, false).ThenRefused(RefusalKind.Invalid, "branding.footer");
        Change(Founded, null, "", new string('x', 201), null, false).ThenRefused(RefusalKind.Invalid, "branding.footer");
    }

    [Fact]
    public void A_logo_comes_and_goes_and_leaves_the_rest_alone()
    {
        Spec.Given(Founded, Branded).When(organization => BrandingDecider.Decide(organization, new ChangeLogo("ab", 7, Now))).Then(new LogoChanged(Id, "ab", 7, Now));
        Spec.Given(Founded, new LogoChanged(Id, "ab", 7, Now)).When(organization => BrandingDecider.Decide(organization, new ChangeLogo("ab", 7, Now))).ThenNothing();
        Spec.Given(Founded, new LogoChanged(Id, "ab", 7, Now)).When(organization => BrandingDecider.Decide(organization, new RemoveLogo(Now))).Then(new LogoRemoved(Id, Now));
        Spec.Given(Founded).When(organization => BrandingDecider.Decide(organization, new RemoveLogo(Now))).ThenNothing();

        var state = new OrganizationEvent[] { Founded, new LogoChanged(Id, "ab", 7, Now), Branded, new OrganizationRenamed(Id, "Neu", Now) }.Aggregate(Organization.Initial, Organization.Evolve);
        (state.Name, state.Branding.Logo, state.Branding.Accent).ShouldBe(("Neu", "ab", "#c8102e"));
    }

    [Fact]
    public void A_footer_in_one_language_stands_for_both()
    {
        (Branding.None with { Footer = new("Vertraulich", "") }).FooterIn(Language.En).ShouldBe("Vertraulich");
        (Branding.None with { Footer = new("Vertraulich", "Confidential") }).FooterIn(Language.En).ShouldBe("Confidential");
    }

    private static Spec<Organization, OrganizationEvent> Spec => new(Organization.Initial, Organization.Evolve);

    private static Spec<Organization, OrganizationEvent> Change(OrganizationFounded founded, string? accent, string de, string en, Language? language, bool swiss) =>
        Spec.Given(founded).When(organization => BrandingDecider.Decide(organization, new ChangeBranding(accent, new(de, en), language, swiss, Now)));
}
