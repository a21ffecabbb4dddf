using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>A file that comes back from a tool: first what it would change, row by row, then the good rows.</summary>
[Needs(Right.ManageActions)]
// No upload is ever laid down on the disk.
[RequestFormLimits(MemoryBufferThreshold = StatusUpload.LargestBody)]
public sealed class StatusModel(OrganizationKeeping organizations, ExchangeKeeping exchange, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    /// <summary>What the preview carries along; none before a file was read.</summary>
    public StatusFile? Read { get; private set; }

    public IReadOnlyList<PlannedReport> Plan { get; private set; } = [];

    /// <summary>When the preview was made.</summary>
    public DateTimeOffset LookedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Whether the rows shown have been taken.</summary>
    public bool Taken { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>How many keys of the tool are not known here yet.</summary>
    public int NewKeys { get; private set; }

    /// <summary>Whether a reason would help some row.</summary>
    public bool AsksForAReason => Plan.Any(row => StatusImport.AsksForAReason(row.Refusal));

    public int Changes => Plan.Count(row => row.Outcome == ReportedOutcome.Changed);

    public int Faults => Plan.Count(row => row.Outcome == ReportedOutcome.Refused);

    /// <summary>Which of the words in the file lead where.</summary>
    public IEnumerable<(string Word, ReportedStatus Status)> Meanings => (Read?.Lines ?? []).Select(line => line.Status).Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(word => (Word: word, Status: StatusWords.Of(word))).Where(pair => pair.Status is not null).Select(pair => (pair.Word, pair.Status!));

    public string Sentence(RefusedException refused) => sentences.Of(refused);

    /// <summary>As it stands in the file.</summary>
    public StatusLine LineOf(PlannedReport row) => Read!.Lines.First(line => line.Line == row.Row.Line);

    public async Task OnGetAsync(CancellationToken ct) => Organization = await organizations.RequireAsync(Org, ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostLookAsync(IFormFile? upload, CancellationToken ct) => ReadAsync(async () =>
    {
        // Told by its announced size, before anything of it is held in memory twice.
        if (upload is null || upload.Length > TableFile.LargestFile)
            throw RefusedException.Invalid("exchange.file_size", TableFile.LargestFileInMegabytes);
        using var content = new MemoryStream();
        await upload.CopyToAsync(content, ct);
        LookedAt = exchange.Now;
        Read = StatusFile.Read(content.ToArray());
        Plan = await exchange.PlanAsync(Org, Read, null, null, ct);
        NewKeys = await exchange.NewKeysAsync(Org, Read, ct);
    }, ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostTakeAsync(string? rows, string? lookedAt, string? reason, CancellationToken ct) => ReadAsync(async () =>
    {
        var carried = StatusFile.Carried(rows);
        if (!DateTimeOffset.TryParseExact(lookedAt, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var seen))
            throw RefusedException.Invalid("exchange.form");
        (Read, LookedAt, Reason) = (carried, exchange.Now, reason);
        Plan = await exchange.TakeAsync(Org, carried, reason, seen, ct);
        Taken = true;
    }, ct);

    private async Task<IActionResult> ReadAsync(Func<Task> read, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        try
        {
            await read();
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            (Refused, Read, Plan) = (sentences.Of(refused), null, []);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }
}
