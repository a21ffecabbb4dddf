using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Plays;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Quarter;

/// <summary>Where the organisation is in its quarter: what is due this week and from whom, what was promised, and which steps of change nobody works on.</summary>
[Needs(Right.SeeActions)]
public sealed class IndexModel(OrganizationKeeping organizations, WaveKeeping waves, InitiativeKeeping initiatives, InitiativeReading reading, KnownPlaysOf playsOf, PlayWords playWords) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public Organization Organization { get; private set; } = null!;

    public QuarterView Quarter { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, Initiative> Initiatives { get; private set; } = new Dictionary<Guid, Initiative>();

    public InitiativeWords Words { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public bool AddsCommittee => Initiatives.Values.Any(initiative => !initiative.IsEnded && initiative.Scope.AddsCommittee);

    public string KotterStep(int step) => playWords.KotterStep(step);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        var all = await initiatives.AllAsync(Org, ct);
        RitualWave[] opened = [.. (await waves.AllAsync(Org, ct)).Where(wave => wave.OpenedAt is not null)
            .Select(wave => new RitualWave(DayOf(wave.OpenedAt!.Value), wave.ClosedAt is { } closed ? DayOf(closed) : null))];
        Today = initiatives.Today;
        Quarter = QuarterRitual.Of(Today, opened, null, all, (await playsOf(Org, ct)).StepsOf);
        Initiatives = all.ToDictionary(initiative => initiative.Id);
        Words = await reading.WordsAsync(Org, all, await reading.UnitsAsync(Org, ct), ct);
    }

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
