using System.Text;

namespace CxMaturity.Domain.Organizations;

/// <summary>How an organisation's pages, prints and workbooks look and speak.</summary>
/// <param name="Accent">As <c>#rrggbb</c>; none for the product's own.</param>
/// <param name="Footer">What stands below prints and in workbooks.</param>
/// <param name="Language">For whoever has not chosen one; none leaves it to the browser.</param>
/// <param name="SwissSpelling">German with ss instead of ß, numbers and dates as in Switzerland.</param>
/// <param name="Logo">The hash of the picture; none where there is none.</param>
public sealed record Branding(string? Accent, LocalizedText Footer, Language? Language, bool SwissSpelling, string? Logo)
{
    public static readonly Branding None = new(null, new("", ""), null, false, null);

    /// <summary>The footer in a language, or in the other one where only that is there.</summary>
    public string FooterIn(Language language) => Footer.In(language) is { Length: > 0 } own ? own : Footer.De + Footer.En;
}

public sealed record RenameOrganization(string Name, DateTimeOffset Now);

public sealed record ChangeBranding(string? Accent, LocalizedText Footer, Language? Language, bool SwissSpelling, DateTimeOffset Now);

/// <summary>A logo that has been read, checked and written anew.</summary>
public sealed record ChangeLogo(string Hash, int Size, DateTimeOffset Now);

public sealed record RemoveLogo(DateTimeOffset Now);

/// <summary>The rules of what an organisation looks like.</summary>
public static class BrandingDecider
{
    public const int LongestFooter = 200;

    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, RenameOrganization command)
    {
        Existing(organization);
        var name = OrganizationNames.Checked(command.Name);
        return name == organization.Name ? [] : [new OrganizationRenamed(organization.Id, name, command.Now)];
    }

    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, ChangeBranding command)
    {
        Existing(organization);
        var accent = string.IsNullOrWhiteSpace(command.Accent) ? null
            : Colour.Parse(command.Accent.Trim())?.ToString() ?? throw RefusedException.Invalid("branding.accent", command.Accent.Trim());
        var wished = organization.Branding with
        {
            Accent = accent,
            Footer = new(Footer(command.Footer.De), Footer(command.Footer.En)),
            Language = command.Language,
            SwissSpelling = command.SwissSpelling
        };
        return wished == organization.Branding
            ? []
            : [new BrandingChanged(organization.Id, wished.Accent, wished.Footer, wished.Language, wished.SwissSpelling, command.Now)];
    }

    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, ChangeLogo command)
    {
        Existing(organization);
        return organization.Branding.Logo == command.Hash ? [] : [new LogoChanged(organization.Id, command.Hash, command.Size, command.Now)];
    }

    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, RemoveLogo command)
    {
        Existing(organization);
        return organization.Branding.Logo is null ? [] : [new LogoRemoved(organization.Id, command.Now)];
    }

    private static void Existing(Organization organization)
    {
        if (!organization.Exists)
            throw RefusedException.Unknown("organization.unknown");
    }

    private static string Footer(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > LongestFooter || !VisibleText.IsVisible(trimmed))
            throw RefusedException.Invalid("branding.footer", LongestFooter);
        return trimmed.Normalize(NormalizationForm.FormC);
    }
}
