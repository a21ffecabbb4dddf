using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Recommendations;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Api;

/// <param name="Id">Chosen by the client, so that sending it twice writes it down once; none where that does not matter.</param>
public sealed record NewFinding(string? Title, string? Text, string? Dimension, IReadOnlyList<ReferenceBody?>? References, Guid? Id = null);

public sealed record Reworded(string? Title, string? Text);

public sealed record Referred(IReadOnlyList<ReferenceBody?>? References);

public sealed record WithReason(string? Reason);

public sealed record DeliveredTo(string? To, string? Format);

public sealed record WithNote(string? Note);

public sealed record MergedWith(Guid? Into);

public sealed record DeclinedPlay(string? Play, string? Reason);

internal static class FindingEndpoints
{
    public static void MapFindings(this RouteGroupBuilder api)
    {
        var findings = api.MapGroup("/organizations/{org}/findings").WithTags("Findings")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        findings.MapGet("/", async (string org, string? status, Guid? wave, string? dimension, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
        {
            var wanted = ApiWords.ReadOrNone<FindingStatus>(status);
            var all = await keeping.AllAsync(org, ct);
            var shown = all.Where(finding => (wanted is null || finding.Status == wanted) && (wave is null || finding.WaveId == wave) && (dimension is null || finding.Dimension == dimension)).ToArray();
            return new FindingListing(await telling.OfAsync(org, shown, ct), [.. InsightFunnel.Of(all).Steps.Select(FunnelBody.Of)]);
        }).WithSummary("The findings, newest first, and how far findings come").Needs(Right.SeeActions);

        findings.MapPost("/", async (string org, NewFinding body, FindingKeeping keeping, CancellationToken ct) =>
        {
            var id = await keeping.RecordAsync(org, body.Title, body.Text, body.Dimension, ReferenceBody.ReadAll(body.References), ct, body.Id);
            return TypedResults.Created($"/o/{org}/findings/{id}", new Created(id.ToString()));
        }).WithSummary("Write a finding down").Needs(Right.ManageActions);

        var one = findings.MapGroup("/{finding:guid}");
        one.MapGet("/", async (string org, Guid finding, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.RequireAsync(org, finding, ct), ct)).WithSummary("A finding with all that has become of it").Needs(Right.SeeActions);
        one.MapPut("/words", async (string org, Guid finding, Reworded body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.RewordAsync(org, finding, body.Title, body.Text, ct), ct)).WithSummary("Say it in other words").Needs(Right.ManageActions);
        one.MapPut("/references", async (string org, Guid finding, Referred body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.ReferAsync(org, finding, ReferenceBody.ReadAll(body.References), ct), ct)).WithSummary("Say what it is about").Needs(Right.ManageActions);
        one.MapPost("/accept", async (string org, Guid finding, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.AcceptAsync(org, finding, ct), ct)).WithSummary("Accept a finding").Needs(Right.ManageActions);
        one.MapPost("/decline", async (string org, Guid finding, WithReason body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.DeclineAsync(org, finding, body.Reason, ct), ct)).WithSummary("Decline a finding, with a reason").Needs(Right.ManageActions);
        one.MapPost("/reopen", async (string org, Guid finding, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.ReopenAsync(org, finding, ct), ct)).WithSummary("Take a decision back").Needs(Right.ManageActions);
        one.MapPost("/deliver", async (string org, Guid finding, DeliveredTo body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.DeliverAsync(org, finding, body.To, ApiWords.Read<DeliveryFormat>(body.Format), ct), ct)).WithSummary("Note to whom it was handed, and how").Needs(Right.ManageActions);
        one.MapPost("/discuss", async (string org, Guid finding, WithNote body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.DiscussAsync(org, finding, body.Note, ct), ct)).WithSummary("Note that it was talked about").Needs(Right.ManageActions);
        one.MapPost("/merge", async (string org, Guid finding, MergedWith body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
        {
            await keeping.MergeAsync(org, finding, body.Into ?? throw RefusedException.Invalid("api.missing", "into"), ct);
            return await telling.OfAsync(org, await keeping.RequireAsync(org, finding, ct), ct);
        }).WithSummary("Let another finding tell it").Needs(Right.ManageActions);
        one.MapPost("/decline-play", async (string org, Guid finding, DeclinedPlay body, FindingKeeping keeping, FindingTelling telling, CancellationToken ct) =>
            await telling.OfAsync(org, await keeping.DeclinePlayAsync(org, finding, body.Play ?? "", body.Reason, ct), ct)).WithSummary("Say that a recommended play does not suit").Needs(Right.ManageActions);

        var wave = api.MapGroup("/organizations/{org}/waves/{wave:guid}").WithTags("Findings")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        wave.MapPost("/findings", async (string org, Guid wave, FindingRaising raising, WaveKeeping waves, CancellationToken ct) =>
        {
            await waves.RequireAsync(org, wave, ct);
            return new Raised(await raising.RaiseAsync(org, wave, ct));
        }).WithSummary("Let the rules look at a wave's result once more").Needs(Right.ManageActions);
        wave.MapGet("/recommendations", async (string org, Guid wave, string? track, RecommendationReading reading, CancellationToken ct) =>
        {
            var wanted = ApiWords.ReadOrNone<PlayTrack>(track);
            var read = await reading.OfAsync(org, wave, wanted is PlayTrack.Both ? null : wanted, ct);
            var found = ResultFindings.Of(read.Dated.Questionnaire, read.Dated.Result);
            return new RecommendationListing(wave.ToString(), ApiWords.Of(read.Track), read.TrackIsGuessed,
                [.. read.Plays.Recommendations.Select(each => RecommendationBody.Of(each, RecommendationReading.FindingFor(each, wave, found)))],
                [.. read.Plays.LeftOut.Select(left => new LeftOutBody(left.Candidate.Play.Id, left.Candidate.Dimension, ApiWords.Rounded(left.Candidate.Value), ApiWords.Of(left.Because)))]);
        }).WithSummary("What to do first about a wave's result, why, and what came close").Needs(Right.SeeActions);
    }
}

public sealed record Raised(int New);
