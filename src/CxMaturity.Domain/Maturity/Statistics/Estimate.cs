namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>Why a legitimate set of answers yields no number.</summary>
public enum NotEstimable
{
    /// <summary>Fewer values, items, units or pairs than the formula needs.</summary>
    TooFew,

    /// <summary>All values are the same, so that there is nothing to compare or to share out.</summary>
    NoVariance,

    /// <summary>Some variables follow from the others, so that their parts cannot be told apart.</summary>
    Singular,

    /// <summary>An item would have no or negative variance of its own (a Heywood case).</summary>
    Heywood,

    /// <summary>The items do not share one common factor.</summary>
    NoCommonFactor,

    /// <summary>The reliability that the formula builds on is zero or negative.</summary>
    Unreliable,

    /// <summary>The iteration or the resampling came to no end.</summary>
    NotConverged,

    /// <summary>Equal values where the exact distribution knows ranks without ties only.</summary>
    Ties,

    /// <summary>No reference value has been published for this number of options.</summary>
    NoReference,

    /// <summary>The interval includes zero, so that even the direction is open.</summary>
    DirectionOpen,

    /// <summary>The movement leads away from the target.</summary>
    LeadsAway,

    /// <summary>The target is reached already.</summary>
    TargetReached,

    /// <summary>The number is beyond what can be represented.</summary>
    OutOfRange
}

/// <summary>A number that could be worked out, or the reason why not; never anything between, such as NaN.</summary>
public sealed record Estimate<T> where T : notnull
{
    private readonly T? value;

    private Estimate(T? value, NotEstimable? reason) => (this.value, Reason) = (value, reason);

    /// <summary>Why there is no value; nothing where there is one.</summary>
    public NotEstimable? Reason { get; }

    public bool Exists => Reason is null;

    /// <summary>The value; refuses where there is none, so ask <see cref="Exists"/> or use <see cref="TryGet"/>.</summary>
    public T Value => Exists ? value! : throw new InvalidOperationException($"There is no value: {Reason}.");

    public bool TryGet([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T found)
    {
        found = value;
        return Exists;
    }

    public Estimate<TOther> Then<TOther>(Func<T, TOther> next) where TOther : notnull =>
        Exists ? next(value!) : Reason!.Value;

    public Estimate<TOther> Then<TOther>(Func<T, Estimate<TOther>> next) where TOther : notnull =>
        Exists ? next(value!) : Reason!.Value;

    public override string ToString() => Exists ? value!.ToString()! : $"not estimable: {Reason}";

    public static implicit operator Estimate<T>(T value) =>
        value is double number && !double.IsFinite(number) ? NotEstimable.OutOfRange : new Estimate<T>(value, null);

    public static implicit operator Estimate<T>(NotEstimable reason) => new(default, reason);
}
