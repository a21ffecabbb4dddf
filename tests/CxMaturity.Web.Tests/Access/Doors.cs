using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Tests.Access;

/// <summary>What an address takes: a right within its organisation, something that a visitor is, or nothing.</summary>
public abstract record Lock
{
    public sealed record Needs(Right Right) : Lock;

    /// <summary>A right to enter, and another one for what the form does.</summary>
    public sealed record NeedsBoth(Right Page, Right Form) : Lock;

    public sealed record SignedIn : Lock;

    /// <summary>Somebody who may found organisations.</summary>
    public sealed record Founder : Lock;

    /// <summary>Somebody who keeps the installation.</summary>
    public sealed record Keeper : Lock;

    public sealed record Open : Lock;
}

/// <summary>One way to call the product.</summary>
public sealed record Door(string Method, string Pattern, string? Handler, Lock Lock)
{
    public string Key => $"{Method} {Pattern}{(Handler is null ? "" : $"?handler={Handler}")}";

    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public bool IsOfAnOrganization => Pattern.Contains("{org}", StringComparison.Ordinal);
}

/// <summary>Every way to call the product, with what it takes. It is written by hand on purpose: what changes in the product is noticed here.</summary>
public static class Doors
{
    public static readonly IReadOnlyList<Door> All =
    [
        .. Page("/", new Lock.Open()),
        .. Page("/articles", new Lock.Open()),
        .. Page("/articles/{slug}", new Lock.Open()),
        .. Page("/plays", new Lock.Open()),
        .. Page("/plays/print", new Lock.Open()),
        .. Page("/plays/{play}", new Lock.Open()),
        .. Page("/questionnaires", new Lock.Open()),
        .. Page("/questionnaires/{id}/{version}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/roles", new Lock.Open()),
        .. Page("/status/{code}", new Lock.Open()),
        .. Page("/sign-in", new Lock.Open(), ("", new Lock.Open()), ("PasskeyOptions", new Lock.Open()), ("Passkey", new Lock.Open())),
        .. Page("/sign-in/no-role", new Lock.SignedIn()),
        .. Page("/sign-out", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/setup/{word}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/invitations/{invitation}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/reset/{reset}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/keep/{sheet}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/account", new Lock.SignedIn(), ("Name", new Lock.SignedIn()), ("Password", new Lock.SignedIn()), ("PasskeyOptions", new Lock.SignedIn()),
            ("Passkey", new Lock.SignedIn()), ("ForgetPasskey", new Lock.SignedIn()), ("End", new Lock.SignedIn()), ("EndAll", new Lock.SignedIn())),
        .. Page("/organizations", new Lock.SignedIn(), ("", new Lock.Founder())),
        .. Page("/organizations/choices", new Lock.SignedIn()),
        .. Page("/portfolio", new Lock.SignedIn()),
        .. Page("/mine", new Lock.SignedIn()),
        .. Page("/mine.ics", new Lock.SignedIn()),
        .. Page("/demo", new Lock.Founder(), ("", new Lock.Founder()), ("As", new Lock.Founder())),
        .. Page("/operations", new Lock.Keeper()),
        .. Page("/access-log", new Lock.Keeper()),
        .. Page("/access-log.xlsx", new Lock.Keeper()),

        .. Organization("/o/{org}", Right.SeeOrganization, ("", Right.ChangeRules)),
        .. Organization("/o/{org}/members", Right.ManageMembers, ("Invite", Right.ManageMembers), ("Withdraw", Right.ManageMembers), ("Roles", Right.ManageMembers),
            ("Remove", Right.ManageMembers), ("Reset", Right.ManageMembers), ("TakeBack", Right.ManageMembers)),
        .. Organization("/o/{org}/leave", Right.SeeOrganization, ("", Right.SeeOrganization)),
        .. Organization("/o/{org}/tokens", Right.ManageTokens, ("", Right.ManageTokens), ("Revoke", Right.ManageTokens)),
        .. Organization("/o/{org}/units", Right.SeeUnits),
        .. Organization("/o/{org}/units/edit", Right.ManageUnits, ("Add", Right.ManageUnits), ("Rename", Right.ManageUnits), ("Move", Right.ManageUnits), ("Headcount", Right.ManageUnits),
            ("Close", Right.ManageUnits), ("Reopen", Right.ManageUnits)),
        .. Organization("/o/{org}/units/import", Right.ManageUnits, ("Look", Right.ManageUnits), ("Take", Right.ManageUnits)),
        .. Organization("/o/{org}/branding", Right.ManageBranding, ("Name", Right.ManageBranding), ("Logo", Right.ManageBranding), ("NoLogo", Right.ManageBranding),
            ("Look", Right.ManageBranding)),
        .. Organization("/o/{org}/logo", Right.SeeOrganization),
        .. Organization("/o/{org}/accent.css", Right.SeeOrganization),
        .. Organization("/o/{org}/trail", Right.SeeTrail),
        .. Organization("/o/{org}/trail.xlsx", Right.SeeTrail),
        .. Organization("/o/{org}/access-log", Right.SeeAccessLog),
        .. Organization("/o/{org}/access-log.xlsx", Right.SeeAccessLog),
        .. Organization("/o/{org}/archive", Right.TakeAway, ("", Right.TakeAway)),
        .. Page("/archives", new Lock.Keeper(), ("Check", new Lock.Keeper()), ("BringIn", new Lock.Keeper()), ("Forget", new Lock.Keeper())),
        .. Organization("/o/{org}/demo", Right.RemoveDemo, ("", Right.RemoveDemo)),
        .. Organization("/o/{org}/board", Right.SeeActions, ("Move", Right.ManageActions), ("Back", Right.ManageActions)),
        .. Organization("/o/{org}/board.ics", Right.SeeActions),
        .. Organization("/o/{org}/exchange", Right.SeeActions, ("Choose", Right.ManageActions), ("Drop", Right.ManageActions), ("Deliver", Right.ManageActions)),
        .. Organization("/o/{org}/exchange/file", Right.SeeActions),
        .. Organization("/o/{org}/exchange/status", Right.ManageActions, ("Look", Right.ManageActions), ("Take", Right.ManageActions)),
        .. Organization("/o/{org}/initiatives/new", Right.ManageActions, ("", Right.ManageActions)),
        .. Organization("/o/{org}/initiatives/{initiative}", Right.SeeActions, [.. new[]
        {
            "Title", "People", "Period", "Place", "Drivers", "Targets", "Card", "Findings", "Kpi", "DropKpi", "Move", "AddItem", "Tick", "RemoveItem", "Comment", "Decision",
            "Lesson", "Attach", "Detach", "Check"
        }.Select(form => (form, Right.ManageActions))]),
        .. Organization("/o/{org}/initiatives/{initiative}/scope", Right.SeeActions),
        .. Organization("/o/{org}/initiatives/{initiative}/attachments/{attachment}", Right.SeeActions),
        .. Organization("/o/{org}/waves/new", Right.RunWaves, ("", Right.RunWaves)),
        .. Organization("/o/{org}/waves/{wave}", Right.SeeWaves, ("Open", Right.RunWaves), ("Close", Right.RunWaves)),
        .. Organization("/o/{org}/waves/{wave}/results", Right.SeeResults),
        .. Organization("/o/{org}/waves/{wave}/results/units", Right.SeeUnitResults),
        .. Organization("/o/{org}/waves/{wave}/results/dimensions/{code}", Right.SeeResults),
        .. Organization("/o/{org}/waves/{wave}/results/perception", Right.SeeResults, ("Customers", Right.RecordResults)),
        .. Organization("/o/{org}/waves/{wave}/results/drivers", Right.SeeResults),
        .. Organization("/o/{org}/waves/{wave}/results/findings", Right.SeeResults),
        .. Organization("/o/{org}/waves/{wave}/results/quality", Right.SeeQuality, ("AsIf", Right.RecordResults), ("Recompute", Right.RecordResults), ("Restate", Right.RecordResults)),
        .. Organization("/o/{org}/waves/{wave}/workbook.xlsx", Right.ExportResults),
        .. Organization("/o/{org}/findings", Right.SeeActions, ("Raise", Right.ManageActions)),
        .. Organization("/o/{org}/findings/new", Right.ManageActions, ("", Right.ManageActions)),
        .. Organization("/o/{org}/findings/{finding}", Right.SeeActions, ("Accept", Right.ManageActions), ("Decline", Right.ManageActions), ("Reopen", Right.ManageActions),
            ("Merge", Right.ManageActions), ("Deliver", Right.ManageActions), ("Discuss", Right.ManageActions), ("Reword", Right.ManageActions), ("Refer", Right.ManageActions),
            ("DeclinePlay", Right.ManageActions)),
        .. Organization("/o/{org}/recommendations", Right.SeeActions),
        .. Organization("/o/{org}/plays", Right.SeeActions),
        .. Organization("/o/{org}/plays/print", Right.SeeActions),
        .. Organization("/o/{org}/plays/new", Right.ManageActions, ("", Right.ManageActions)),
        .. Organization("/o/{org}/plays/{own}", Right.SeeActions, ("Withdraw", Right.ManageActions), ("BringBack", Right.ManageActions)),
        .. Organization("/o/{org}/plays/{own}/edit", Right.ManageActions, ("", Right.ManageActions)),
        .. Organization("/o/{org}/pulse", Right.SeeActions),
        .. Organization("/o/{org}/quarter", Right.SeeActions),
        .. Organization("/o/{org}/change", Right.SeeResults),
        .. Organization("/o/{org}/change/why", Right.SeeResults),
        .. Organization("/o/{org}/trend", Right.SeeResults),

        // Whoever answers has a link and nothing else.
        .. Page("/o/{org}/waves/{wave}/join/{door}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/o/{org}/sheets/{sheet}", new Lock.Open()),
        .. Page("/o/{org}/sheets/{sheet}/pages/{code}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/o/{org}/sheets/{sheet}/answers/{item}", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/o/{org}/sheets/{sheet}/review", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/o/{org}/sheets/{sheet}/consent", new Lock.Open(), ("", new Lock.Open())),
        .. Page("/o/{org}/sheets/{sheet}/result", new Lock.Open()),
        .. Page("/o/{org}/sheets/{sheet}/workbook.xlsx", new Lock.Open()),

        new("GET", "/health/live", null, new Lock.Open()),
        new("HEAD", "/health/live", null, new Lock.Open()),
        new("GET", "/health/ready", null, new Lock.Open()),
        new("HEAD", "/health/ready", null, new Lock.Open()),
        new("POST", "/language", null, new Lock.Open()),
        new("GET", "/articles/images/{name}", null, new Lock.Open()),
        new("GET", "/openapi/{documentName}.json", null, new Lock.Open()),
        new("GET", "/api/v1/questionnaires", null, new Lock.Open()),
        new("POST", "/api/v1/organizations", null, new Lock.Founder()),
        new("GET", "/api/v1/organizations/{org}/initiatives/{initiative}/attachments/{attachment}", null, new Lock.Needs(Right.SeeActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/attachments/{attachment}", null, new Lock.Needs(Right.ManageActions)),
        new("DELETE", "/api/v1/organizations/{org}/initiatives/{initiative}/attachments/{attachment}", null, new Lock.Needs(Right.ManageActions)),
        new("GET", "/api/v1/organizations/{org}/plays", null, new Lock.Needs(Right.SeeActions)),
        new("POST", "/api/v1/organizations/{org}/plays", null, new Lock.Needs(Right.ManageActions)),
        new("GET", "/api/v1/organizations/{org}/plays/{own}", null, new Lock.Needs(Right.SeeActions)),
        new("PUT", "/api/v1/organizations/{org}/plays/{own}", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/plays/{own}/withdraw", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/plays/{own}/bring-back", null, new Lock.Needs(Right.ManageActions)),
        new("GET", "/api/v1/organizations/{org}/actions/formats", null, new Lock.Needs(Right.SeeActions)),
        new("PUT", "/api/v1/organizations/{org}/actions/formats", null, new Lock.Needs(Right.ManageActions)),
        new("GET", "/api/v1/plays", null, new Lock.Open()),
        new("GET", "/api/v1/plays/{play}", null, new Lock.Open()),
        new("GET", "/api/v1/organizations/{org}/findings", null, new Lock.Needs(Right.SeeActions)),
        new("GET", "/api/v1/organizations/{org}/findings/{finding}", null, new Lock.Needs(Right.SeeActions)),
        new("GET", "/api/v1/organizations/{org}/waves/{wave}/recommendations", null, new Lock.Needs(Right.SeeActions)),
        new("GET", "/api/v1/organizations/{org}/initiatives", null, new Lock.Needs(Right.SeeActions)),
        new("GET", "/api/v1/organizations/{org}/initiatives/{initiative}", null, new Lock.Needs(Right.SeeActions)),
        new("POST", "/api/v1/organizations/{org}/findings", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/waves/{wave}/findings", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/findings/{finding}/words", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/findings/{finding}/references", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/accept", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/decline", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/reopen", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/deliver", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/discuss", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/merge", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/findings/{finding}/decline-play", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/title", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/plan", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/scope", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/findings", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives/{initiative}/move", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives/{initiative}/comments", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives/{initiative}/decisions", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives/{initiative}/lessons", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives/{initiative}/checklist", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/checklist/{point}", null, new Lock.Needs(Right.ManageActions)),
        new("DELETE", "/api/v1/organizations/{org}/initiatives/{initiative}/checklist/{point}", null, new Lock.Needs(Right.ManageActions)),
        new("PUT", "/api/v1/organizations/{org}/initiatives/{initiative}/kpis", null, new Lock.Needs(Right.ManageActions)),
        new("DELETE", "/api/v1/organizations/{org}/initiatives/{initiative}/kpis", null, new Lock.Needs(Right.ManageActions)),
        new("POST", "/api/v1/organizations/{org}/initiatives/{initiative}/check", null, new Lock.Needs(Right.ManageActions)),
        new("GET", "/api/v1/organizations/{org}/archive", null, new Lock.Needs(Right.TakeAway)),
        new("POST", "/api/v1/archives", null, new Lock.Keeper()),
        new("GET", "/api/v1/organizations/{org}/actions/export", null, new Lock.Needs(Right.SeeActions)),
        new("POST", "/api/v1/organizations/{org}/actions/statuses", null, new Lock.Needs(Right.ManageActions)),
        new("GET", "/api/v1/organizations/{org}/units", null, new Lock.Needs(Right.SeeUnits)),
        new("PUT", "/api/v1/organizations/{org}/units", null, new Lock.Needs(Right.ManageUnits)),
        new("POST", "/api/v1/organizations/{org}/waves", null, new Lock.Needs(Right.RunWaves)),
        new("POST", "/api/v1/organizations/{org}/waves/{wave}/open", null, new Lock.Needs(Right.RunWaves)),
        new("POST", "/api/v1/organizations/{org}/waves/{wave}/close", null, new Lock.Needs(Right.RunWaves)),
        new("POST", "/api/v1/organizations/{org}/waves/{wave}/sheets", null, new Lock.Needs(Right.RunWaves)),
        new("GET", "/api/v1/organizations/{org}/waves/{wave}/results", null, new Lock.Needs(Right.ExportResults)),
        new("GET", "/api/v1/organizations/{org}/waves/{wave}/workbook.xlsx", null, new Lock.Needs(Right.ExportResults)),
        new("PUT", "/api/v1/organizations/{org}/sheets/{sheet}/answers/{item}", null, new Lock.Open()),
        new("POST", "/api/v1/organizations/{org}/sheets/{sheet}/submit", null, new Lock.Open()),
        new("PUT", "/api/v1/organizations/{org}/sheets/{sheet}/consent", null, new Lock.Open()),
        new("GET", "/api/v1/organizations/{org}/sheets/{sheet}/result", null, new Lock.Open())
    ];

    private static IEnumerable<Door> Page(string pattern, Lock page, params (string Handler, Lock Lock)[] forms) =>
        [new("GET", pattern, null, page), .. forms.Select(form => new Door("POST", pattern, form.Handler, form.Lock))];

    private static IEnumerable<Door> Organization(string pattern, Right page, params (string Handler, Right Right)[] forms) =>
        Page(pattern, new Lock.Needs(page), [.. forms.Select(form => (form.Handler, (Lock)new Lock.NeedsBoth(page, form.Right)))]);
}
