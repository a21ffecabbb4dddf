namespace CxMaturity.Domain.Units;

/// <summary>What must hold on every day: each unit stands below one that is there, in no ring, not too deep, and not too many of them.</summary>
internal static class UnitChecks
{
    /// <param name="since">Nothing has changed before this day.</param>
    public static void Check(OrganizationUnits units, DateOnly since)
    {
        foreach (var day in DaysOfChange(units, since))
            CheckDay(units, day);
    }

    /// <summary>Between two such days the tree stays as it is.</summary>
    private static IEnumerable<DateOnly> DaysOfChange(OrganizationUnits units, DateOnly since) => units.All
        .SelectMany(unit => unit.Parents.Select(entry => entry.From).Append(unit.From).Concat(unit.Until is { } until ? [until.AddDays(1)] : []))
        .Where(day => day > since).Append(since).Distinct().Order();

    private static void CheckDay(OrganizationUnits units, DateOnly day)
    {
        var valid = units.All.Where(unit => unit.IsValid(day)).ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        if (valid.Count > UnitDecider.MostUnits)
            throw RefusedException.Conflict("unit.too_many", UnitDecider.MostUnits, day);

        foreach (var unit in valid.Values)
        {
            var above = unit;
            for (var depth = 1; above.ParentAt(day) is { } parent; depth++)
            {
                if (!valid.TryGetValue(parent, out var next))
                    throw RefusedException.Conflict("unit.parent_not_valid", above.Code, parent, day);
                if (next == unit)
                    throw RefusedException.Conflict("unit.ring", unit.Code, day);
                if (depth == UnitDecider.Deepest)
                    throw RefusedException.Conflict("unit.too_deep", unit.Code, UnitDecider.Deepest);
                above = next;
            }
        }
    }
}
