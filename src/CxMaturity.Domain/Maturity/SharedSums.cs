using System.Collections.Immutable;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// Over the people who answered all of a dimension's shared items: how often each keyed value was given to each of them. From this
/// follows how much people agree.
/// </summary>
/// <param name="Counts">Per shared item five counts, item after item in the order of the questionnaire.</param>
public sealed record SharedSums(int Count, ImmutableArray<int> Counts)
{
    private const int Options = 5;

    public static SharedSums Empty(int items) => new(0, [.. new int[items * Options]]);

    /// <summary>The counts of the values 1 to 5 of each item.</summary>
    public IReadOnlyList<int[]> Items => [.. Enumerable.Range(0, Counts.Length / Options).Select(item => Counts.AsSpan(item * Options, Options).ToArray())];

    public SharedSums Add(ReadOnlySpan<long> keyed) => Move(keyed, 1);

    public SharedSums Subtract(ReadOnlySpan<long> keyed) => Move(keyed, -1);

    public SharedSums Add(SharedSums other) => new(Count + other.Count, [.. Counts.Zip(other.Counts, (mine, theirs) => mine + theirs)]);

    private SharedSums Move(ReadOnlySpan<long> keyed, int sign)
    {
        var draft = new Draft(this);
        draft.Move(keyed, sign);
        return draft.Done();
    }

    /// <summary>Counts that are being changed in place.</summary>
    internal sealed class Draft(SharedSums known) : IDraft<SharedSums>
    {
        private readonly int[] counts = [.. known.Counts];
        private int people = known.Count;

        public bool IsEmpty => people == 0;

        public void Move(ReadOnlySpan<long> keyed, int sign)
        {
            for (var item = 0; item < keyed.Length; item++)
                counts[item * Options + (int)keyed[item] - 1] += sign;
            people += sign;
        }

        public SharedSums Done() => new(people, [.. counts]);
    }
}
