using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Units;

namespace CxMaturity.Web.Api;

/// <param name="Id">Chosen by the client, so that sending it twice proposes once; none where that does not matter.</param>
public sealed record NewInitiative(string? Title, string? Play, IReadOnlyList<Guid>? Findings, Guid? Id = null);

public sealed record Titled(string? Title, long? Version = null);

public sealed record LinkedFindings(IReadOnlyList<Guid>? Findings, long? Version = null);

/// <param name="From">The column in which it was seen; where it stands elsewhere by now, the move is refused.</param>
/// <param name="Place">first, last, up, down or before; the last of its column where nothing is said.</param>
/// <param name="Before">The card above which it is put.</param>
public sealed record MovedTo(string? To, string? From, string? Reason, string? Place = null, Guid? Before = null);

/// <param name="Id">Of the comment or the point, chosen by the client, so that sending it twice adds it once.</param>
public sealed record WithText(string? Text, Guid? Id = null);

public sealed record TickedTo(bool? Ticked);

public sealed record EffectListing(IReadOnlyList<EffectBody> Effects);

internal static class InitiativeEndpoints
{
    public static void MapInitiatives(this RouteGroupBuilder api)
    {
        var initiatives = api.MapGroup("/organizations/{org}/initiatives").WithTags("Initiatives").AddEndpointFilter<RouteGroupBuilder, SeenBeforeAsConflict>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        initiatives.MapGet("/", async (string org, string? column, string? unit, string? dimension, string? play, string? asOf, InitiativeKeeping keeping, AsOfDates dates, CancellationToken ct) =>
        {
            var wanted = ApiWords.ReadOrNone<BoardColumn>(column);
            var all = dates.Read(asOf) is { } date ? await keeping.AsOfAsync(org, date, ct) : await keeping.AllAsync(org, ct);
            return new InitiativeListing([.. all.Where(initiative =>
                (wanted is null || initiative.Column == wanted) && (unit is null || initiative.Units.Contains(unit, StringComparer.OrdinalIgnoreCase))
                && (dimension is null || initiative.Targets.Any(target => target.Dimension == dimension)) && (play is null || initiative.PlayId == play)).Select(ListedInitiative.Of)]);
        }).WithSummary("The initiatives, newest first, today or as they stood on a day").Needs(Right.SeeActions);

        initiatives.MapPost("/", async (string org, NewInitiative body, InitiativeKeeping keeping, CancellationToken ct) =>
        {
            var id = await keeping.ProposeAsync(org, body.Title ?? "", body.Play, body.Findings ?? [], ct, body.Id);
            return TypedResults.Created($"/o/{org}/initiatives/{id}", new Created(id.ToString()));
        }).WithSummary("Propose an initiative; findings that it takes care of are told so").Needs(Right.ManageActions);

        var one = initiatives.MapGroup("/{initiative:guid}");
        one.MapGet("/", (string org, Guid initiative, InitiativeKeeping keeping, CancellationToken ct) => BodyAsync(keeping, org, initiative, ct))
            .WithSummary("All of one initiative").Needs(Right.SeeActions);
        MapPlan(one);
        MapWork(one);
        MapAttachments(one);
    }

    private static void MapPlan(RouteGroupBuilder one)
    {
        one.MapPut("/title", (string org, Guid initiative, Titled body, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => InitiativeDecider.Decide(state, new RenameInitiative(body.Title ?? "", keeping.Now)), body.Version, ct)).WithSummary("Give it another title").Needs(Right.ManageActions);
        one.MapPut("/plan", async (string org, Guid initiative, PlanBody body, InitiativeKeeping keeping, UnitKeeping units, CancellationToken ct) =>
        {
            var (known, tree) = ((await keeping.RequireAsync(org, initiative, ct)).State, await units.OfAsync(org, ct));
            var command = body.Read(keeping.Now);
            await keeping.AdmitOwnerAsync(org, command.Owner, known, ct);
            InitiativeCommands.AdmitUnits(command.Units, known, code => tree.Find(code) is not null);
            return await ChangeAsync(keeping, org, initiative, state => PlanDecider.Decide(state, command), body.Version, ct);
        }).WithSummary("Say who does it, when, where, for whom, and what it promises").Needs(Right.ManageActions);
        one.MapPut("/scope", (string org, Guid initiative, ScopeBody body, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => InitiativeDecider.Decide(state, new ScopeInitiative(body.Read(), keeping.Now)), body.Version, ct)).WithSummary("Fill in the scope card").Needs(Right.ManageActions);
        one.MapPut("/findings", async (string org, Guid initiative, LinkedFindings body, InitiativeKeeping keeping, CancellationToken ct) =>
        {
            await keeping.LinkFindingsAsync(org, initiative, body.Findings ?? throw RefusedException.Invalid("api.missing", "findings"), body.Version, ct);
            return await BodyAsync(keeping, org, initiative, ct);
        }).WithSummary("Say which findings it takes care of").Needs(Right.ManageActions);
        one.MapPost("/move", async (string org, Guid initiative, MovedTo body, InitiativeKeeping keeping, CancellationToken ct) =>
        {
            await keeping.MoveAsync(org, initiative, ApiWords.Read<BoardColumn>(body.To), ApiWords.ReadOrNone<CardPlace>(body.Place) ?? CardPlace.Last, body.Reason, ct,
                ApiWords.ReadOrNone<BoardColumn>(body.From), body.Before);
            return await BodyAsync(keeping, org, initiative, ct);
        }).WithSummary("Move it on the board, by the board's rules").Needs(Right.ManageActions);
    }

