using System.Globalization;
using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

/// <summary>One thing that is no longer as somebody saw it.</summary>
/// <param name="Field">Such as <c>due</c> or <c>scope.question</c>.</param>
/// <param name="Before">As it was seen; of a list, what is gone. Codes, ids and days as they are stored; empty where there was nothing.</param>
/// <param name="After">As it is now; of a list, what has come.</param>
public sealed record InitiativeDifference(string Field, string Before, string After);

/// <summary>What has changed between two looks at an initiative, so that whoever comes later is told and loses nothing.</summary>
public static class InitiativeDifferences
{
    public static IReadOnlyList<InitiativeDifference> Between(Initiative seen, Initiative now) =>
        [.. One(seen, now).Concat(Many(seen, now)).Where(difference => difference.Before != difference.After)];

    private static IEnumerable<InitiativeDifference> One(Initiative seen, Initiative now) =>
    [
        new("title", seen.Title, now.Title),
        new("column", $"{seen.Column}", $"{now.Column}"),
        new("owner", Told(seen.Owner), Told(now.Owner)),
        new("sponsor", seen.Sponsor, now.Sponsor),
        new("start", Told(seen.Start), Told(now.Start)),
        new("due", Told(seen.Due), Told(now.Due)),
        new("effort", Told(seen.Effort), Told(now.Effort)),
        new("workload", seen.Workload, now.Workload),
        new("lever", $"{seen.Lever}", $"{now.Lever}"),
        new("works_council", $"{seen.WorksCouncil}", $"{now.WorksCouncil}"),
        new("scope.question", seen.Scope.Question, now.Scope.Question),
        new("scope.inside", seen.Scope.Inside, now.Scope.Inside),
        new("scope.outside", seen.Scope.Outside, now.Scope.Outside),
        new("scope.deliverable", seen.Scope.Deliverable, now.Scope.Deliverable),
        new("scope.decision_maker", seen.Scope.DecisionMaker, now.Scope.DecisionMaker),
        new("scope.done_when", seen.Scope.DoneWhen, now.Scope.DoneWhen),
        new("scope.adds_committee", Told(seen.Scope.AddsCommittee), Told(now.Scope.AddsCommittee))
    ];

    private static IEnumerable<InitiativeDifference> Many(Initiative seen, Initiative now) =>
    [
        Lists("team", seen.Team, now.Team),
        Lists("units", seen.Units, now.Units),
        Lists("drivers", seen.Drivers, now.Drivers),
        Lists("findings", seen.Findings.Select(id => $"{id}"), now.Findings.Select(id => $"{id}")),
        Lists("references", seen.References.Select(Told), now.References.Select(Told)),
        Lists("targets", seen.Targets.Select(Told), now.Targets.Select(Told)),
        Lists("kpis", seen.Kpis.Select(Told), now.Kpis.Select(Told)),
        Lists("checklist", seen.Checklist.Select(Told), now.Checklist.Select(Told)),
        Lists("comments", seen.Comments.Select(comment => comment.Text), now.Comments.Select(comment => comment.Text)),
        Lists("decisions", seen.Decisions.Select(note => note.Text), now.Decisions.Select(note => note.Text)),
        Lists("lessons", seen.Lessons.Select(note => note.Text), now.Lessons.Select(note => note.Text)),
        Lists("attachments", seen.Attachments.Select(file => file.Name), now.Attachments.Select(file => file.Name)),
        Lists("checks", seen.Checks.Select(Told), now.Checks.Select(Told))
    ];

    private static InitiativeDifference Lists(string field, IEnumerable<string> seen, IEnumerable<string> now)
    {
        string[] before = [.. seen];
        string[] after = [.. now];
        return new(field, string.Join("; ", before.Except(after)), string.Join("; ", after.Except(before)));
    }

    private static string Told(Owner? owner) => owner is null ? "" : owner.Role ?? $"{owner.Account}";

    private static string Told(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Told(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Told(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Told(bool yes) => yes ? "yes" : "";

    private static string Told(FindingReference reference) => reference.Name.Length == 0 ? $"{reference.Kind}" : $"{reference.Kind}: {reference.Name}";

    private static string Told(DimensionTarget target) => $"{target.Dimension} +{Told((double?)target.Delta)} {Told((DateOnly?)target.By)}";

    private static string Told(Kpi kpi) => $"{kpi.Name}: {Told(kpi.Before)} → {Told(kpi.After)} ({Told(kpi.Target)}) {kpi.Unit} {Told(kpi.On)}".TrimEnd();

    private static string Told(ChecklistItem item) => $"{(item.Ticked ? "[x]" : "[ ]")} {item.Text}";

    private static string Told(CheckedEffect check) => $"{check.Outcome.Dimension} {check.Outcome.Verdict} {Told(check.Outcome.Achieved)}".TrimEnd();
}
