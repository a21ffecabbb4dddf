namespace CxMaturity.Domain.Initiatives;

/// <summary>
/// Places within a column: words of digits and small letters, compared letter by letter, between any two of which there is always
/// another, so that a card moves without any other card being touched. Read as a fraction, "i" is one half.
/// </summary>
public static class BoardPosition
{
    /// <summary>The place of the first card.</summary>
    public const string First = "i";

    public const int Longest = 1000;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    // A card at the end or at the beginning goes one step further: room for a thousand million on either side, six letters long.
    private const int StepLength = 6;
    private const long Steps = 36L * 36 * 36 * 36 * 36 * 36;

    /// <summary>How two places stand to each other.</summary>
    public static readonly StringComparer Order = StringComparer.Ordinal;

    public static bool IsPosition(string? position) =>
        position is { Length: > 0 and <= Longest } && position.All(letter => Digits.Contains(letter, StringComparison.Ordinal)) && position[^1] != '0';

    /// <summary>A place between two neighbours; none stands for the end of the column on that side.</summary>
    public static string Between(string? before, string? after)
    {
        if ((before is not null && !IsPosition(before)) || (after is not null && !IsPosition(after)))
            throw RefusedException.Invalid("initiative.position");
        return (before, after) switch
        {
            (null, null) => First,
            (not null, null) => Next(before) ?? Middle(before, ""),
            (null, not null) => Previous(after) ?? Middle("", after),
            // Two that were put in the same place at the same time have nothing between them; whoever orders them has their ids.
            ({ } low, { } high) => Order.Compare(low, high) < 0 ? Middle(low, high) : low
        };
    }

    private static string? Next(string before) => Number(before) + 1 is var next && next < Steps ? Written(next) : null;

    private static string? Previous(string after)
    {
        var number = Number(after);
        // What is cut off lies below it already.
        var previous = after.Length > StepLength ? number : number - 1;
        return previous > 0 ? Written(previous) : null;
    }

    private static long Number(string position) =>
        position.PadRight(StepLength, '0')[..StepLength].Aggregate(0L, (sum, letter) => sum * Digits.Length + Value(letter));

    private static string Written(long number)
    {
        var letters = new char[StepLength];
        for (var i = StepLength - 1; i >= 0; i--, number /= Digits.Length)
            letters[i] = Digits[(int)(number % Digits.Length)];
        return new string(letters).TrimEnd('0');
    }

    /// <summary>Letter by letter the same, until there is room; an empty end is the end of the column.</summary>
    private static string Middle(string low, string high)
    {
        var word = "";
        var open = high.Length == 0;
        for (var i = 0; ; i++)
        {
            var below = i < low.Length ? Value(low[i]) : 0;
            var above = open ? Digits.Length : i < high.Length ? Value(high[i]) : 0;
            var middle = (below + above) / 2;
            if (middle > below)
                return word + Digits[middle];
            word += Digits[below];
            // Once a letter lies below the other's, everything that begins with it does.
            open = open || above > below;
        }
    }

    private static int Value(char letter) => Digits.IndexOf(letter, StringComparison.Ordinal);
}
