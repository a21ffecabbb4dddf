using CxMaturity.Domain.Access;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>Two closed waves side by side: what has really changed.</summary>
[Needs(Right.SeeResults)]
public sealed class IndexModel(OrganizationKeeping organizations, ClosedWaves closed, ChangeReading changes, AsOfDates dates) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? AsOf { get; set; }

    /// <summary>What is shown by unit: a dimension, or the core score where none is asked for.</summary>
    [BindProperty(SupportsGet = true)] public string? Measure { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ClosedWave> Closed { get; private set; } = [];

    public WavePair? Pair { get; private set; }

    public ReadChange? Change { get; private set; }

    public bool StillComputing { get; private set; }

    /// <summary>The wave whose answers are no longer those behind its official result.</summary>
    public ClosedWave? Changed { get; private set; }

    public bool IsSame => Pair is { } pair && pair.Before == pair.After;

    public AsOfControl Date => new($"/o/{Org}/change", AsOf, dates.Today, null,
        ("before", Pair?.Before.Wave.Id.ToString()), ("after", Pair?.After.Wave.Id.ToString()), ("measure", Measure));

    /// <summary>The first and the last wave of what was asked, where these are not the ones shown.</summary>
    public string? LongestLink => Pair is { } pair && Closed.Where(wave => wave.Wave.QuestionnaireId == pair.After.Wave.QuestionnaireId
            && wave.Wave.QuestionnaireVersion == pair.After.Wave.QuestionnaireVersion).ToArray() is { Length: > 2 } same && (same[^1], same[0]) != (pair.Before, pair.After)
        ? $"/o/{Org}/change?before={same[^1].Wave.Id}&after={same[0].Wave.Id}{(string.IsNullOrWhiteSpace(AsOf) ? "" : $"&asOf={Uri.EscapeDataString(AsOf)}")}"
        : null;

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
            Change = await changes.OfAsync(Org, Pair, Measure, AsOf, ct);
        }
        catch (ResultReading.StillComputingException)
        {
            StillComputing = true;
        }
        catch (AnswersChangedException changed)
        {
            Changed = changed.Wave;
        }
    }
}
