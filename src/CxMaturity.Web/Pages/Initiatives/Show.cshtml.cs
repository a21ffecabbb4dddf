using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>All of one initiative, each part with a form of its own.</summary>
[Needs(Right.SeeActions)]
// No upload is ever laid down on the disk.
[RequestFormLimits(MemoryBufferThreshold = AttachmentUpload.LargestBody, ValueCountLimit = 4096)]
public sealed class ShowModel(
    InitiativeKeeping initiatives, InitiativeReading reading, AttachmentKeeping attachments, EffectChecking effects, UnitKeeping units, KnownPlaysOf playsOf, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "initiative"), FromRoute(Name = "initiative")] public Guid Id { get; set; }

    /// <summary>What was saved last.</summary>
    [BindProperty(SupportsGet = true)] public string? Saved { get; set; }

    public ReadInitiative Read { get; private set; } = null!;

    public Initiative Initiative => Read.Initiative;

    public InitiativeWords Words => Read.Words;

    public KnownPlays Plays { get; private set; } = null!;

    /// <summary>What the forms show.</summary>
    public InitiativeFields Form { get; private set; } = null!;

    public string? Refused { get; private set; }

    public string? RefusedPart { get; private set; }

    /// <summary>What others have changed since the form was loaded that was sent.</summary>
    public IReadOnlyList<InitiativeDifference> Differences { get; private set; } = [];

    public bool MayManage => HttpContext.Access()?.May(Right.ManageActions) == true;

    public IReadOnlyList<string> Missing => Readiness.Missing(Initiative);

    public bool IsOverdue => BoardFilter.IsOverdue(Initiative, initiatives.Today);

    public Guid NewId() => initiatives.NewId();

    public string? RefusedIn(string part) => RefusedPart == part ? Refused : null;

    public bool WasSaved(string part) => Saved == part && Refused is null;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostTitleAsync(CancellationToken ct) =>
        ChangeAsync("title", (state, form) => InitiativeDecider.Decide(state, new RenameInitiative(form["Title"], Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostPeopleAsync(CancellationToken ct) => SaveAsync("people", async (form, version) =>
    {
        var known = (await initiatives.RequireAsync(Org, Id, ct)).State;
        await initiatives.AdmitOwnerAsync(Org, InitiativeCommands.OwnerIn(form), known, ct);
        await initiatives.ChangeAsync(Org, Id, state => InitiativeCommands.People(state, form, Now), version, ct);
    }, ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostPeriodAsync(CancellationToken ct) => ChangeAsync("period", (state, form) => InitiativeCommands.Period(state, form, Now), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostPlaceAsync(CancellationToken ct) => SaveAsync("place", async (form, version) =>
    {
        var all = await units.OfAsync(Org, ct);
        await initiatives.ChangeAsync(Org, Id, state => InitiativeCommands.Place(state, form, code => all.Find(code) is not null, Now), version, ct);
    }, ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDriversAsync(CancellationToken ct) => ChangeAsync("drivers", (state, form) => InitiativeCommands.Drivers(state, form, Now), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostTargetsAsync(CancellationToken ct) => ChangeAsync("targets", (state, form) => InitiativeCommands.Targets(state, form, Now), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostCardAsync(CancellationToken ct) =>
        ChangeAsync("card", (state, form) => InitiativeDecider.Decide(state, new ScopeInitiative(InitiativeCommands.ScopeIn(form), Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostFindingsAsync(CancellationToken ct) => SaveAsync("findings", (form, version) =>
        initiatives.LinkFindingsAsync(Org, Id, [.. form.All("Findings").Where(id => id.Length > 0).Select(InitiativeCommands.IdIn)], version, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostKpiAsync(CancellationToken ct) =>
        ChangeAsync("kpis", (state, form) => EffectDecider.Decide(state, new MeasureKpi(InitiativeCommands.KpiIn(form), Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDropKpiAsync(CancellationToken ct) =>
        AddAsync("kpis", (state, form) => EffectDecider.Decide(state, new DropKpi(form["KpiName"], Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) => SaveAsync("move", (form, _) => form["To"].Length > 0 && form["To"] == form["From"] ? Task.CompletedTask : initiatives.MoveAsync(Org, Id, InitiativeCommands.WordIn<BoardColumn>(form["To"]), CardPlace.Last, form["Reason"], ct,
            InitiativeCommands.WordIn<BoardColumn>(form["From"])), ct, versioned: false);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostAddItemAsync(CancellationToken ct) =>
        AddAsync("checklist", (state, form) => NoteDecider.Decide(state, new AddChecklistItem(InitiativeCommands.IdIn(form["ItemId"]), form["Item"], Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostTickAsync(CancellationToken ct) => AddAsync("checklist", (state, form) => form["Ticked"] == "yes"
        ? NoteDecider.Decide(state, new TickChecklistItem(InitiativeCommands.IdIn(form["ItemId"]), Now))
        : NoteDecider.Decide(state, new UntickChecklistItem(InitiativeCommands.IdIn(form["ItemId"]), Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostRemoveItemAsync(CancellationToken ct) =>
        AddAsync("checklist", (state, form) => NoteDecider.Decide(state, new RemoveChecklistItem(InitiativeCommands.IdIn(form["ItemId"]), Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostCommentAsync(CancellationToken ct)
    {
        var by = HttpContext.SignedIn()?.Id;
        return AddAsync("comments", (state, form) => NoteDecider.Decide(state, new CommentOnInitiative(InitiativeCommands.IdIn(form["CommentId"]), by, form["Comment"], Now)), ct);
    }

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDecisionAsync(CancellationToken ct) =>
        AddAsync("decisions", (state, form) => NoteDecider.Decide(state, new NoteDecision(form["Decision"], Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostLessonAsync(CancellationToken ct) =>
        AddAsync("lessons", (state, form) => NoteDecider.Decide(state, new NoteLesson(form["Lesson"], Now)), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostAttachAsync(IFormFile? upload, CancellationToken ct) => SaveAsync("attachments", async (form, _) =>
    {
        // Told by its announced size, before anything of it is held in memory.
        if (upload?.Length > AttachmentKeeping.LargestFile)
            throw RefusedException.Invalid("board.attachment_size", AttachmentKeeping.LargestFileInMegabytes);
        using var content = new MemoryStream();
        if (upload is not null)
            await upload.CopyToAsync(content, ct);
        await attachments.AddAsync(Org, Id, InitiativeCommands.IdIn(form["AttachmentId"]), upload?.FileName, content.ToArray(), ct);
    }, ct, versioned: false);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDetachAsync(CancellationToken ct) =>
        SaveAsync("attachments", (form, _) => attachments.RemoveAsync(Org, Id, InitiativeCommands.IdIn(form["AttachmentId"]), ct), ct, versioned: false);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostCheckAsync(CancellationToken ct) => SaveAsync("effect", (_, _) => effects.CheckAsync(Org, Id, ct), ct, versioned: false);

    private DateTimeOffset Now => initiatives.Now;

    private Task<IActionResult> ChangeAsync(string part, Func<Initiative, InitiativeFields, IReadOnlyList<InitiativeEvent>> decide, CancellationToken ct) =>
        SaveAsync(part, (form, version) => initiatives.ChangeAsync(Org, Id, state => decide(state, form), version, ct), ct);

    /// <summary>What only comes on top takes nothing from anybody, whatever they have changed meanwhile.</summary>
    private Task<IActionResult> AddAsync(string part, Func<Initiative, InitiativeFields, IReadOnlyList<InitiativeEvent>> decide, CancellationToken ct) =>
        SaveAsync(part, (form, _) => initiatives.ChangeAsync(Org, Id, state => decide(state, form), null, ct), ct, versioned: false);

    private async Task<IActionResult> SaveAsync(string part, Func<InitiativeFields, long?, Task> save, CancellationToken ct, bool versioned = true)
    {
        var form = InitiativeFields.Posted(Request.Form);
        try
        {
            await initiatives.RequireAsync(Org, Id, ct);
            var version = !versioned ? (long?)null : long.TryParse(form["Version"], System.Globalization.CultureInfo.InvariantCulture, out var seen) ? seen : throw RefusedException.Invalid("board.form");
            await save(form, version);
            return RedirectToPage(null, null, new { Org, initiative = Id, saved = part }, part);
        }
        catch (SeenBeforeException older)
        {
            Differences = older.Differences;
            return await AgainAsync(part, form, sentences.Of("initiative.changed_meanwhile"), StatusCodes.Status409Conflict, ct);
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            return await AgainAsync(part, form, sentences.Of(refused), refused.Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict, ct);
        }
    }

    private async Task<IActionResult> AgainAsync(string part, InitiativeFields typed, string sentence, int status, CancellationToken ct)
    {
        await LoadAsync(ct);
        (Refused, RefusedPart, Form) = (sentence, part, Form.With(typed, part));
        Response.StatusCode = status;
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Read = await reading.OfAsync(Org, Id, ct);
        Plays = await playsOf(Org, ct);
        Form = InitiativeFields.Of(Initiative);
    }
}
