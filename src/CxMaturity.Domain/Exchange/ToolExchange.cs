using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Exchange;

/// <summary>In which format a department works.</summary>
public sealed record DepartmentFormat(Department Department, DeliveryFormat Format);

/// <summary>How an organisation's departments get what concerns them, and what their tools call it.</summary>
public sealed record ToolExchange
{
    // Before the initial state, which is made from it.
    private static readonly IReadOnlyDictionary<Guid, string> NoKeys = new Dictionary<Guid, string>();

    public static readonly ToolExchange Initial = new();

    /// <summary>In the order in which they were first chosen.</summary>
    public IReadOnlyList<DepartmentFormat> Formats { get; init; } = [];

    public IReadOnlyDictionary<Guid, string> JiraKeys { get; init; } = NoKeys;

    public IReadOnlyDictionary<Guid, string> AzureDevOpsKeys { get; init; } = NoKeys;

    /// <summary>None where nobody has chosen one.</summary>
    public DeliveryFormat? FormatOf(Department department) => Formats.FirstOrDefault(known => ExchangeDecider.IsSame(known.Department, department))?.Format;

    /// <summary>What a tool calls each thing of ours; nothing for a format that is no tool.</summary>
    public IReadOnlyDictionary<Guid, string> KeysIn(DeliveryFormat tool) => tool switch
    {
        DeliveryFormat.Jira => JiraKeys,
        DeliveryFormat.AzureDevOps => AzureDevOpsKeys,
        _ => NoKeys
    };

    public static ToolExchange Evolve(ToolExchange exchange, ExchangeEvent happened) => happened switch
    {
        DeliveryFormatChosen e when exchange.FormatOf(e.Department) is null => exchange with { Formats = [.. exchange.Formats, new(e.Department, e.Format)] },
        DeliveryFormatChosen e => exchange with
        {
            Formats = [.. exchange.Formats.Select(known => ExchangeDecider.IsSame(known.Department, e.Department) ? new(e.Department, e.Format) : known)]
        },
        DeliveryFormatDropped e => exchange with { Formats = [.. exchange.Formats.Where(known => !ExchangeDecider.IsSame(known.Department, e.Department))] },
        ToolKeysLearned { Tool: DeliveryFormat.Jira } e => exchange with { JiraKeys = With(exchange.JiraKeys, e.Keys) },
        ToolKeysLearned { Tool: DeliveryFormat.AzureDevOps } e => exchange with { AzureDevOpsKeys = With(exchange.AzureDevOpsKeys, e.Keys) },
        _ => exchange
    };

    private static Dictionary<Guid, string> With(IReadOnlyDictionary<Guid, string> known, IReadOnlyList<ToolKey> learned)
    {
        var keys = new Dictionary<Guid, string>(known);
        foreach (var key in learned)
            keys[key.Item] = key.Key;
        return keys;
    }
}
