namespace CxMaturity.Domain.Organizations;

/// <summary>The consultants of a firm work in this organisation from now on.</summary>
public sealed record OrganizationEntrusted(Guid OrganizationId, Guid FirmId, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

/// <summary>The firm's consultants no longer come in.</summary>
public sealed record OrganizationTakenBack(Guid OrganizationId, Guid FirmId, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

/// <summary>The same as seen by the firm: a client came.</summary>
public sealed record ClientTakenOn(Guid OrganizationId, Guid ClientId, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

/// <summary>A client went.</summary>
public sealed record ClientLetGo(Guid OrganizationId, Guid ClientId, DateTimeOffset At) : OrganizationEvent(OrganizationId, At);

public sealed record EntrustToFirm(Guid FirmId, DateTimeOffset Now);

public sealed record TakeBackFromFirm(DateTimeOffset Now);

public sealed record TakeOnClient(Guid ClientId, DateTimeOffset Now);

public sealed record LetClientGo(Guid ClientId, DateTimeOffset Now);

/// <summary>A consultancy is an organisation like others; what ties a client to it stands with both.</summary>
public static class EntrustingDecider
{
    public static IReadOnlyList<OrganizationEvent> Decide(Organization client, EntrustToFirm command)
    {
        if (!client.Exists)
            throw RefusedException.Unknown("organization.unknown");
        if (client.FirmId == command.FirmId)
            return [];
        if (client.FirmId is not null || client.Id == command.FirmId)
            throw RefusedException.Conflict("organization.entrusted_already");
        return [new OrganizationEntrusted(client.Id, command.FirmId, command.Now)];
    }

    public static IReadOnlyList<OrganizationEvent> Decide(Organization client, TakeBackFromFirm command) =>
        client.FirmId is { } firm ? [new OrganizationTakenBack(client.Id, firm, command.Now)] : [];

    public static IReadOnlyList<OrganizationEvent> Decide(Organization firm, TakeOnClient command)
    {
        if (!firm.Exists)
            throw RefusedException.Unknown("organization.unknown");
        return firm.Clients.Contains(command.ClientId) ? [] : [new ClientTakenOn(firm.Id, command.ClientId, command.Now)];
    }

    public static IReadOnlyList<OrganizationEvent> Decide(Organization firm, LetClientGo command) =>
        firm.Clients.Contains(command.ClientId) ? [new ClientLetGo(firm.Id, command.ClientId, command.Now)] : [];
}
