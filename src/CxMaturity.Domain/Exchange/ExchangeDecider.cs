using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Exchange;

public sealed record ChooseDeliveryFormat(Guid OrganizationId, Department Department, DeliveryFormat Format, DateTimeOffset Now);

public sealed record DropDeliveryFormat(Guid OrganizationId, Department Department, DateTimeOffset Now);

public sealed record LearnToolKeys(Guid OrganizationId, DeliveryFormat Tool, IReadOnlyList<ToolKey> Keys, DateTimeOffset Now);

/// <summary>The rules of what departments are given, and of what is believed about their tools.</summary>
public static class ExchangeDecider
{
    public const int MostDepartments = 200;
    public const int LongestKey = 60;

    public static IReadOnlyList<ExchangeEvent> Decide(ToolExchange exchange, ChooseDeliveryFormat command)
    {
        var department = Checked(command.Department);
        if (!Enum.IsDefined(command.Format))
            throw RefusedException.Invalid("finding.format");
        var known = exchange.FormatOf(department);
        if (known is null && exchange.Formats.Count >= MostDepartments)
            throw RefusedException.Conflict("exchange.departments", MostDepartments);
        return known == command.Format ? [] : [new DeliveryFormatChosen(command.OrganizationId, department, command.Format, command.Now)];
    }

    public static IReadOnlyList<ExchangeEvent> Decide(ToolExchange exchange, DropDeliveryFormat command) =>
        exchange.Formats.FirstOrDefault(known => IsSame(known.Department, command.Department)) is { } known
            ? [new DeliveryFormatDropped(command.OrganizationId, known.Department, command.Now)]
            : [];

    /// <summary>Whatever is no key is passed over: it came from a file that is there for something else.</summary>
    public static IReadOnlyList<ExchangeEvent> Decide(ToolExchange exchange, LearnToolKeys command)
    {
        if (command.Tool is not (DeliveryFormat.Jira or DeliveryFormat.AzureDevOps))
            return [];
        var known = exchange.KeysIn(command.Tool);
        ToolKey[] keys = [.. command.Keys.Where(key => IsKey(key.Key) && known.GetValueOrDefault(key.Item) != key.Key).DistinctBy(key => key.Item)];
        return keys.Length == 0 ? [] : [new ToolKeysLearned(command.OrganizationId, command.Tool, keys, command.Now)];
    }

    /// <summary>Units by their codes, roles by their names, whatever the letters' case.</summary>
    public static bool IsSame(Department one, Department other) => one.Kind == other.Kind && string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Plain letters and digits: it stands in files that others open.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= LongestKey && char.IsAsciiLetterOrDigit(key[0]) && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static Department Checked(Department given)
    {
        var name = Wording.Line(given.Name, FindingDecider.LongestRecipient, "exchange.department");
        if (!Enum.IsDefined(given.Kind) || (given.Kind == DepartmentKind.Unit && !UnitRules.IsCode(name)))
            throw RefusedException.Invalid("exchange.department", FindingDecider.LongestRecipient);
        return new(given.Kind, name);
    }
}
