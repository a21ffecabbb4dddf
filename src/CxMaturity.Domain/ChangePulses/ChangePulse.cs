using CxMaturity.Domain.Plays;

namespace CxMaturity.Domain.ChangePulses;

/// <summary>How far people are with one of the five elements.</summary>
/// <param name="Score">1–5: mean of what was asked for it; none where nothing of it was asked, or may be shown.</param>
/// <param name="Items">What it is the mean of.</param>
public sealed record PulseElement(ChangeElement Element, double? Score, IReadOnlyList<string> Items);

/// <summary>
/// Where people stand with the change as a group: awareness, desire, knowledge, ability, reinforcement (after Hiatt 2006). The first
/// element at 3.0 or below is the barrier: what comes after it does not help before it is overcome. Never of a single person.
/// </summary>
public sealed record ChangePulse(IReadOnlyList<PulseElement> Elements)
{
    /// <summary>Rated at this or below, an element holds people back.</summary>
    public const double BarrierScore = 3.0;

    private static readonly (ChangeElement Element, string[] Items)[] Asked =
    [
        (ChangeElement.Awareness, ["CHNG-01"]),
        (ChangeElement.Desire, ["CHNG-02", "CHNG-03"]),
        (ChangeElement.Knowledge, ["ENAB-01"]),
        (ChangeElement.Ability, ["CHNG-04", "ROLE-05"]),
        (ChangeElement.Reinforcement, ["INC-07", "LEAD-07"])
    ];

    private static readonly Dictionary<ChangeElement, string[]> Plays = new()
    {
        [ChangeElement.Awareness] = ["P14", "P02"],
        [ChangeElement.Desire] = ["P36", "P11"],
        [ChangeElement.Knowledge] = ["P37"],
        [ChangeElement.Ability] = ["P23", "P40"],
        [ChangeElement.Reinforcement] = ["P12", "P04"]
    };

    /// <summary>The barrier; none where all elements that were asked stand above it.</summary>
    public PulseElement? Barrier => Elements.FirstOrDefault(element => element.Score <= BarrierScore + 1e-9);

    public IReadOnlyList<string> PlaysForBarrier => Barrier is { } barrier ? Plays[barrier.Element] : [];

    /// <summary>Elements of which nothing is known; named, so that nobody takes them for passed.</summary>
    public IReadOnlyList<ChangeElement> NotKnown => [.. Elements.Where(element => element.Score is null).Select(element => element.Element)];

    /// <param name="items">Items' means by id, turned so that 5 speaks for maturity; only what is published.</param>
    public static ChangePulse Of(IReadOnlyDictionary<string, double> items) => new([.. Asked.Select(asked =>
    {
        string[] known = [.. asked.Items.Where(items.ContainsKey)];
        return new PulseElement(asked.Element, known.Length == 0 ? null : known.Average(item => items[item]), known);
    })]);
}
