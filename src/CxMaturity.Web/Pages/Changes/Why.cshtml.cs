using CxMaturity.Domain.Access;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Access;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using System.Globalization;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>Why did it move? The difference between two waves, split into what people said and who they were.</summary>
[Needs(Right.SeeResults)]
public sealed class WhyModel(OrganizationKeeping organizations, ClosedWaves closed, PairReading pairs, Sentences sentences, AsOfDates dates) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty(SupportsGet = true)] public string? AsOf { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ClosedWave> Closed { get; private set; } = [];

    public WavePair? Pair { get; private set; }

    /// <summary>The core score first, then the dimensions; rounded so that what is read adds up.</summary>
    public IReadOnlyList<Movement> Moves { get; private set; } = [];

    /// <summary>Whether two different questionnaires were asked, so that there is nothing to split.</summary>
    public bool IsOther { get; private set; }

    public bool StillComputing { get; private set; }

    /// <summary>The wave whose answers are no longer those behind its official result.</summary>
    public ClosedWave? Changed { get; private set; }

    /// <summary>The official results that are compared.</summary>
    public DatedResult? First { get; private set; }

    public DatedResult? Second { get; private set; }

    /// <summary>Whether something is kept back because of what was published before.</summary>
    public bool AnyWithheld { get; private set; }

    public Movement? Core => Moves.FirstOrDefault(move => move.Code == CoreScore.Code);

    public AsOfControl Date => new($"/o/{Org}/change/why", AsOf, dates.Today, null,
        ("before", Pair?.Before.Wave.Id.ToString()), ("after", Pair?.After.Wave.Id.ToString()));

    public string ChangeLink => $"/o/{Org}/change?before={Pair?.Before.Wave.Id}&after={Pair?.After.Wave.Id}{(string.IsNullOrWhiteSpace(AsOf) ? "" : $"&asOf={Uri.EscapeDataString(AsOf)}")}";

    public async Task OnGetAsync(string? before, string? after, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        Closed = await closed.AsOfAsync(Org, AsOf, ct);
        Pair = await closed.PairAsync(Org, Closed, before, after, ct);
        if (Pair is null || Pair.Before == Pair.After)
            return;
        IsOther = Pair.Before.Wave.QuestionnaireId != Pair.After.Wave.QuestionnaireId;
        if (IsOther)
            return;
        try
        {
            Moves = await MovesAsync(Pair, ct);
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

    public static int Decimals(Movement move) => Disclosure.Decimals(move.Fewest);

    /// <summary>The parts that there are, largest first, each with its name and what it says.</summary>
    public IReadOnlyList<(string Name, string Sentence, double Value)> PartsOf(Movement move)
    {
        (string Name, string Sentence, double Value)[] parts =
        [
            (sentences.Of("why.answers"), sentences.Of("why.answers_text"), move.Answers), (sentences.Of("why.mix"), sentences.Of("why.mix_text"), move.Mix),
            (sentences.Of("why.units"), sentences.Of(move.UnitsInMix ? "why.units_in_mix" : "why.units_text"), move.Units),
            (sentences.Of("why.groups"), sentences.Of("why.groups_text"), move.Groups), (sentences.Of("why.instrument"), sentences.Of("why.instrument_text"), move.Instrument)
        ];
        return parts;
    }

    public IHtmlContent Chart(Movement move) => WaterfallChart.Of(new("waterfall", sentences.Of("why.chart"), sentences.Of("why.chart_desc"),
        new(Pair!.Before.ShortName, move.Before), [.. PartsOf(move).Select(part => new WaterfallStep(part.Name, part.Value))], new(Pair.After.ShortName, move.After),
        CultureInfo.CurrentCulture, Decimals(move) == 2 ? "0.00" : "0.0"));

    private async Task<IReadOnlyList<Movement>> MovesAsync(WavePair pair, CancellationToken ct)
    {
        var compared = await pairs.OfAsync(Org, pair, AsOf, asIf: true, ct);
        (First, Second) = (compared.First, compared.Second);
        var (before, after) = (compared.Before, compared.After);
        var moves = MovementScoring.Of(before.Scored ?? before.Measured, before.Measured, after.Measured)
            .Where(move => PairReading.Shows(First.Result, move.Code) && PairReading.Shows(Second.Result, move.Code)).ToArray();
        AnyWithheld = moves.Any(move => compared.Withholds(move.Code));
        return [.. moves.Where(move => !compared.Withholds(move.Code)).Select(move => move.Rounded(Decimals(move)))];
    }
}
