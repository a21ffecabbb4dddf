using CxMaturity.Domain;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>In which rows the board is laid out.</summary>
public enum BoardLanes
{
    None,
    Unit,
    Owner,
    Dimension
}

/// <summary>What of the board is shown, as the address says it.</summary>
/// <param name="Owner">The id of an account, or a role as it is written; <c>-</c> for what nobody owns.</param>
/// <param name="All">The column of which all cards are shown.</param>
public sealed record BoardFilter(
    string Words, string Owner, string Dimension, string Unit, Lever? Lever, string Play, bool Overdue, BoardLanes Lanes, string AsOf, BoardColumn? All)
{
    public const string NoOwner = "-";
    private const int Longest = 120;

    /// <summary>Refuses what no form of ours sends.</summary>
    public static BoardFilter Of(IQueryCollection query) => new(
        Text(query, "q"), Text(query, "owner"), Text(query, "dimension"), Text(query, "unit"), Word<Lever>(query, "lever"), Text(query, "play"),
        Text(query, "overdue") switch { "" => false, "yes" => true, _ => throw Refused() },
        Word<BoardLanes>(query, "lanes") ?? BoardLanes.None, Text(query, "asOf"), Word<BoardColumn>(query, "all"));

    public bool IsNarrowed => Words.Length > 0 || Owner.Length > 0 || Dimension.Length > 0 || Unit.Length > 0 || Lever is not null || Play.Length > 0 || Overdue;

    public bool Shows(Initiative initiative, DateOnly today) =>
        (Words.Length == 0 || Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => initiative.Title.Contains(word, StringComparison.CurrentCultureIgnoreCase)))
        && (Owner.Length == 0 || OwnerOf(initiative) == Owner)
        && (Dimension.Length == 0 || initiative.Targets.Any(target => target.Dimension == Dimension))
        && (Unit.Length == 0 || initiative.Units.Contains(Unit, StringComparer.OrdinalIgnoreCase))
        && (Lever is null || initiative.Lever == Lever)
        && (Play.Length == 0 || string.Equals(initiative.PlayId, Play, StringComparison.OrdinalIgnoreCase))
        && (!Overdue || IsOverdue(initiative, today));

    public static bool IsOverdue(Initiative initiative, DateOnly today) => !initiative.IsEnded && initiative.NextDay < today;

    public static string OwnerOf(Initiative initiative) => initiative.Owner is { } owner ? owner.Role ?? $"{owner.Account}" : NoOwner;

    /// <summary>What the address says, field by field.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => new[]
    {
        ("q", Words), ("owner", Owner), ("dimension", Dimension), ("unit", Unit), ("lever", $"{Lever}"), ("play", Play), ("overdue", Overdue ? "yes" : ""),
        ("lanes", Lanes == BoardLanes.None ? "" : $"{Lanes}".ToLowerInvariant()), ("asOf", AsOf), ("all", $"{All}")
    }.Where(field => field.Item2.Length > 0);

    /// <summary>The board as it is shown, with more said in the address.</summary>
    public string Address(string org, params (string Name, string Value)[] more) =>
        $"/o/{org}/board" + QueryString.Create(Fields().Where(field => more.All(other => other.Name != field.Name)).Concat(more).Where(field => field.Value.Length > 0)
            .Select(field => KeyValuePair.Create(field.Name, (string?)field.Value)));

    private static string Text(IQueryCollection query, string name)
    {
        var text = query[name] is [{ } first, ..] ? first.Trim() : "";
        return text.Length <= Longest && !text.Any(char.IsControl) ? text : throw Refused();
    }

    private static T? Word<T>(IQueryCollection query, string name) where T : struct, Enum
    {
        var text = Text(query, name);
        return text.Length == 0 ? null
            : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(word => string.Equals(word.ToString(), text, StringComparison.OrdinalIgnoreCase)) ?? throw Refused();
    }

    private static RefusedException Refused() => RefusedException.Invalid("board.filter");
}
