namespace CxMaturity.Domain.OwnPlays;

/// <summary>A line that is no longer there, or one that was not there before.</summary>
/// <param name="Line">Counted from 1: in the earlier text where it is gone, in the later one where it is new.</param>
public sealed record LineDifference(int Line, bool IsNew, string Text);

/// <summary>What somebody has changed in a text, line by line.</summary>
public static class LineDifferences
{
    // Comparing each line with each takes a table; beyond this size the whole passage counts as rewritten.
    private const int LargestTable = 1_000_000;

    public static IReadOnlyList<LineDifference> Between(string? before, string? after)
    {
        var (old, now) = (LinesOf(before), LinesOf(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;

        var (first, second) = (old[start..^end], now[start..^end]);
        var kept = (long)first.Length * second.Length <= LargestTable ? Common(first, second) : [];
        return
        [
            .. Enumerable.Range(0, first.Length).Except(kept.Select(pair => pair.Old)).Select(at => new LineDifference(start + at + 1, false, first[at])),
            .. Enumerable.Range(0, second.Length).Except(kept.Select(pair => pair.New)).Select(at => new LineDifference(start + at + 1, true, second[at]))
        ];
    }

    /// <summary>The longest run of lines that both have in the same order.</summary>
    private static List<(int Old, int New)> Common(string[] old, string[] now)
    {
        var longest = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                longest[i, j] = old[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);

        var common = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < old.Length && j < now.Length;)
        {
            if (old[i] == now[j])
                common.Add((i++, j++));
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return common;
    }

    private static string[] LinesOf(string? text) => string.IsNullOrEmpty(text) ? [] : text.Split('\n');
}
