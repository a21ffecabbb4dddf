using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>From the fields of a form to what the rules decide on; what has the wrong shape is refused here.</summary>
public static partial class InitiativeCommands
{
    /// <summary>A new idea with all that its play knows already: effort, lever, what is owed to the works council, and the steps to tick off.</summary>
    public static IReadOnlyList<InitiativeEvent> Proposed(Initiative initiative, ProposeInitiative command, PlayText? play)
    {
        if (initiative.Exists || play is null)
            return InitiativeDecider.Decide(initiative, command);
        var council = play.Play.WorksCouncil switch
        {
            WorksCouncilPart.Codetermine => WorksCouncilStatus.ToAgree,
            WorksCouncilPart.Inform => WorksCouncilStatus.ToInform,
            _ => WorksCouncilStatus.NotNeeded
        };
        var steps = Heads().Matches(play.Sections.FirstOrDefault(section => section.Part == PlayPart.Steps)?.Html ?? "")
            .Select(head => WebUtility.HtmlDecode(Tags().Replace(head.Groups[1].Value, "")).Trim().TrimEnd('.', ':')).Where(head => head.Length is > 0 and <= LongestStep);
        return InOrder(initiative,
        [
            state => InitiativeDecider.Decide(state, command),
            state => PlanDecider.Decide(state, new EstimateEffort(play.Play.Effort, command.Now)),
            state => PlanDecider.Decide(state, new ChooseLever(Enum.Parse<Lever>(play.Play.Kind.ToString()), command.Now)),
            state => PlanDecider.Decide(state, new SetWorksCouncilStatus(council, command.Now)),
            .. steps.Select((step, i) => (Func<Initiative, IReadOnlyList<InitiativeEvent>>)(state =>
                NoteDecider.Decide(state, new AddChecklistItem(StableId.Of("step", $"{command.InitiativeId}", $"{i}"), step, command.Now))))
        ]);
    }

    public static Owner? OwnerIn(InitiativeFields form)
    {
        var account = form["OwnerAccount"] is { Length: > 0 } typed ? IdIn(typed) : (Guid?)null;
        var role = form["OwnerRole"].Trim();
        return account is null && role.Length == 0 ? null : new(account, role.Length == 0 ? null : role);
    }

    /// <summary>Only what is not so already happens; if anything of it is refused, nothing does.</summary>
    public static IReadOnlyList<InitiativeEvent> People(Initiative initiative, InitiativeFields form, DateTimeOffset now) => InOrder(initiative,
        state => PlanDecider.Decide(state, new NameOwner(OwnerIn(form), now)),
        state => PlanDecider.Decide(state, new NameSponsor(form["Sponsor"], now)),
        state => PlanDecider.Decide(state, new NameTeam(Lines(form["Team"]), now)));

    public static IReadOnlyList<InitiativeEvent> Period(Initiative initiative, InitiativeFields form, DateTimeOffset now) => InOrder(initiative,
        state => PlanDecider.Decide(state, new SetPeriod(DayIn(form["Start"]), DayIn(form["Due"]), now)),
        state => PlanDecider.Decide(state, new EstimateEffort(EffortIn(form["Effort"]), now)),
        state => PlanDecider.Decide(state, new ForeseeWorkload(form["Workload"], now)));

    /// <param name="isUnit">Whether there is such a unit; whatever is assigned already may stay when it is gone.</param>
    public static IReadOnlyList<InitiativeEvent> Place(Initiative initiative, InitiativeFields form, Func<string, bool> isUnit, DateTimeOffset now)
    {
        string[] units = [.. form.All("Units").Where(unit => unit.Length > 0)];
        AdmitUnits(units, initiative, isUnit);
        Lever? lever = form["Lever"].Length == 0 ? null : WordIn<Lever>(form["Lever"]);
        var council = WordIn<WorksCouncilStatus>(form["WorksCouncil"]);
        return InOrder(initiative,
            state => PlanDecider.Decide(state, new ChooseLever(lever, now)),
            state => PlanDecider.Decide(state, new SetWorksCouncilStatus(council, now)),
            state => PlanDecider.Decide(state, new AssignUnits(units, now)),
            state => PlanDecider.Decide(state, new ReferInitiative(ReferencesIn(form), now)));
    }

