namespace CxMaturity.Domain.Maturity;

/// <summary>From how many people up a number may be shown; whether anything is shown at all is up to <see cref="Disclosure"/>.</summary>
public static class PeopleNeeded
{
    /// <summary>Intervals by formula, tests, agreement, and the spread of answers in three classes; below, single answers weigh too much.</summary>
    public const int ForSpread = 10;

    /// <summary>Every value of the spread, two decimals, and reliability.</summary>
    public const int ForDetail = 30;
}
