using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Api;

public sealed record NewWave(string? Questionnaire, string? Version, string? Mode, string? Name, IReadOnlyList<NewUnit?>? Units);

public sealed record NewUnit(string? Code, NewName? Name, NewHeadcount? Headcount);

public sealed record NewName(string? De, string? En);

public sealed record NewHeadcount(int X = 0, int M = 0, int F = 0);

public sealed record WaveState(string Id, string Status, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt);

internal static class WaveEndpoints
{
    public static void MapWaves(this RouteGroupBuilder api)
    {
        var waves = api.MapGroup("/organizations/{org}/waves").WithTags("Waves")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        waves.MapPost("/", async (string org, NewWave body, WaveKeeping keeping, CancellationToken ct) =>
        {
            if (body.Questionnaire is not { } questionnaire || body.Version is not { } version)
                throw RefusedException.Invalid("wave.questionnaire_needed");
            var id = await keeping.ScheduleAsync(org, questionnaire, version, WaveModes.Parse(body.Mode), body.Name, [.. (body.Units ?? []).Select(Unit)], ct);
            return TypedResults.Created($"/o/{org}/waves/{id}", new Created(id.ToString()));
        }).WithSummary("Schedule a wave").Needs(Right.RunWaves);

        waves.MapPost("/{wave:guid}/open", async (string org, Guid wave, WaveKeeping keeping, CancellationToken ct) =>
            State(await keeping.OpenAsync(org, wave, ct))).WithSummary("Open a wave").Needs(Right.RunWaves);

        waves.MapPost("/{wave:guid}/close", async (string org, Guid wave, WaveKeeping keeping, ResultFixing results, CancellationToken ct) =>
        {
            var closed = await keeping.CloseAsync(org, wave, ct);
            _ = results.Begin(org, closed);
            return State(closed);
        }).WithSummary("Close a wave").Needs(Right.RunWaves);
    }

    private static WaveState State(Wave wave) => new(wave.Id.ToString(), wave.Status.ToString().ToLowerInvariant(), wave.OpenedAt, wave.ClosedAt);

    private static WaveUnit Unit(NewUnit? unit)
    {
        var heads = unit?.Headcount ?? new();
        // One language is enough for a proper name; the other reads the same.
        return new(unit?.Code ?? "", new(unit?.Name?.De ?? unit?.Name?.En ?? "", unit?.Name?.En ?? unit?.Name?.De ?? ""), new(heads.X, heads.M, heads.F));
    }
}
