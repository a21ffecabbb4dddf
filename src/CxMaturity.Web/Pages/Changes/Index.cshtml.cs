using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>Two closed waves side by side: what has really changed.</summary>
public sealed class IndexModel(OrganizationKeeping organizations, ClosedWaves closed, ChangeReading changes, AsOfDates dates) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? AsOf { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ClosedWave> Closed { get; private set; } = [];

    public WavePair? Pair { get; private set; }

    public ReadChange? Change { get; private set; }

    public bool StillComputing { get; private set; }

    public bool IsSame => Pair is { } pair && pair.Before == pair.After;

    public AsOfControl Date => new($"/o/{Org}/change", AsOf, dates.Today, null,
        ("before", Pair?.Before.Wave.Id.ToString()), ("after", Pair?.After.Wave.Id.ToString()));

    public string WhyLink => $"/o/{Org}/change/why?before={Pair!.Before.Wave.Id}&after={Pair.After.Wave.Id}{(string.IsNullOrWhiteSpace(AsOf) ? "" : $"&asOf={Uri.EscapeDataString(AsOf)}")}";

    public async Task OnGetAsync(string? before, string? after, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Closed = await closed.AsOfAsync(Org, AsOf, ct);
        Pair = await closed.PairAsync(Org, Closed, before, after, ct);
        if (Pair is null || IsSame)
            return;
        try
        {
            Change = await changes.OfAsync(Org, Pair, AsOf, ct);
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
    }
}
