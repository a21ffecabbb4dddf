using System.Globalization;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Units;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>Gathers what concerns a department, in words that its pages use.</summary>
public sealed class HandOverReading(
    OrganizationKeeping organizations, InitiativeKeeping initiatives, InitiativeReading reading, FindingKeeping findings, FindingTexts texts, WaveKeeping waves, KnownPlaysOf playsOf,
    DimensionNames dimensions, Sentences sentences)
{
    // Labels of an issue must not hold blanks; these say what it is and where it came from.
    private const string Ours = "cxmaturity", AnInitiative = "initiative", AFinding = "finding";

    /// <param name="root">Where this installation is found, without a slash at the end.</param>
    public async Task<HandOver> OfAsync(string org, HandOverChoice choice, string root, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var everything = await initiatives.AllAsync(org, ct);
        var tree = await reading.UnitsAsync(org, ct);
        var scope = new DepartmentScope(choice.Department, choice.Whole, tree);
        Initiative[] chosen = [.. everything.Where(scope.Concerns)];
        var taken = chosen.Select(initiative => initiative.Id).ToHashSet();
        var current = await findings.CurrentAsync(org, [], ct);
        Finding[] found = [.. current.Where(finding => scope.Concerns(finding) || (choice.Department is not null && finding.Initiatives.Any(link => taken.Contains(link.InitiativeId))))];
        var words = await reading.WordsAsync(org, chosen, tree, ct);
        var asked = (await waves.AllAsync(org, ct)).ToDictionary(wave => wave.Id);
        var plays = await playsOf(org, ct);
        var titles = current.ToDictionary(finding => finding.Id, finding => texts.Title(finding, WaveOf(finding)));
        return new(organization.Name, choice.Department is null ? "" : NameOf(choice.Department, tree),
            choice.Initiatives ? [.. chosen.Where(initiative => choice.Ended || !initiative.IsEnded).OrderBy(initiative => initiative.Column).ThenBy(initiative => initiative.Position, BoardPosition.Order).Select(OfInitiative)] : [],
            choice.Findings ? [.. found.OrderBy(finding => finding.Severity ?? Severity.Low).ThenByDescending(finding => finding.RecordedAt).Select(finding => OfFinding(finding, WaveOf(finding)))] : [],
            initiatives.Now);

        Wave? WaveOf(Finding finding) => finding.WaveId is { } wave ? asked.GetValueOrDefault(wave) : null;

        WorkItem OfInitiative(Initiative initiative) => new(initiative.Id, HandOverId.Of(initiative.Id), initiative.Title, Parts(initiative, words, titles, plays), initiative.Column,
            sentences.Of($"BoardColumn.{initiative.Column}"), initiative.Due, words.Owner(initiative.Owner), string.Join(", ", initiative.Units.Select(words.Unit)), null,
            Labels(AnInitiative, [.. initiative.Targets.Select(target => target.Dimension)]), $"{root}/o/{org}/initiatives/{initiative.Id}");

        WorkItem OfFinding(Finding finding, Wave? wave) => new(finding.Id, HandOverId.Of(finding.Id), titles[finding.Id], Parts(finding, wave, plays), null,
            sentences.Of($"FindingStatus.{finding.Status}"), null, "", string.Join(", ", finding.References.Select(reference => texts.Reference(reference, wave))), finding.Severity,
            Labels(AFinding, finding.Dimension is { } dimension ? [dimension] : []), $"{root}/o/{org}/findings/{finding.Id}");
    }

    /// <summary>Everybody to whom something can be handed over: units, roles that answer for something or take part, and those who have a format already.</summary>
    public async Task<IReadOnlyList<(Department Department, string Name)>> DepartmentsAsync(string org, ToolExchange exchange, CancellationToken ct)
    {
        var tree = await reading.UnitsAsync(org, ct);
        var roles = (await initiatives.AllAsync(org, ct)).SelectMany(initiative => initiative.Team.Append(initiative.Owner?.Role ?? "").Append(initiative.Sponsor))
            .Where(role => role.Length > 0).Select(role => new Department(DepartmentKind.Role, role));
        return
        [
            .. tree.Nodes.Select(node => new Department(DepartmentKind.Unit, node.Code)).Concat(roles).Concat(exchange.Formats.Select(known => known.Department))
                .DistinctBy(department => (department.Kind, department.Name.ToUpperInvariant())).Select(department => (department, NameOf(department, tree)))
                .OrderBy(department => department.department.Kind).ThenBy(department => department.Item2, StringComparer.CurrentCulture)
        ];
    }

    private string NameOf(Department department, UnitTree tree) => department.Kind == DepartmentKind.Role ? department.Name
        : tree.Nodes.FirstOrDefault(node => string.Equals(node.Code, department.Name, StringComparison.OrdinalIgnoreCase)) is { } node ? node.Name.ForReader()
        : sentences.Of("initiative.unit_gone", department.Name);

    private List<(string, string)> Parts(Initiative initiative, InitiativeWords words, Dictionary<Guid, string> titles, KnownPlays plays) => Said(
        (words.Field("scope.question"), initiative.Scope.Question), (words.Field("scope.inside"), initiative.Scope.Inside), (words.Field("scope.outside"), initiative.Scope.Outside),
        (words.Field("scope.deliverable"), initiative.Scope.Deliverable), (words.Field("scope.decision_maker"), initiative.Scope.DecisionMaker),
        (words.Field("scope.done_when"), initiative.Scope.DoneWhen), (sentences.Of("board.play"), initiative.PlayId is { } play ? plays.NameOf(play) : ""),
        (words.Field("owner"), initiative.Owner is null ? "" : words.Owner(initiative.Owner)), (words.Field("team"), string.Join(", ", initiative.Team)),
        (words.Field("targets"), string.Join("; ", initiative.Targets.Select(target => $"{words.Dimension(target.Dimension)} +{target.Delta.ToString("0.0#", CultureInfo.CurrentCulture)}"))),
        (words.Field("findings"), string.Join("; ", initiative.Findings.Where(titles.ContainsKey).Select(finding => $"{titles[finding]} ({HandOverId.Of(finding)})"))));

    private List<(string, string)> Parts(Finding finding, Wave? wave, KnownPlays plays) => Said(
        (sentences.Of("finding.field_text"), finding.Text), (sentences.Of("finding.why"), texts.Rule(finding) ?? ""),
        (sentences.Of("finding.evidence"), string.Join("; ", finding.Evidence.Select(each => $"{texts.Evidence(each.Code)}: {texts.Number(finding.Rule, each.Value)}"))),
        (sentences.Of("finding.references"), string.Join("; ", finding.References.Select(reference => texts.Reference(reference, wave)))),
        (sentences.Of("finding.dimension"), finding.Dimension is { } dimension ? dimensions.Of(dimension) : ""),
        (sentences.Of("finding.recommended"), string.Join("; ", finding.Recommendations.Where(play => play.DeclinedBecause is null).OrderBy(play => play.Rank).Select(play => plays.NameOf(play.PlayId)))));

    private static List<(string, string)> Said(params (string Label, string Text)[] parts) => [.. parts.Where(part => part.Text.Length > 0)];

    private static string[] Labels(string kind, string[] dimensions) => [Ours, kind, .. dimensions.Distinct().Where(ExchangeDecider.IsKey)];
}
