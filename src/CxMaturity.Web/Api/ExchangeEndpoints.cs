using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Exchange;

namespace CxMaturity.Web.Api;

/// <param name="Id">As exports write it: CXM- and ten letters.</param>
/// <param name="Due">As <c>yyyy-MM-dd</c>; none leaves the day as it is.</param>
/// <param name="AsOf">When it was so; a card that was changed here since is left alone. None means now.</param>
public sealed record NewStatus(string? Id, string? Status, string? Due = null, string? AsOf = null);

/// <param name="Reason">For those moves that the board asks a reason for.</param>
/// <param name="Take">Whether the good rows are taken; if not, the answer is a preview.</param>
public sealed record NewStatuses(IReadOnlyList<NewStatus?>? Rows, string? Reason = null, bool Take = false);

/// <param name="Outcome">changed, unchanged, refused, finding or notOurs.</param>
/// <param name="Column">Where the card stands with this row taken; none where no card is meant.</param>
/// <param name="Problem">Why the row is refused; none where it is not.</param>
public sealed record JudgedStatus(int Row, string Id, string Outcome, string? Column, DateOnly? Due, string? Problem);

/// <param name="Kind">unit or role.</param>
/// <param name="Name">The code of a unit, or what a role is called.</param>
public sealed record FormatBody(string? Kind, string? Name, string? Format);

public sealed record FormatListing(IReadOnlyList<FormatBody> Formats);

internal static class ExchangeEndpoints
{
    public static void MapExchange(this RouteGroupBuilder api)
    {
        var actions = api.MapGroup("/organizations/{org}/actions").WithTags("Actions")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        actions.MapGet("/export", async (string org, string? format, string? what, string? department, string? whole, string? ended, HttpRequest request, HandOverFiles files, CancellationToken ct) =>
        {
            var file = await files.OfAsync(org, HandOverChoice.Of(name => request.Query[name]), HandOverChoice.FormatOf(format), IndexModel.Root(request), ct);
            return TypedResults.File(file.Content, file.ContentType, file.Name);
        }).WithSummary("Initiatives and findings for other tools: jira, azuredevops, excel, markdown or calendar").Needs(Right.SeeActions);

        actions.MapGet("/formats", async (string org, ExchangeKeeping exchange, CancellationToken ct) => Formats(await exchange.OfAsync(org, ct)))
            .WithSummary("In which format each department works").Needs(Right.SeeActions);

        actions.MapPut("/formats", async (string org, FormatBody body, ExchangeKeeping exchange, CancellationToken ct) =>
        {
            var department = new Department(ApiWords.Read<DepartmentKind>(body.Kind), body.Name ?? "");
            if (ApiWords.ReadOrNone<DeliveryFormat>(body.Format) is { } format)
                await exchange.ChooseAsync(org, department, format, ct);
            else
                await exchange.DropAsync(org, department, ct);
            return Formats(await exchange.OfAsync(org, ct));
        }).WithSummary("Choose a department's format; without one, the choice is dropped").Needs(Right.ManageActions);

        actions.MapPost("/statuses", async (string org, NewStatuses body, ExchangeKeeping exchange, Sentences sentences, CancellationToken ct) =>
        {
            var file = new StatusFile(null, [.. (body.Rows ?? []).Select((row, i) => Line(row, i + 1))], 0);
            var rows = body.Take ? await exchange.TakeAsync(org, file, body.Reason, exchange.Now, ct) : await exchange.PlanAsync(org, file, body.Reason, null, ct);
            return (IReadOnlyList<JudgedStatus>)[.. rows.Select(row => new JudgedStatus(row.Row.Line, row.Row.Id, Word($"{row.Outcome}")!, Word(row.After?.Column.ToString()), row.After?.Due, row.Refusal is { } refusal ? sentences.Of(refusal) : null))];
        }).WithSummary("Say how initiatives stand in another tool: a preview, or the good rows taken").Needs(Right.ManageActions);
    }

    private static FormatListing Formats(ToolExchange exchange) =>
        new([.. exchange.Formats.Select(known => new FormatBody(ApiWords.Of(known.Department.Kind), known.Department.Name, ApiWords.Of(known.Format)))]);

    private static string? Word(string? name) => name is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    private static StatusLine Line(NewStatus? row, int number) => row is null
        ? throw RefusedException.Invalid("exchange.form")
        : new(number, HandOverId.In(row.Id ?? "") is [var id] ? id : "", row.Status?.Trim() ?? "", row.Due?.Trim() ?? "", row.AsOf?.Trim() ?? "", "");
}