    private static void MapWork(RouteGroupBuilder one)
    {
        one.MapPost("/comments", (string org, Guid initiative, WithText body, InitiativeKeeping keeping, HttpContext http, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => NoteDecider.Decide(state, new CommentOnInitiative(IdOf(body, keeping), http.SignedIn()?.Id, body.Text ?? "", keeping.Now)), null, ct))
            .WithSummary("Comment on it").Needs(Right.ManageActions);
        one.MapPost("/decisions", (string org, Guid initiative, WithText body, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => NoteDecider.Decide(state, new NoteDecision(body.Text ?? "", keeping.Now)), null, ct)).WithSummary("Note a decision").Needs(Right.ManageActions);
        one.MapPost("/lessons", (string org, Guid initiative, WithText body, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => NoteDecider.Decide(state, new NoteLesson(body.Text ?? "", keeping.Now)), null, ct)).WithSummary("Note what was learnt").Needs(Right.ManageActions);
        one.MapPost("/checklist", (string org, Guid initiative, WithText body, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => NoteDecider.Decide(state, new AddChecklistItem(IdOf(body, keeping), body.Text ?? "", keeping.Now)), null, ct)).WithSummary("Add a point to its checklist").Needs(Right.ManageActions);
        one.MapPut("/checklist/{point:guid}", (string org, Guid initiative, Guid point, TickedTo body, InitiativeKeeping keeping, CancellationToken ct) =>
        {
            var ticked = body.Ticked ?? throw RefusedException.Invalid("api.missing", "ticked");
            return ChangeAsync(keeping, org, initiative, state => ticked
                ? NoteDecider.Decide(state, new TickChecklistItem(point, keeping.Now))
                : NoteDecider.Decide(state, new UntickChecklistItem(point, keeping.Now)), null, ct);
        }).WithSummary("Tick a point of its checklist, or take that back").Needs(Right.ManageActions);
        one.MapDelete("/checklist/{point:guid}", (string org, Guid initiative, Guid point, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => NoteDecider.Decide(state, new RemoveChecklistItem(point, keeping.Now)), null, ct)).WithSummary("Take a point off its checklist").Needs(Right.ManageActions);
        one.MapPut("/kpis", (string org, Guid initiative, KpiBody body, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => EffectDecider.Decide(state, new MeasureKpi(body.Read(), keeping.Now)), body.Version, ct)).WithSummary("Measure a number of the business, before or after").Needs(Right.ManageActions);
        one.MapDelete("/kpis", (string org, Guid initiative, string? name, InitiativeKeeping keeping, CancellationToken ct) =>
            ChangeAsync(keeping, org, initiative, state => EffectDecider.Decide(state, new DropKpi(name ?? "", keeping.Now)), null, ct)).WithSummary("Drop a number of the business").Needs(Right.ManageActions);
        one.MapPost("/check", async (string org, Guid initiative, EffectChecking effects, CancellationToken ct) =>
            new EffectListing([.. (await effects.CheckAsync(org, initiative, ct)).Select(EffectBody.Of)])).WithSummary("Hold what it promised against the waves since").Needs(Right.ManageActions);
    }

    private static void MapAttachments(RouteGroupBuilder one)
    {
        var file = one.MapGroup("/attachments/{attachment:guid}");
        file.MapGet("/", async (string org, Guid initiative, Guid attachment, AttachmentKeeping attachments, CancellationToken ct) =>
        {
            var (known, content) = await attachments.RequireAsync(org, initiative, attachment, ct);
            return TypedResults.File(content, known.MediaType, known.Name);
        }).WithSummary("A file that lies beside it").Needs(Right.SeeActions);
        file.MapPut("/", async (string org, Guid initiative, Guid attachment, string? name, HttpRequest request, AttachmentKeeping attachments, InitiativeKeeping keeping, CancellationToken ct) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, ct);
            await attachments.AddAsync(org, initiative, attachment, name, content.ToArray(), ct);
            return await BodyAsync(keeping, org, initiative, ct);
        }).WithSummary("Lay a file beside it: its bytes as the body, its name in the address, its id chosen by the client").Needs(Right.ManageActions);
        file.MapDelete("/", async (string org, Guid initiative, Guid attachment, AttachmentKeeping attachments, InitiativeKeeping keeping, CancellationToken ct) =>
        {
            await attachments.RemoveAsync(org, initiative, attachment, ct);
            return await BodyAsync(keeping, org, initiative, ct);
        }).WithSummary("Take a file away").Needs(Right.ManageActions);
    }

    private static Guid IdOf(WithText body, InitiativeKeeping keeping) => body.Id is { } given && given != Guid.Empty ? given : keeping.NewId();

    private static async Task<InitiativeBody> ChangeAsync(
        InitiativeKeeping keeping, string org, Guid initiative, Func<Initiative, IReadOnlyList<InitiativeEvent>> decide, long? version, CancellationToken ct)
    {
        await keeping.ChangeAsync(org, initiative, decide, version, ct);
        return await BodyAsync(keeping, org, initiative, ct);
    }

    private static async Task<InitiativeBody> BodyAsync(InitiativeKeeping keeping, string org, Guid initiative, CancellationToken ct)
    {
        var found = await keeping.RequireAsync(org, initiative, ct);
        return InitiativeBody.Of(found.State, found.Version);
    }
}

/// <summary>Tells a program that has seen an older state what has changed since.</summary>
internal sealed class SeenBeforeAsConflict : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SeenBeforeException older)
        {
            throw RefusedException.Conflict("api.changed_meanwhile", older.Now.Version, string.Join(", ", older.Differences.Select(difference => difference.Field)));
        }
    }
}
