namespace CxMaturity.Domain.Initiatives;

/// <summary>What an initiative needs before anybody begins.</summary>
public static class Readiness
{
    public const string Question = "question";
    public const string Deliverable = "deliverable";
    public const string DecisionMaker = "decision_maker";
    public const string DoneWhen = "done_when";
    public const string Owner = "owner";
    public const string Due = "due";
    public const string Driver = "driver";

    /// <summary>Whether a column asks for all of it.</summary>
    public static bool IsAsked(BoardColumn column) => column is BoardColumn.Ready or BoardColumn.InProgress or BoardColumn.CheckingEffect;

    /// <summary>What is missing, in the order in which people fill it in.</summary>
    public static IReadOnlyList<string> Missing(Initiative initiative)
    {
        (string Part, bool IsThere)[] parts =
        [
            (Question, initiative.Scope.Question.Length > 0),
            (Deliverable, initiative.Scope.Deliverable.Length > 0),
            (DecisionMaker, initiative.Scope.DecisionMaker.Length > 0),
            (DoneWhen, initiative.Scope.DoneWhen.Length > 0),
            (Owner, initiative.Owner is not null),
            (Due, initiative.Due is not null),
            (Driver, initiative.Drivers.Count > 0)
        ];
        return [.. parts.Where(part => !part.IsThere).Select(part => part.Part)];
    }
}
