namespace CxMaturity.Domain.Initiatives;

/// <summary>Work on which nobody has agreed what it is.</summary>
public static class MissingScope
{
    /// <summary>The name under which triggers of plays know it.</summary>
    public const string Code = "INITIATIVE_WITHOUT_SCOPE";

    /// <summary>How long an idea may stay one.</summary>
    public const int DaysToClarify = 14;

    /// <summary>Whether it left the ideas without a scope card.</summary>
    public static bool HasLeftWithout(Initiative initiative) => initiative is { IsEnded: false } && initiative.Column != BoardColumn.Idea && !initiative.Scope.IsComplete();

    /// <summary>The same, and ideas that have waited too long for one.</summary>
    public static bool IsOverdue(Initiative initiative, DateTimeOffset now) =>
        HasLeftWithout(initiative) || (initiative.Column == BoardColumn.Idea && !initiative.Scope.IsComplete() && initiative.ProposedAt.AddDays(DaysToClarify) < now);
}
