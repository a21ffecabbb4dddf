using System.Globalization;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.ChangePulses;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Pages.Recommendations;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Pulse;

/// <summary>Where people stand with the change, as a group, and what to work on first.</summary>
[Needs(Right.SeeActions)]
public sealed class IndexModel(RecommendationReading reading, Playbooks playbooks, OrganizationKeeping organizations, ClosedWaves closed, Sentences sentences) : PageModel
{
    private const int Levels = 5;

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? Wave { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ClosedWave> Waves { get; private set; } = [];

    public ClosedWave? Chosen { get; private set; }

    public ChangePulse? Pulse { get; private set; }

    public bool StillComputing { get; private set; }

    public IReadOnlyList<PlayText> Plays { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Waves = await closed.AsOfAsync(Org, null, ct);
        Chosen = await closed.ChosenAsync(Org, Waves, Wave, ct);
        if (Chosen is null)
            return;
        try
        {
            Pulse = ChangePulse.Of((await reading.OfAsync(Org, Chosen.Wave.Id, null, ct)).Facts.Items);
            Plays = [.. Pulse.PlaysForBarrier.Select((await playbooks.OfAsync(Org, ct)).Find).OfType<PlayText>()];
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
    }

    public IHtmlContent Chart(ChangePulse pulse) => BarChart.Of(new("pulse", sentences.Of("pulse.chart"), sentences.Of("pulse.chart_desc"), sentences.Of("pulse.score"), sentences.Of("pulse.barrier_line"), "",
        [.. Enumerable.Range(1, Levels).Select(level => sentences.Of("pulse.band", level))],
        [.. pulse.Elements.Select(element => new BarRow(element.Element.ToString(), sentences.Of($"plays.element.{element.Element}"), false, element.Score, ChangePulse.BarrierScore,
            element.Score is null ? sentences.Of("pulse.not_known_short") : null))], CultureInfo.CurrentCulture));
}
