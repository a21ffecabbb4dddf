using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>What departments get from here, in the tools that they use.</summary>
[Needs(Right.SeeActions)]
public sealed class IndexModel(OrganizationKeeping organizations, ExchangeKeeping exchange, HandOverReading reading, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    /// <summary>What was done last.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public Organization Organization { get; private set; } = null!;

    public HandOverChoice Choice { get; private set; } = HandOverChoice.Everything;

    public HandOver HandOver { get; private set; } = null!;

    public ToolExchange Exchange { get; private set; } = ToolExchange.Initial;

    public IReadOnlyList<(Department Department, string Name)> Departments { get; private set; } = [];

    /// <summary>The department as it was typed, where there is none of that name.</summary>
    public string? TypedRole { get; private set; }

    public string? Refused { get; private set; }

    public bool MayManage => HttpContext.Access()?.May(Right.ManageActions) == true;

    /// <summary>In which format the chosen department works.</summary>
    public DeliveryFormat? Usual => Choice.Department is { } department ? Exchange.FormatOf(department) : null;

    public HandOverFormat Suggested => HandOverChoice.FileFor(Usual ?? DeliveryFormat.Excel);

    public string NameOf(Department department) => Departments.FirstOrDefault(known => ExchangeDecider.IsSame(known.Department, department)).Name ?? department.Name;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(name => Request.Query[name], ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostChooseAsync(string? department, string? role, string? format, CancellationToken ct) => ChangeAsync("chosen", async () =>
    {
        TypedRole = role;
        await exchange.ChooseAsync(Org, string.IsNullOrWhiteSpace(role) ? Required(department) : new(DepartmentKind.Role, role), FormatIn(format), ct);
    }, ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDropAsync(string? department, CancellationToken ct) => ChangeAsync("dropped", () => exchange.DropAsync(Org, Required(department), ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDeliverAsync(string? format, CancellationToken ct) => ChangeAsync("delivered", async () =>
    {
        var chosen = HandOverChoice.Of(name => Request.Form[name]);
        if (chosen.Department is not { } department || !chosen.Findings)
            throw RefusedException.Invalid("exchange.deliver");
        var findings = (await reading.OfAsync(Org, chosen, "", ct)).Findings;
        await exchange.DeliverAsync(Org, findings.Select(finding => finding.Stream), department, FormatIn(format), ct);
        Choice = chosen;
    }, ct);

    private async Task<IActionResult> ChangeAsync(string done, Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
            return LocalRedirect($"/o/{Org}/exchange{Choice.Query(("done", done))}");
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = refused.Kind == RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            await LoadAsync(_ => default, ct);
            return Page();
        }
    }

    private async Task LoadAsync(Func<string, Microsoft.Extensions.Primitives.StringValues> said, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Choice = HandOverChoice.Of(said);
        Exchange = await exchange.OfAsync(Org, ct);
        Departments = await reading.DepartmentsAsync(Org, Exchange, ct);
        HandOver = await reading.OfAsync(Org, Choice, Root(Request), ct);
    }

    internal static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static Department Required(string? department) => HandOverChoice.DepartmentOf(department) ?? throw RefusedException.Invalid("exchange.department", FindingDecider.LongestRecipient);

    private static DeliveryFormat FormatIn(string? format) =>
        Enum.GetNames<DeliveryFormat>().Contains(format, StringComparer.Ordinal) ? Enum.Parse<DeliveryFormat>(format!) : throw RefusedException.Invalid("finding.format");
}
