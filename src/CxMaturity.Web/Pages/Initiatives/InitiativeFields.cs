using System.Globalization;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>The fields of the forms of an initiative as text: what is saved, or what somebody typed and would lose otherwise.</summary>
public sealed class InitiativeFields(IReadOnlyDictionary<string, string[]> values)
{
    /// <summary>Which fields each form has.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Parts = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = ["Title"],
        ["people"] = ["OwnerAccount", "OwnerRole", "Sponsor", "Team"],
        ["period"] = ["Start", "Due", "Effort", "Workload"],
        ["place"] = ["Lever", "WorksCouncil", "Units", "ReferenceKind", "ReferenceName"],
        ["drivers"] = ["Drivers"],
        ["targets"] = ["TargetDimension", "TargetDelta", "TargetBy"],
        ["card"] = ["Question", "Inside", "Outside", "Deliverable", "DecisionMaker", "DoneWhen", "AddsCommittee"],
        ["kpis"] = ["KpiName", "KpiUnit", "KpiBefore", "KpiAfter", "KpiTarget", "KpiOn"],
        ["findings"] = ["Findings"],
        ["move"] = ["To", "Reason"],
        ["checklist"] = ["Item"],
        ["comments"] = ["Comment"],
        ["decisions"] = ["Decision"],
        ["lessons"] = ["Lesson"],
        ["attachments"] = [],
        ["effect"] = []
    };

    public string this[string field] => values.GetValueOrDefault(field) is [var first, ..] ? first : "";

    public string[] All(string field) => values.GetValueOrDefault(field) ?? [];

    public static InitiativeFields Posted(IFormCollection form) =>
        new(form.ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray(), StringComparer.OrdinalIgnoreCase));

    public static InitiativeFields Of(Initiative initiative) => new(new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["Title"] = [initiative.Title],
        ["OwnerAccount"] = [$"{initiative.Owner?.Account}"],
        ["OwnerRole"] = [initiative.Owner?.Role ?? ""],
        ["Sponsor"] = [initiative.Sponsor],
        ["Team"] = [string.Join('\n', initiative.Team)],
        ["Start"] = [Day(initiative.Start)],
        ["Due"] = [Day(initiative.Due)],
        ["Effort"] = [initiative.Effort?.ToString(CultureInfo.InvariantCulture) ?? ""],
        ["Workload"] = [initiative.Workload],
        ["Lever"] = [$"{initiative.Lever}"],
        ["WorksCouncil"] = [$"{initiative.WorksCouncil}"],
        ["Units"] = [.. initiative.Units],
        ["ReferenceKind"] = [.. initiative.References.Select(reference => $"{reference.Kind}")],
        ["ReferenceName"] = [.. initiative.References.Select(reference => reference.Name)],
        ["Drivers"] = [string.Join('\n', initiative.Drivers)],
        ["TargetDimension"] = [.. initiative.Targets.Select(target => target.Dimension)],
        ["TargetDelta"] = [.. initiative.Targets.Select(target => target.Delta.ToString("0.##", CultureInfo.CurrentCulture))],
        ["TargetBy"] = [.. initiative.Targets.Select(target => Day(target.By))],
        ["Question"] = [initiative.Scope.Question],
        ["Inside"] = [initiative.Scope.Inside],
        ["Outside"] = [initiative.Scope.Outside],
        ["Deliverable"] = [initiative.Scope.Deliverable],
        ["DecisionMaker"] = [initiative.Scope.DecisionMaker],
        ["DoneWhen"] = [initiative.Scope.DoneWhen],
        ["AddsCommittee"] = [initiative.Scope.AddsCommittee ? "yes" : ""],
        ["Findings"] = [.. initiative.Findings.Select(finding => finding.ToString())]
    });

    /// <summary>The same with what was typed in one form.</summary>
    public InitiativeFields With(InitiativeFields typed, string part)
    {
        var all = values.ToDictionary(field => field.Key, field => field.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var field in Parts.GetValueOrDefault(part) ?? [])
            all[field] = typed.All(field);
        return new(all);
    }

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
