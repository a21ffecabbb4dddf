using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Portfolio;

/// <summary>What of a portfolio is shown, and in which order; it stands in the address.</summary>
public sealed record PortfolioView(string Words, int? Level, NextStep? Next, string Sort, bool Descending)
{
    public const int LongestWords = 120;

    public static readonly IReadOnlyList<string> Sorts = ["name", "level", "score", "next", "activity"];

    public static PortfolioView Of(string? words, string? level, string? next, string? sort, string? order)
    {
        if (words?.Length > LongestWords)
            throw RefusedException.Invalid("portfolio.words", LongestWords);
        int? at = string.IsNullOrEmpty(level) ? null : level is ['1' or '2' or '3' or '4' or '5'] ? level[0] - '0' : throw RefusedException.Invalid("portfolio.view");
        NextStep? step = string.IsNullOrEmpty(next) ? null : Enum.GetValues<NextStep>().Cast<NextStep?>().FirstOrDefault(known => known.ToString() == next) ?? throw RefusedException.Invalid("portfolio.view");
        var by = string.IsNullOrEmpty(sort) ? Sorts[0] : Sorts.Contains(sort) ? sort : throw RefusedException.Invalid("portfolio.view");
        return new(words?.Trim() ?? "", at, step, by, order switch { null or "" or "up" => false, "down" => true, _ => throw RefusedException.Invalid("portfolio.view") });
    }

    public IReadOnlyList<Client> Apply(IEnumerable<Client> clients)
    {
        var shown = clients.Where(client => Words.Length == 0 || client.Organization.Name.Contains(Words, StringComparison.CurrentCultureIgnoreCase))
            .Where(client => Level is null || client.Level == Level).Where(client => Next is null || client.Next == Next);
        // Whoever has none of it comes last, in either order.
        return Sort switch
        {
            "level" => By(shown, client => client.Level),
            "score" => By(shown, client => client.Core),
            "next" => By(shown, client => client.NextAt),
            "activity" => By(shown, client => (DateTimeOffset?)client.LastActivity),
            _ => [.. Descending
                ? shown.OrderByDescending(client => client.Organization.Name, StringComparer.CurrentCultureIgnoreCase)
                : shown.OrderBy(client => client.Organization.Name, StringComparer.CurrentCultureIgnoreCase)]
        };
    }

    private IReadOnlyList<Client> By<T>(IEnumerable<Client> clients, Func<Client, T?> value) where T : struct
    {
        var known = clients.OrderBy(client => value(client) is null);
        return [.. Descending ? known.ThenByDescending(value) : known.ThenBy(value)];
    }
}
