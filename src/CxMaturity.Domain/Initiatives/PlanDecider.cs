using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Initiatives;

public sealed record NameOwner(Owner? Owner, DateTimeOffset Now);

public sealed record NameSponsor(string Sponsor, DateTimeOffset Now);

public sealed record NameTeam(IReadOnlyList<string> Team, DateTimeOffset Now);

public sealed record SetPeriod(DateOnly? Start, DateOnly? Due, DateTimeOffset Now);

public sealed record EstimateEffort(int? Effort, DateTimeOffset Now);

public sealed record ForeseeWorkload(string Workload, DateTimeOffset Now);

public sealed record ChooseLever(Lever? Lever, DateTimeOffset Now);

public sealed record SetWorksCouncilStatus(WorksCouncilStatus Status, DateTimeOffset Now);

public sealed record AssignUnits(IReadOnlyList<string> Units, DateTimeOffset Now);

public sealed record ReferInitiative(IReadOnlyList<FindingReference> References, DateTimeOffset Now);

/// <summary>All of the plan at once, as one form sends it; only what is different happens.</summary>
public sealed record PlanInitiative(
    Owner? Owner, string Sponsor, IReadOnlyList<string> Team, DateOnly? Start, DateOnly? Due, int? Effort, string Workload, Lever? Lever,
    WorksCouncilStatus WorksCouncil, IReadOnlyList<string> Units, IReadOnlyList<FindingReference> References, IReadOnlyList<string> Drivers,
    IReadOnlyList<DimensionTarget> Targets, DateTimeOffset Now);

/// <summary>The rules of who does it, when, where, and with what.</summary>
public static class PlanDecider
{
    public const int LongestRole = 120;
    public const int MostInTeam = 30;
    public const int LeastEffort = 1;
    public const int MostEffort = 5;
    public const int MostUnits = 50;

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, NameOwner command)
    {
        InitiativeDecider.Existing(initiative);
        var owner = OwnerOf(command.Owner);
        return initiative.Owner == owner ? [] : InitiativeDecider.KeepingReady(initiative, new OwnerNamed(initiative.Id, owner, command.Now));
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, NameSponsor command)
    {
        InitiativeDecider.Existing(initiative);
        var sponsor = Wording.LineOrNothing(command.Sponsor, LongestRole, "initiative.sponsor");
        return initiative.Sponsor == sponsor ? [] : [new SponsorNamed(initiative.Id, sponsor, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, NameTeam command)
    {
        InitiativeDecider.Existing(initiative);
        var team = Wording.Lines(command.Team, MostInTeam, LongestRole, "initiative.team");
        return initiative.Team.SequenceEqual(team) ? [] : [new TeamNamed(initiative.Id, team, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, SetPeriod command)
    {
        InitiativeDecider.Existing(initiative);
        DateOnly? start = command.Start is { } first ? InitiativeDecider.DayOf(first) : null;
        DateOnly? due = command.Due is { } last ? InitiativeDecider.DayOf(last) : null;
        if (start > due)
            throw RefusedException.Invalid("initiative.period", start, due);
        return initiative.Start == start && initiative.Due == due
            ? []
            : InitiativeDecider.KeepingReady(initiative, new PeriodSet(initiative.Id, start, due, command.Now));
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, EstimateEffort command)
    {
        InitiativeDecider.Existing(initiative);
        if (command.Effort is < LeastEffort or > MostEffort)
            throw RefusedException.Invalid("initiative.effort", LeastEffort, MostEffort);
        return initiative.Effort == command.Effort ? [] : [new EffortEstimated(initiative.Id, command.Effort, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, ForeseeWorkload command)
    {
        InitiativeDecider.Existing(initiative);
        var workload = InitiativeDecider.TextOf(command.Workload);
        return initiative.Workload == workload ? [] : [new WorkloadForeseen(initiative.Id, workload, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, ChooseLever command)
    {
        InitiativeDecider.Existing(initiative);
        if (command.Lever is { } lever && !Enum.IsDefined(lever))
            throw RefusedException.Invalid("initiative.lever");
        return initiative.Lever == command.Lever ? [] : [new LeverChosen(initiative.Id, command.Lever, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, SetWorksCouncilStatus command)
    {
        InitiativeDecider.Existing(initiative);
        if (!Enum.IsDefined(command.Status))
            throw RefusedException.Invalid("initiative.works_council");
        return initiative.WorksCouncil == command.Status ? [] : [new WorksCouncilStatusSet(initiative.Id, command.Status, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, AssignUnits command)
    {
        InitiativeDecider.Existing(initiative);
        string[] units = [.. command.Units.Where(unit => !string.IsNullOrWhiteSpace(unit)).Select(unit => unit.Trim()).Distinct()];
        if (units.Length > MostUnits || !units.All(UnitRules.IsCode))
            throw RefusedException.Invalid("initiative.units", UnitRules.LongestCode, MostUnits);
        return initiative.Units.SequenceEqual(units) ? [] : [new UnitsAssigned(initiative.Id, units, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, ReferInitiative command)
    {
        InitiativeDecider.Existing(initiative);
        var references = FindingReferences.CheckedOrNone(command.References);
        return initiative.References.SequenceEqual(references) ? [] : [new InitiativeReferred(initiative.Id, references, command.Now)];
    }

    public static IReadOnlyList<InitiativeEvent> Decide(Initiative initiative, PlanInitiative command)
    {
        InitiativeDecider.Existing(initiative);
        // What a ready card must keep is asked once, at the end, so that everything that would be lost is said in one go.
        var asIdea = initiative with { Column = BoardColumn.Idea };
        return InitiativeDecider.KeepingReady(
            initiative,
            [
                .. Decide(asIdea, new NameOwner(command.Owner, command.Now)),
                .. Decide(asIdea, new NameSponsor(command.Sponsor, command.Now)),
                .. Decide(asIdea, new NameTeam(command.Team, command.Now)),
                .. Decide(asIdea, new SetPeriod(command.Start, command.Due, command.Now)),
                .. Decide(asIdea, new EstimateEffort(command.Effort, command.Now)),
                .. Decide(asIdea, new ForeseeWorkload(command.Workload, command.Now)),
                .. Decide(asIdea, new ChooseLever(command.Lever, command.Now)),
                .. Decide(asIdea, new SetWorksCouncilStatus(command.WorksCouncil, command.Now)),
                .. Decide(asIdea, new AssignUnits(command.Units, command.Now)),
                .. Decide(asIdea, new ReferInitiative(command.References, command.Now)),
                .. InitiativeDecider.Decide(asIdea, new LinkDrivers(command.Drivers, command.Now)),
                .. InitiativeDecider.Decide(asIdea, new SetTargets(command.Targets, command.Now))
            ]);
    }

    private static Owner? OwnerOf(Owner? given)
    {
        if (given is null)
            return null;
        var role = Wording.LineOrNothing(given.Role, LongestRole, "initiative.owner");
        var account = given.Account is { } id && id != Guid.Empty ? id : (Guid?)null;
        // Two who answer for it are nobody who does.
        if (account is null == (role.Length == 0))
            throw RefusedException.Invalid("initiative.owner", LongestRole);
        return account is null ? Owner.Of(role) : Owner.Of(account.Value);
    }
}
