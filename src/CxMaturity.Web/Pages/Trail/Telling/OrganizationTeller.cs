using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>The organisation itself and its settings.</summary>
public sealed class OrganizationTeller() : Teller<Organization, OrganizationEvent>(Streams.Organizations, TrailKinds.Organization)
{
    public override bool IsInInstallation => true;

    public override ValueTask<IReadOnlyCollection<Guid>> OfAsync(Guid organization, CancellationToken ct) => new([organization]);

    public override bool LooksBack(object happened) => happened is SmallestGroupRaised or OrganizationRenamed or BrandingChanged;

    protected override Told? Tell(OrganizationEvent happened, Organization before, TrailVoice voice) => happened switch
    {
        OrganizationFounded e => new Told(voice.Says("trail.told.organization_founded", e.Name)),
        OrganizationMarkedAsDemo => new Told(voice.Says("trail.told.organization_marked_as_demo")),
        SmallestGroupRaised e => new Told(voice.Says("trail.told.smallest_group_raised", before.SmallestGroup, e.Minimum),
            [voice.Changed("organization.smallest_group", before.SmallestGroup, e.Minimum)]),
        OrganizationRenamed e => new Told(voice.Says("trail.told.organization_renamed", e.Name), [voice.Changed("members.name", before.Name, e.Name)]),
        BrandingChanged e => new Told(voice.Says("trail.told.branding_changed"), [.. Look(before.Branding, e, voice).Where(change => change.Before != change.After)]),
        LogoChanged => new Told(voice.Says("trail.told.logo_changed")),
        LogoRemoved => new Told(voice.Says("trail.told.logo_removed")),
        OrganizationEntrusted => new Told(voice.Says("trail.told.organization_entrusted")),
        OrganizationTakenBack => new Told(voice.Says("trail.told.organization_taken_back")),
        ClientTakenOn => new Told(voice.Says("trail.told.client_taken_on")),
        ClientLetGo => new Told(voice.Says("trail.told.client_let_go")),
        _ => null
    };

    private static IEnumerable<Difference> Look(Domain.Organizations.Branding before, BrandingChanged after, TrailVoice voice) =>
    [
        voice.Changed("branding.accent", before.Accent, after.Accent),
        voice.Changed("trail.footer", before.Footer.ForReader(), after.Footer.ForReader()),
        voice.Changed("branding.language", before.Language?.Code(), after.Language?.Code()),
        voice.Changed("branding.swiss", before.SwissSpelling, after.SwissSpelling)
    ];
}
