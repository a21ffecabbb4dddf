namespace CxMaturity.Domain.Units;

/// <summary>One row of a list of units.</summary>
/// <param name="Line">Where it stood in the list.</param>
/// <param name="Name">No name leaves that of a known unit as it is.</param>
public sealed record UnitRow(int Line, string Code, LocalizedText? Name, string? Parent, Heads Headcount);

/// <summary>What would become of a row.</summary>
public enum RowOutcome
{
    Added,
    Changed,
    Unchanged,
    Refused
}

/// <summary>One row with its outcome, and why it is refused.</summary>
public sealed record PlannedRow(UnitRow Row, RowOutcome Outcome, RefusedException? Refusal);

/// <summary>What a list of units would change. Where one row is refused, nothing is.</summary>
public sealed record UnitPlan(IReadOnlyList<PlannedRow> Rows, IReadOnlyList<UnitEvent> Events)
{
    public IEnumerable<PlannedRow> Refused => Rows.Where(row => row.Outcome == RowOutcome.Refused);
}

/// <summary>A whole list of units as of one day.</summary>
/// <param name="ClosesOthers">Whether units that the list does not name end on the day before.</param>
public sealed record ImportUnits(Guid OrganizationId, IReadOnlyList<UnitRow> Rows, DateOnly ValidFrom, bool ClosesOthers, DateTimeOffset Now);

/// <summary>Compares a list with the units that are known and says what has to happen.</summary>
public static class UnitImport
{
    public static IReadOnlyList<UnitEvent> Decide(OrganizationUnits units, ImportUnits command)
    {
        var plan = Plan(units, command);
        return plan.Refused.FirstOrDefault() is { } refused ? throw refused.Refusal! : plan.Events;
    }

    public static UnitPlan Plan(OrganizationUnits units, ImportUnits command)
    {
        if (command.Rows.Count is 0 or > UnitDecider.MostUnits)
            throw RefusedException.Invalid("unit.rows_needed", UnitDecider.MostUnits);
        UnitDecider.Sensible(command.ValidFrom);

        var (known, events, outcomes) = (units, new List<UnitEvent>(), new Dictionary<UnitRow, PlannedRow>());
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new List<UnitRow>();
        foreach (var row in command.Rows)
        {
            if (codes.Add(row.Code.Trim()))
                waiting.Add(row);
            else
                outcomes[row] = new(row, RowOutcome.Refused, RefusedException.Invalid("wave.unit_twice", row.Code));
        }

        // A unit may stand before the one above it: it waits for that one.
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(row => string.IsNullOrWhiteSpace(row.Parent) || known.Find(row.Parent.Trim()) is not null).ToArray();
            foreach (var row in ready.Length > 0 ? ready : [.. waiting])
            {
                outcomes[row] = Try(row);
                waiting.Remove(row);
            }
        }

        if (command.ClosesOthers && outcomes.Values.All(row => row.Outcome != RowOutcome.Refused))
            foreach (var node in known.At(command.ValidFrom).Nodes.Where(node => !codes.Contains(node.Code)).OrderByDescending(node => node.Depth))
                Take(UnitDecider.Decide(known, new CloseUnit(node.Code, command.ValidFrom.AddDays(-1), command.Now)));

        return new([.. command.Rows.Select(row => outcomes[row])], events);

        PlannedRow Try(UnitRow row)
        {
            var (before, count) = (known, events.Count);
            try
            {
                var isNew = known.Find(row.Code.Trim()) is null;
                Take(isNew ? Add(row) : []);
                if (!isNew)
                    Change(row);
                return new(row, isNew ? RowOutcome.Added : events.Count > count ? RowOutcome.Changed : RowOutcome.Unchanged, null);
            }
            catch (RefusedException refused)
            {
                known = before;
                events.RemoveRange(count, events.Count - count);
                return new(row, RowOutcome.Refused, refused);
            }
        }

        IReadOnlyList<UnitEvent> Add(UnitRow row) => UnitDecider.Decide(known,
            new AddUnit(command.OrganizationId, row.Code, row.Name ?? new("", ""), row.Parent, row.Headcount, command.ValidFrom, command.Now));

        void Change(UnitRow row)
        {
            Take(UnitDecider.Decide(known, new MoveUnit(row.Code, row.Parent, command.ValidFrom, command.Now)));
            if (row.Name is { } name)
                Take(UnitDecider.Decide(known, new RenameUnit(row.Code, name, command.ValidFrom, command.Now)));
            Take(UnitDecider.Decide(known, new SetHeadcount(row.Code, row.Headcount, command.ValidFrom, command.Now)));
        }

        void Take(IReadOnlyList<UnitEvent> happened)
        {
            known = happened.Aggregate(known, OrganizationUnits.Evolve);
            events.AddRange(happened);
        }
    }
}
