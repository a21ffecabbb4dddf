using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>What the states of other tools mean on our board, in the words in which Jira and Azure DevOps come, and in our own.</summary>
public static class StatusWords
{
    private static readonly ReportedStatus ToDo = new(BoardColumn.Ready, [BoardColumn.Idea, BoardColumn.Scoped, BoardColumn.Ready]);
    private static readonly ReportedStatus InProgress = new(BoardColumn.InProgress, [BoardColumn.InProgress]);

    // Whoever says that they are done has done their work; whether it worked is asked here.
    private static readonly ReportedStatus Done = new(BoardColumn.CheckingEffect, [BoardColumn.CheckingEffect, BoardColumn.Done, BoardColumn.Stopped]);
    private static readonly ReportedStatus Stopped = new(BoardColumn.Stopped, [BoardColumn.Stopped]);

    /// <summary>Each meaning with the words for it; the first of them is shown as the example.</summary>
    public static readonly IReadOnlyList<(ReportedStatus Status, IReadOnlyList<string> Words)> Table =
    [
        (Exactly(BoardColumn.Idea), ["Idea", "Idee"]),
        (Exactly(BoardColumn.Scoped), ["Scoped", "Geklärt"]),
        (Exactly(BoardColumn.Ready), ["Ready", "Bereit"]),
        (ToDo, ["To Do", "New", "Open", "Backlog", "Proposed", "Approved", "Selected for Development", "Reopened", "Zu erledigen", "Aufgaben", "Offen", "Neu"]),
        (InProgress, ["In Progress", "Doing", "Active", "Committed", "In Review", "In Arbeit", "In Bearbeitung"]),
        (Exactly(BoardColumn.CheckingEffect), ["Checking effect", "Wirkung prüfen"]),
        (Done, ["Done", "Closed", "Resolved", "Completed", "Fertig", "Erledigt", "Geschlossen", "Abgeschlossen"]),
        (Stopped, ["Won't Do", "Removed", "Cancelled", "Canceled", "Rejected", "Stopped", "Abgebrochen", "Verworfen", "Gestoppt"])
    ];

    private static readonly Dictionary<string, ReportedStatus> Known =
        Table.SelectMany(row => row.Words.Select(word => (word, row.Status))).ToDictionary(pair => pair.word, pair => pair.Status, StringComparer.OrdinalIgnoreCase);

    public static ReportedStatus? Of(string word) => Known.GetValueOrDefault(word.Replace('’', '\''));

    private static ReportedStatus Exactly(BoardColumn column) => new(column, [column]);
}
