using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.OwnPlays;

namespace CxMaturity.Web.Api;

/// <summary>The text of a play in the form that the playbook's own files have; one language is enough.</summary>
public sealed record PlayTexts(string? De, string? En, long? Version = null);

/// <param name="Version">To be sent along with a change, so that nobody overwrites what another has changed meanwhile.</param>
public sealed record OwnPlayBody(string Id, long Version, string? De, string? En, DateTimeOffset AddedAt, DateTimeOffset ChangedAt, DateTimeOffset? WithdrawnAt, string? WithdrawnBecause)
{
    internal static OwnPlayBody Of(Snapshot<OwnPlay> found) => new(
        found.State.Code, found.Version, found.State.German, found.State.English, found.State.AddedAt, found.State.ChangedAt, found.State.WithdrawnAt, found.State.WithdrawnBecause);
}

internal static class OwnPlayEndpoints
{
    public static void MapOwnPlays(this RouteGroupBuilder api)
    {
        var plays = api.MapGroup("/organizations/{org}/plays").WithTags("Plays").AddEndpointFilter<RouteGroupBuilder, FaultyPlayAsRefusal>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        plays.MapGet("/", async (string org, Playbooks playbooks, CancellationToken ct) =>
            new PlayListing([.. (await playbooks.OfAsync(org, ct)).Shown.Select(text => PlayBody.Of(text, withText: false))]))
            .WithSummary("The playbook of an organisation: the shipped plays and its own").Needs(Right.SeeActions);
        plays.MapPost("/", async (string org, PlayTexts body, OwnPlayKeeping keeping, CancellationToken ct) =>
        {
            var code = await keeping.AddAsync(org, null, body.De, body.En, ct);
            return TypedResults.Created($"/o/{org}/plays/{code}", new Created(code));
        }).WithSummary("Add a play of one's own").Needs(Right.ManageActions);

        var one = plays.MapGroup("/{own}");
        one.MapGet("/", async (string org, string own, OwnPlayKeeping keeping, CancellationToken ct) => OwnPlayBody.Of(await keeping.RequireAsync(org, own, ct)))
            .WithSummary("A play of one's own with its text").Needs(Right.SeeActions);
        one.MapPut("/", async (string org, string own, PlayTexts body, OwnPlayKeeping keeping, CancellationToken ct) =>
        {
            await keeping.ReviseAsync(org, own, body.De, body.En, body.Version ?? (await keeping.RequireAsync(org, own, ct)).Version, ct);
            return OwnPlayBody.Of(await keeping.RequireAsync(org, own, ct));
        }).WithSummary("Revise a play of one's own").Needs(Right.ManageActions);
        one.MapPost("/withdraw", async (string org, string own, WithReason body, OwnPlayKeeping keeping, CancellationToken ct) =>
        {
            await keeping.WithdrawAsync(org, own, body.Reason, ct);
            return OwnPlayBody.Of(await keeping.RequireAsync(org, own, ct));
        }).WithSummary("Withdraw it, with a reason; what uses it keeps it").Needs(Right.ManageActions);
        one.MapPost("/bring-back", async (string org, string own, OwnPlayKeeping keeping, CancellationToken ct) =>
        {
            await keeping.BringBackAsync(org, own, ct);
            return OwnPlayBody.Of(await keeping.RequireAsync(org, own, ct));
        }).WithSummary("Bring a withdrawn play back").Needs(Right.ManageActions);
    }
}

/// <summary>Tells a program what is wrong with a text, line by line, and that somebody was quicker.</summary>
internal sealed class FaultyPlayAsRefusal : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (FaultyPlayException faulty)
        {
            throw RefusedException.Invalid("api.play_faults", string.Join("; ", faulty.Faults.Select(fault => fault.In(ReaderLanguage.Current))));
        }
        catch (RevisedMeanwhileException older)
        {
            throw RefusedException.Conflict("api.revised_meanwhile", older.Now.Version);
        }
    }
}
