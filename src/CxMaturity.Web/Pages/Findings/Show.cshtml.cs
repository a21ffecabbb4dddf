using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Pages.Plays;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>An initiative that takes care of a finding.</summary>
public sealed record FollowingInitiative(Initiative Initiative, PlayText? Play);

/// <summary>One finding: by which rule, from which numbers, what it is about, what was decided, and what came of it.</summary>
[Needs(Right.SeeActions)]
public sealed class ShowModel(
    FindingKeeping findings, FindingTexts texts, Playbooks playbooks, OrganizationKeeping organizations, WaveKeeping waves, WaveNames names, QuestionnaireCatalog catalog,
    EventStore store, Sentences sentences, PlayWords words) : PageModel
{
    private const int EmptyRows = 2;

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "finding"), FromRoute(Name = "finding")] public Guid Id { get; set; }

    [BindProperty] public string? Title { get; set; }

    [BindProperty] public string? Text { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? To { get; set; }

    [BindProperty] public string? Format { get; set; }

    [BindProperty] public string? Play { get; set; }

    [BindProperty] public Guid Into { get; set; }

    [BindProperty] public List<ReferenceRow> References { get; set; } = [];

    public Organization Organization { get; private set; } = null!;

    public Finding Finding { get; private set; } = null!;

    public Wave? Wave { get; private set; }

    public string? WaveName { get; private set; }

    public string Heading { get; private set; } = "";

    public IReadOnlyList<FollowingInitiative> Initiatives { get; private set; } = [];

    /// <summary>Findings that this one can be merged into.</summary>
    public IReadOnlyList<(Guid Id, string Title)> Others { get; private set; } = [];

    public (Guid Id, string Title)? MergedInto { get; private set; }

    /// <summary>What the wave recommends for the same dimension, where nothing was recommended for this finding itself.</summary>
    public IReadOnlyList<RecommendedPlay> Sisters { get; private set; } = [];

    /// <summary>What was done last.</summary>
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public bool WasDone => Refused is null && Done is "Accept" or "Decline" or "Reopen" or "Merge" or "Deliver" or "Discuss" or "Reword" or "Refer" or "DeclinePlay";

    public string? Refused { get; private set; }

    public bool MayDecide => HttpContext.Access()?.May(Right.ManageActions) == true;

    public bool IsOpen => Finding.IsAlive;

    public Playbook Book { get; private set; } = null!;

    public PlayText? PlayOf(string id) => Book.Find(id);

    /// <summary>Why a play was recommended, in words where its playbook still knows it.</summary>
    public string Said(string play, string reason) => PlayOf(play) is { } known && PlayCondition.Parse(reason) is { } condition ? words.Condition(condition, known.Play) : reason;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        (Title, Text, References) = (Finding.Title, Finding.Text, ReferenceRow.Of(Finding.References, EmptyRows));
    }

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => ChangeAsync(() => findings.AcceptAsync(Org, Id, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) => ChangeAsync(() => findings.DeclineAsync(Org, Id, Reason, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => ChangeAsync(() => findings.ReopenAsync(Org, Id, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostMergeAsync(CancellationToken ct) => ChangeAsync(() => findings.MergeAsync(Org, Id, Into, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDeliverAsync(CancellationToken ct) => ChangeAsync(() => findings.DeliverAsync(Org, Id, To, FormatOf(Format), ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDiscussAsync(CancellationToken ct) => ChangeAsync(() => findings.DiscussAsync(Org, Id, Text, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostRewordAsync(CancellationToken ct) => ChangeAsync(() => findings.RewordAsync(Org, Id, Title, Text, ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostReferAsync(CancellationToken ct) => ChangeAsync(() => findings.ReferAsync(Org, Id, ReferenceRow.Read(References), ct), ct);

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostDeclinePlayAsync(CancellationToken ct) => ChangeAsync(() => findings.DeclinePlayAsync(Org, Id, Play ?? "", Reason, ct), ct);

    private async Task ReadAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Finding = await findings.RequireAsync(Org, Id, ct);
        Book = await playbooks.OfAsync(Org, ct);
        var closed = (await waves.AllAsync(Org, ct)).ToDictionary(wave => wave.Id);
        Wave = WaveOf(Finding);
        WaveName = Wave is null ? null : names.Of(Wave, catalog.Require(Wave.QuestionnaireId, Wave.QuestionnaireVersion), ReaderLanguage.Current);
        Heading = texts.Title(Finding, Wave);
        var tenant = store.For(Tenancy.TenantOf(Org));
        Initiatives = [.. (await tenant.AllAsync(Streams.Initiatives, ct)).Where(each => each.Findings.Contains(Id) || Finding.IsLinkedTo(each.Id))
            .Select(each => new FollowingInitiative(each, each.PlayId is { } play ? Book.Find(play) : null))];
        var all = await findings.AllAsync(Org, ct);
        Others = [.. all.Where(other => other.Id != Id && other.IsAlive).OrderByDescending(other => other.Dimension == Finding.Dimension).ThenByDescending(other => other.RecordedAt)
            .Select(other => (other.Id, $"{texts.Title(other, WaveOf(other))} · {(WaveOf(other) is { } from ? names.ShortOf(from) : sentences.Of("finding.by_hand"))}"))];
        Sisters = Finding.Recommendations.Count > 0 || Finding is not { WaveId: not null, Dimension: not null } ? [] :
        [
            .. all.Where(other => other.WaveId == Finding.WaveId && other.Dimension == Finding.Dimension).SelectMany(other => other.Recommendations)
                .Where(play => play.DeclinedBecause is null).DistinctBy(play => play.PlayId).OrderBy(play => play.Rank)
        ];
        MergedInto = Finding.MergedInto is { } into && all.FirstOrDefault(other => other.Id == into) is { } found ? (into, texts.Title(found, WaveOf(found))) : null;

        Wave? WaveOf(Finding finding) => finding.WaveId is { } of ? closed.GetValueOrDefault(of) : null;
    }

    private async Task<IActionResult> ChangeAsync(Func<Task> change, CancellationToken ct)
    {
        try
        {
            await change();
            return RedirectToPage(null, null, new { Org, finding = Id, done = Request.Query["handler"].ToString() });
        }
        catch (RefusedException refused) when (refused.Key != "finding.unknown")
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await ReadAsync(ct);
            if (References.Count == 0)
                References = ReferenceRow.Of(Finding.References, EmptyRows);
            return Page();
        }
    }

    private static DeliveryFormat FormatOf(string? typed) =>
        Enum.GetNames<DeliveryFormat>().Contains(typed, StringComparer.Ordinal) ? Enum.Parse<DeliveryFormat>(typed!) : throw RefusedException.Invalid("finding.filter");
}
