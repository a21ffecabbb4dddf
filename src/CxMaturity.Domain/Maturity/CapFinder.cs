using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>A dimension with its unrounded score, as caps look at it.</summary>
/// <param name="FrontlineLevel">C4: the frontline's level where the leadership is alone with its view; none otherwise.</param>
public sealed record ScoredDimension(string Code, bool Core, double Weight, double Score, int? FrontlineLevel = null)
{
    public int RawLevel => Ladder.LevelOf(Score);

    public int Level => FrontlineLevel is { } level ? Math.Min(level, RawLevel) : RawLevel;
}

/// <summary>
/// Weakest-link caps: a high mean must not hide a missing foundation (staged logic as in CMMI). A cap is reported when it holds the
/// level below what the score alone would give.
/// </summary>
public static class CapFinder
{
    private const double DaysPerQuarter = 365.25 / 4;

    public static IReadOnlyList<Cap> Find(int rawLevel, IReadOnlyList<ScoredDimension> measured, CapRules rules)
    {
        var caps = new List<Cap>();

        var core = measured.Where(dimension => dimension.Core).ToArray();
        if (core.Length > 0)
        {
            var lowest = core.Min(dimension => dimension.Level);
            AddIfItBites(CapCode.C1, lowest + rules.FoundationHeadroom, core.Where(dimension => dimension.Level == lowest), lowest + 1);
        }

        AddIfItBites(CapCode.C2a, rules.CeilingWithLevelOne, measured.Where(dimension => dimension.Level == 1), 2);
        AddIfItBites(CapCode.C2b, rules.CeilingWithLevelTwo, measured.Where(dimension => dimension.Level <= 2), 3);
        return caps;

        void AddIfItBites(CapCode code, int ceiling, IEnumerable<ScoredDimension> guilty, int needed)
        {
            var lifts = guilty.Select(dimension => new Lift(dimension.Code, dimension.Score, Ladder.FloorOf(Math.Min(needed, Ladder.Levels)))).ToArray();
            if (lifts.Length > 0 && ceiling < rawLevel)
                caps.Add(new(code, ceiling, lifts, []));
        }
    }

    /// <summary>The level that the caps leave; never above the raw level.</summary>
    public static int LevelUnder(int rawLevel, IEnumerable<Cap> caps) =>
        caps.Aggregate(rawLevel, (level, cap) => Math.Min(level, cap.Ceiling ?? level));

    /// <summary>C4: core dimensions whose level is the frontline's, and where the frontline would have to be for the level of the score.</summary>
    /// <param name="frontline">The frontline's score of a dimension.</param>
    public static IReadOnlyList<Cap> Perception(IEnumerable<ScoredDimension> measured, Func<string, double> frontline) =>
        [.. measured.Where(dimension => dimension.Level < dimension.RawLevel)
            .Select(dimension => new Cap(CapCode.C4, dimension.Level, [new(dimension.Code, frontline(dimension.Code), Ladder.FloorOf(dimension.RawLevel))], []))];

    /// <summary>C6: the level that the headline may name, one more per quarter than the last one did.</summary>
    /// <param name="last">Level and moment of the last headline on the same questionnaire; none for the first.</param>
    public static int HeadlineLevel(int level, (int Level, DateTimeOffset At)? last, DateTimeOffset now)
    {
        if (last is not { } before)
            return level;
        var quarters = Math.Max(1, (int)Math.Round((now - before.At).TotalDays / DaysPerQuarter));
        return Math.Min(level, before.Level + quarters);
    }

    /// <summary>C5: the reasons why a level is called provisional; none, and it stands.</summary>
    /// <param name="people">Sheets behind the level.</param>
    /// <param name="responseRate">0–1, or none where nobody was counted.</param>
    /// <param name="missingRoleGroups">Role groups the questionnaire knows and the result lacks.</param>
    public static Cap? Provisional(int people, double? responseRate, int missingRoleGroups, CapRules rules)
    {
        List<ProvisionalReason> reasons = [];
        if (responseRate < rules.MinimumResponseRate)
            reasons.Add(ProvisionalReason.ResponseRate);
        if (people < rules.MinimumPeople)
            reasons.Add(ProvisionalReason.FewPeople);
        if (missingRoleGroups > 0)
            reasons.Add(ProvisionalReason.RoleGroupMissing);
        return reasons.Count == 0 ? null : new(CapCode.C5, null, [], reasons);
    }
}
