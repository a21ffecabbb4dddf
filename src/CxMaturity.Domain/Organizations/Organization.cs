namespace CxMaturity.Domain.Organizations;

// What has happened to one organisation. These names and shapes are the storage format: add a new event rather than change one.
public abstract record OrganizationEvent(Guid OrganizationId, DateTimeOffset At);

public sealed record OrganizationFounded(Guid OrganizationId, string Name, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

/// <summary>All of it is invented, to show what the workbench does; only such an organisation may be removed as a whole.</summary>
public sealed record OrganizationMarkedAsDemo(Guid OrganizationId, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

/// <summary>From now on fewer answers than this show nothing; results that are official already stay as they are.</summary>
public sealed record SmallestGroupRaised(Guid OrganizationId, int Minimum, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

public sealed record OrganizationRenamed(Guid OrganizationId, string Name, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

public sealed record BrandingChanged(Guid OrganizationId, string? Accent, LocalizedText Footer, Language? Language, bool SwissSpelling, DateTimeOffset At)
    : OrganizationEvent(OrganizationId, At);

/// <summary>The picture itself is a document; what happened carries its hash and its size in bytes.</summary>
public sealed record LogoChanged(Guid OrganizationId, string Hash, int Size, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

public sealed record LogoRemoved(Guid OrganizationId, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

/// <summary>An organisation that measures itself; everything of it lives in a tenant of its own.</summary>
/// <param name="SmallestGroup">Answers that a group needs before anything of it is shown.</param>
/// <param name="Look">How it looks and speaks; none while nobody has said anything about it.</param>
public sealed record Organization(
    Guid Id, string Name, DateTimeOffset FoundedAt, bool IsDemo = false, int SmallestGroup = Organization.DefaultSmallestGroup, Branding? Look = null)
{
    public const int DefaultSmallestGroup = 5;

    public static readonly Organization Initial = new(Guid.Empty, "", default);

    public bool Exists => Id != Guid.Empty;

    /// <summary>The consultancy that it has entrusted itself to.</summary>
    public Guid? FirmId { get; init; }

    /// <summary>Those who entrusted themselves to this one.</summary>
    public IReadOnlyList<Guid> Clients { get; init; } = [];

    public Branding Branding => Look ?? Branding.None;

    public static Organization Evolve(Organization organization, OrganizationEvent happened) => happened switch
    {
        OrganizationFounded e => new(e.OrganizationId, e.Name, e.At),
        OrganizationMarkedAsDemo => organization with { IsDemo = true },
        SmallestGroupRaised e => organization with { SmallestGroup = e.Minimum },
        OrganizationEntrusted e => organization with { FirmId = e.FirmId },
        OrganizationTakenBack => organization with { FirmId = null },
        ClientTakenOn e => organization with { Clients = [.. organization.Clients, e.ClientId] },
        ClientLetGo e => organization with { Clients = [.. organization.Clients.Where(client => client != e.ClientId)] },
        OrganizationRenamed e => organization with { Name = e.Name },
        BrandingChanged e => organization with
        {
            Look = organization.Branding with { Accent = e.Accent, Footer = e.Footer, Language = e.Language, SwissSpelling = e.SwissSpelling }
        },
        LogoChanged e => organization with { Look = organization.Branding with { Logo = e.Hash } },
        LogoRemoved => organization with { Look = organization.Branding with { Logo = null } },
        _ => organization
    };
}

public sealed record FoundOrganization(Guid OrganizationId, string Name, DateTimeOffset Now);

public sealed record MarkOrganizationAsDemo(DateTimeOffset Now);

public sealed record RaiseSmallestGroup(int Minimum, DateTimeOffset Now);

public static class OrganizationDecider
{
    public const int LongestName = 120;
    public const int LargestSmallestGroup = 50;

    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, FoundOrganization command)
    {
        if (organization.Exists)
            return [];

        return [new OrganizationFounded(command.OrganizationId, OrganizationNames.Checked(command.Name), command.Now)];
    }

    /// <summary>Only ever upwards: what was withheld in one result must not be shown by the next.</summary>
    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, RaiseSmallestGroup command)
    {
        if (!organization.Exists)
            throw RefusedException.Unknown("organization.unknown");
        if (command.Minimum == organization.SmallestGroup)
            return [];
        if (command.Minimum < organization.SmallestGroup || command.Minimum > LargestSmallestGroup)
            throw RefusedException.Invalid("organization.smallest_group", organization.SmallestGroup, LargestSmallestGroup);

        return [new SmallestGroupRaised(organization.Id, command.Minimum, command.Now)];
    }

    public static IReadOnlyList<OrganizationEvent> Decide(Organization organization, MarkOrganizationAsDemo command)
    {
        if (!organization.Exists)
            throw RefusedException.Unknown("organization.unknown");

        return organization.IsDemo ? [] : [new OrganizationMarkedAsDemo(organization.Id, command.Now)];
    }
}