    /// <summary>Refuses a unit that there is not, unless it is assigned already.</summary>
    public static void AdmitUnits(IReadOnlyList<string> units, Initiative known, Func<string, bool> isUnit)
    {
        if (units.FirstOrDefault(unit => !isUnit(unit) && !known.Units.Contains(unit)) is { } unknown)
            throw RefusedException.Invalid("board.unit_unknown", unknown);
    }

    public static IReadOnlyList<InitiativeEvent> Drivers(Initiative initiative, InitiativeFields form, DateTimeOffset now) =>
        InitiativeDecider.Decide(initiative, new LinkDrivers(Lines(form["Drivers"]), now));

    public static IReadOnlyList<InitiativeEvent> Targets(Initiative initiative, InitiativeFields form, DateTimeOffset now)
    {
        var (dimensions, deltas, days) = (form.All("TargetDimension"), form.All("TargetDelta"), form.All("TargetBy"));
        if (dimensions.Length != deltas.Length || dimensions.Length != days.Length)
            throw RefusedException.Invalid("board.form");
        // A row without a dimension is one that was left empty, or is to go.
        DimensionTarget[] targets =
        [
            .. Enumerable.Range(0, dimensions.Length).Where(row => dimensions[row].Length > 0)
                .Select(row => new DimensionTarget(dimensions[row], NumberIn(deltas[row]) ?? 0, DayIn(days[row]) ?? throw RefusedException.Invalid("board.date", days[row])))
        ];
        return InitiativeDecider.Decide(initiative, new SetTargets(targets, now));
    }

    public static ScopeCard ScopeIn(InitiativeFields form) =>
        new(form["Question"], form["Inside"], form["Outside"], form["Deliverable"], form["DecisionMaker"], form["DoneWhen"], form["AddsCommittee"] == "yes");

    public static Kpi KpiIn(InitiativeFields form) => new(
        form["KpiName"], form["KpiUnit"], NumberIn(form["KpiBefore"]), NumberIn(form["KpiAfter"]), NumberIn(form["KpiTarget"]), DayIn(form["KpiOn"]));

    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    public static DateOnly? DayIn(string text) => text.Trim().Length == 0 ? null
        : DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw RefusedException.Invalid("board.date", text);

    public static Guid IdIn(string text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? id : throw RefusedException.Invalid("board.form");

    public static T WordIn<T>(string text) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(word => word.ToString() == text) ?? throw RefusedException.Invalid("board.form");

    /// <summary>People write 1,5 and 1.5, and mean the same.</summary>
    public static double? NumberIn(string text)
    {
        var typed = text.Trim();
        if (typed.Length == 0)
            return null;
        return double.TryParse(typed.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw RefusedException.Invalid("board.number", typed);
    }

    private static int? EffortIn(string text) => text.Length == 0 ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var effort) ? effort
        : throw RefusedException.Invalid("board.form");

    private static FindingReference[] ReferencesIn(InitiativeFields form)
    {
        var (kinds, names) = (form.All("ReferenceKind"), form.All("ReferenceName"));
        if (kinds.Length != names.Length)
            throw RefusedException.Invalid("board.form");
        return [.. kinds.Zip(names).Where(row => row.First.Length > 0).Select(row => new FindingReference(WordIn<ReferenceKind>(row.First), row.Second))];
    }

    private const int LongestStep = 200;

    [GeneratedRegex(@"<li>\s*(?:<p>)?\s*<strong>(.*?)</strong>", RegexOptions.Singleline)]
    private static partial Regex Heads();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    private static InitiativeEvent[] InOrder(Initiative initiative, params Func<Initiative, IReadOnlyList<InitiativeEvent>>[] decisions)
    {
        var events = new List<InitiativeEvent>();
        foreach (var decide in decisions)
        {
            var decided = decide(initiative);
            events.AddRange(decided);
            initiative = decided.Aggregate(initiative, Initiative.Evolve);
        }

        return [.. events];
    }
}
