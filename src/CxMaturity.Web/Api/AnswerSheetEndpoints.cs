using System.Text.Json;
using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Pages.Demo;

namespace CxMaturity.Web.Api;

public sealed record NewSheet(string? Variant, string? Unit);

public sealed record CreatedSheet(string Id, string Link);

/// <param name="Value">1 to 5, or "na".</param>
public sealed record AnswerBody(JsonElement Value);

public sealed record SavedAnswer(string Item, JsonElement Value, DateTimeOffset SavedAt);

public sealed record SheetState(string Id, string Status, int Answered);

public sealed record ConsentBody(bool? Consents);

public sealed record ConsentState(string Id, bool Consents);

internal static class AnswerSheetEndpoints
{
    public static void MapAnswerSheets(this RouteGroupBuilder api)
    {
        var sheets = api.MapGroup("/organizations/{org}").WithTags("Answer sheets")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        sheets.MapPost("/waves/{wave:guid}/sheets", async (string org, Guid wave, NewSheet body, HttpRequest request, Answering answering, CancellationToken ct) =>
        {
            var id = await answering.OpenAsync(org, wave, AudienceWords.Parse(body.Variant), body.Unit ?? "", ct);
            var link = $"{request.Scheme}://{request.Host}/o/{org}/sheets/{id}";
            return TypedResults.Created(link, new CreatedSheet(id.ToString(), link));
        }).WithSummary("Open a sheet in a wave").Needs(Right.RunWaves);

        sheets.MapPut("/sheets/{sheet:guid}/answers/{item}", async (string org, Guid sheet, string item, AnswerBody body, Answering answering, CancellationToken ct) =>
        {
            var saved = await answering.AnswerAsync(org, sheet, [new(item, ValueOf(item, body.Value))], ct);
            return new SavedAnswer(item, body.Value, saved.ChangedAt);
        }).WithSummary("Answer an item; doing it twice is doing it once").AllowAnonymous();

        sheets.MapPost("/sheets/{sheet:guid}/submit", async (string org, Guid sheet, Answering answering, CancellationToken ct) =>
        {
            var submitted = await answering.SubmitAsync(org, sheet, ct);
            return new SheetState(submitted.Id.ToString(), submitted.Status.ToString().ToLowerInvariant(), submitted.Answers.Count);
        }).WithSummary("Submit a sheet; it is final then").AllowAnonymous();

        sheets.MapPut("/sheets/{sheet:guid}/consent", async (string org, Guid sheet, ConsentBody body, Answering answering, CancellationToken ct) =>
        {
            var said = await answering.ConsentAsync(org, sheet, body.Consents ?? throw RefusedException.Invalid("sheet.consent_form"), ct);
            return new ConsentState(said.Id.ToString(), said.ConsentsToSmallGroup);
        }).WithSummary("Agree, as an executive, to be shown as part of a group smaller than the minimum; false takes it back").AllowAnonymous();

        sheets.MapGet("/sheets/{sheet:guid}/result", async (string org, Guid sheet, string? asOf, SheetResultReading results, ResultsContract contract, CancellationToken ct) =>
            contract.Of((await results.OfAsync(org, sheet, asOf, ct)).Dated, DemoOrganization.Is(org))).WithSummary("A submitted sheet's own result, as of any day").AllowAnonymous();
    }

    private static int ValueOf(string item, JsonElement value) => value.ValueKind switch
    {
        // As it is written: half a surrogate pair is valid JSON, and no string.
        JsonValueKind.String when value.GetRawText() == $"\"{AnswerWords.CannotJudge}\"" => Item.CannotJudge,
        // Zero stands for "cannot judge" in the store and for nothing in the contract.
        JsonValueKind.Number when value.TryGetInt32(out var number) => number == Item.CannotJudge ? -1 : number,
        _ => throw RefusedException.Invalid("answer.value_form", item)
    };
}
