using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.Results.Quality;

/// <summary>How good the measuring was, which result is official, and what computing it anew gives.</summary>
[Needs(Right.SeeQuality)]
public sealed class QualityModel(ResultPages pages, WaveKeeping waves, ResultFixing fixing, AsIfScoring scoring, LedgerReading ledger, Sentences sentences) : ResultPageModel(pages)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [BindProperty] public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)] public string? Restated { get; set; }

    /// <summary>What computing anew gave; none where nobody asked for it.</summary>
    public Recomputed? Recomputed { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>The newer versions of the questionnaire that the answers can be scored by, newest first.</summary>
    public IReadOnlyList<Publication> Newer => scoring.NewerThan(Found);

    /// <summary>What was published of the wave, newest first.</summary>
    public IReadOnlyList<LedgerLine> Released { get; private set; } = [];

    public override async Task OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        if (Dated is not null)
            Released = await ledger.OfAsync(Org, Wave, AsOf, ct);
    }

    [HandlerNeeds(Right.RecordResults)]
    public async Task OnPostRecomputeAsync(CancellationToken ct)
    {
        Recomputed = await fixing.RecomputeAsync(Org, await waves.RequireAsync(Org, Wave, ct), ct);
        AsOf = null;
        await OnGetAsync(ct);
    }

    [HandlerNeeds(Right.RecordResults)]
    public async Task<IActionResult> OnPostAsIfAsync([FromForm] string? version, CancellationToken ct)
    {
        await scoring.BeginAsync(Org, Wave, version, Reason, Patience, ct);
        return Redirect($"{Base}?asIf={Uri.EscapeDataString(version!)}");
    }

    [HandlerNeeds(Right.RecordResults)]
    public async Task<IActionResult> OnPostRestateAsync(CancellationToken ct)
    {
        try
        {
            await fixing.RestateAsync(Org, Wave, Reason, ct);
            return Redirect($"{Base}/quality?restated=yes#official");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Invalid || refused.Key == "release.conflict")
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = refused.Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
            await OnPostRecomputeAsync(ct);
            return Page();
        }
    }
}
