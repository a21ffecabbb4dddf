using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Exchange;

public enum DepartmentKind
{
    Unit,
    Role
}

/// <summary>Those who take over what was found and what is done about it: a unit or a role, never a person.</summary>
/// <param name="Name">The code of a unit; the name of a role.</param>
public sealed record Department(DepartmentKind Kind, string Name);

/// <summary>Under which key a tool keeps something of ours.</summary>
/// <param name="Item">An initiative or a finding.</param>
public sealed record ToolKey(Guid Item, string Key);

// What has happened between one organisation and the tools of its departments. These names and shapes are the storage format: add a
// new event rather than change one.
public abstract record ExchangeEvent(Guid OrganizationId, DateTimeOffset At);

public sealed record DeliveryFormatChosen(Guid OrganizationId, Department Department, DeliveryFormat Format, DateTimeOffset At) : ExchangeEvent(OrganizationId, At);

/// <summary>A department has no format of its own any more.</summary>
public sealed record DeliveryFormatDropped(Guid OrganizationId, Department Department, DateTimeOffset At) : ExchangeEvent(OrganizationId, At);

/// <summary>A file that came back said what is called what over there.</summary>
/// <param name="Keys">Only those that were not known yet.</param>
public sealed record ToolKeysLearned(Guid OrganizationId, DeliveryFormat Tool, IReadOnlyList<ToolKey> Keys, DateTimeOffset At) : ExchangeEvent(OrganizationId, At);
