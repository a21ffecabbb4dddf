using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Units;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Units;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>An initiative with the names of all that it speaks of.</summary>
/// <param name="Version">The version that forms carry along.</param>
/// <param name="Members">Who can own it.</param>
/// <param name="Units">The units that there are today.</param>
/// <param name="Findings">All findings that it takes care of or could take care of.</param>
/// <param name="Waves">What waves are called.</param>
public sealed record ReadInitiative(
    Organization Organization, Initiative Initiative, long Version, InitiativeWords Words, IReadOnlyList<NamedMember> Members, IReadOnlyList<UnitNode> Units,
    IReadOnlyList<Finding> Findings, IReadOnlyDictionary<Guid, string> Waves);

/// <summary>Reads an initiative for people.</summary>
public sealed class InitiativeReading(
    OrganizationKeeping organizations, InitiativeKeeping initiatives, MemberKeeping members, MemberNames names, UnitKeeping units, WaveKeeping waves,
    WaveNames waveNames, DimensionNames dimensions, FindingKeeping findings, FindingTexts texts, Hosting.Sentences sentences)
{
    public async Task<ReadInitiative> OfAsync(string org, Guid id, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var found = await initiatives.RequireAsync(org, id, ct);
        var (_, people) = await members.OfAsync(organization.Id, ct);
        var tree = (await units.OfAsync(org, ct)).At(units.Today);
        var named = (await waves.AllAsync(org, ct)).ToDictionary(wave => wave.Id, waveNames.ShortOf);
        return new(organization, found.State, found.Version, await WordsAsync(org, [found.State], tree, ct), people, tree.Nodes,
            await findings.CurrentAsync(org, found.State.Findings, ct), named);
    }

    /// <summary>The words for what some initiatives speak of.</summary>
    public async Task<InitiativeWords> WordsAsync(string org, IReadOnlyList<Initiative> known, UnitTree tree, CancellationToken ct)
    {
        var asked = (await waves.AllAsync(org, ct)).ToDictionary(wave => wave.Id);
        var people = known.SelectMany(initiative => initiative.Comments.Select(comment => comment.By).Append(initiative.Owner?.Account)).OfType<Guid>().Distinct().ToArray();
        return new(sentences, await names.OfAsync(people, ct), tree.Nodes.ToDictionary(node => node.Code, node => node.Name.ForReader(), StringComparer.OrdinalIgnoreCase), dimensions,
            finding => finding.WaveId is { } of && asked.GetValueOrDefault(of) is { } wave ? $"{texts.Title(finding, wave)} · {waveNames.ShortOf(wave)}" : texts.Title(finding, null));
    }

    public async Task<UnitTree> UnitsAsync(string org, CancellationToken ct) => (await units.OfAsync(org, ct)).At(units.Today);
}
