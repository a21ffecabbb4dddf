using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Html;
using Shown = CxMaturity.Web.Charts.ChangeVerdict;
using Verdict = CxMaturity.Domain.Maturity.ChangeVerdict;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>Two waves with what differs between them.</summary>
/// <param name="Measure">What is shown by unit: the core score or a dimension.</param>
/// <param name="Units">That measure in each unit that both waves have.</param>
/// <param name="Before">The earlier wave's official result.</param>
/// <param name="AnyWithheld">Whether something is kept back because of what was published before.</param>
public sealed record ReadChange(
    WavePair Pair, ChangeResult Result, string Measure, IReadOnlyList<MeasureChange> Units, DatedResult Before, DatedResult After, bool AnyWithheld)
{
    public IReadOnlyList<MeasureChange> Measures => Result.Core is { } core ? [core, .. Result.Dimensions] : Result.Dimensions;

    /// <summary>What is better or worse beyond chance, the largest first.</summary>
    public IReadOnlyList<MeasureChange> Real => [.. Measures.Where(measure => measure.Verdict != Verdict.Noise).OrderByDescending(measure => Math.Abs(measure.Difference!.Value))];

    public IReadOnlyList<Audience> Groups => [.. Measures.SelectMany(measure => measure.Groups).Distinct().Order()];

    /// <summary>Role groups that are asked and compared in no measure.</summary>
    public IReadOnlyList<Audience> GroupsLeftOut =>
        [.. RoleGroups.All.Where(group => Pair.After.Questionnaire.VariantFor(group) is not null).Except(Groups)];
}

/// <summary>Compares two closed waves as far as the official results of both show a measure, and the ledgers of both let it be seen.</summary>
public sealed class ChangeReading(PairReading pairs, ChangeWords words, Sentences sentences)
{
    public async Task<ReadChange> OfAsync(string organization, WavePair pair, string? measure, string? asOf, CancellationToken ct)
    {
        var compared = await pairs.OfAsync(organization, pair, asOf, asIf: false, ct);
        var found = compared.Found.Where(code => !compared.Withholds(code), NotComparable.Released);
        var shown = pair.After.Questionnaire.Dimensions.Any(dimension => dimension.Code == measure) ? measure! : CoreScore.Code;
        MeasureChange[] units = found.Of(shown)?.Difference is null
            ? []
            : [.. ChangeScoring.UnitsOf(compared.Before.Measured, compared.After.Measured, shown).Select(unit => Admitted(compared.Admitted, shown, unit))];
        var withheld = units.Append(found.Core).Concat(found.Dimensions).Any(each => each?.NotComparable == NotComparable.Released);
        return new(pair, found, shown, units, compared.First, compared.Second, withheld);
    }

    public IHtmlContent Chart(ReadChange change) => ChangeChart.Of(new("changes", sentences.Of("change.chart"),
        sentences.Of("change.chart_desc", change.Pair.Before.ShortName, change.Pair.After.ShortName),
        [.. change.Measures.Select(measure => Row(measure, words.NameOf(measure.Code, change.Pair.After.Questionnaire)))],
        words.Verdict(Verdict.Better), words.Verdict(Verdict.Worse), words.Verdict(Verdict.Noise), sentences.Of("change.not_comparable"),
        sentences.Of("change.negligible"), sentences.Of("change.interval_label"), CultureInfo.CurrentCulture, Format(change.Measures), MeasureChange.Matters));

    /// <summary>As many decimals as the smallest group of the table bears.</summary>
    public static int Decimals(MeasureChange measure) => Disclosure.Decimals(Math.Min(measure.NBefore, measure.NAfter));

    private ChangeRow Row(MeasureChange measure, string name) => measure.NotComparable is { } reason
        ? new(name, null, null, null, Shown.NotComparable, words.WhyNotShort(reason))
        : new(name, measure.Difference, measure.Interval?.Low, measure.Interval?.High, measure.Verdict switch
        {
            Verdict.Better => Shown.Better,
            Verdict.Worse => Shown.Worse,
            _ => Shown.Noise
        });

    private static string Format(IEnumerable<MeasureChange> measures) =>
        measures.Where(measure => measure.Difference is not null).Select(Decimals).DefaultIfEmpty(1).Min() == 2 ? "0.00" : "0.0";

    private static MeasureChange Admitted(AdmittedComparison admitted, string measure, MeasureChange unit) =>
        unit.Difference is null || admitted.ShowsUnit(measure, unit.Code) ? unit : MeasureChange.Nothing(unit.Code, NotComparable.Released);
}
