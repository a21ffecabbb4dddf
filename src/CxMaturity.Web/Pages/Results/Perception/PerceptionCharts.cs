using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Pages.Results.Perception;

/// <summary>The groups' views as dots with their intervals, and the own view beside the customers'.</summary>
public sealed class PerceptionCharts(Sentences sentences)
{
    public IHtmlContent Views(DatedResult dated)
    {
        Audience[] groups = [.. RoleGroups.All.Where(group => dated.Questionnaire.VariantFor(group) is not null)];
        return DotRangeChart.Of(new("perception", sentences.Of("perception.chart"), sentences.Of("perception.chart_desc"),
            [.. groups.Select(group => sentences.Of($"Audience.{group}.short"))],
            [.. dated.Result.Dimensions.Zip(dated.Questionnaire.Dimensions, (shown, known) => Row(shown, known, groups))],
            sentences.Of("perception.interval"), Levels(dated), CultureInfo.CurrentCulture,
            ResultNumbers.Format(dated.Result.Dimensions.SelectMany(dimension => dimension.Views).Min(view => view.N) ?? 0)));
    }

    public IHtmlContent Customers(DatedResult dated, CustomerComparison comparison) => DotRangeChart.Of(new(
        "customers", sentences.Of("perception.customers_chart"), sentences.Of("perception.customers_chart_desc"),
        [sentences.Of("perception.self"), sentences.Of("perception.customers")],
        [
            .. comparison.Pairs.Where(pair => pair.View is not null).Select(pair => new DotRow(sentences.Of($"perception.pair.{pair.Pair.Code}"),
                [new(pair.Self, Missing: sentences.Of($"withheld_short.{pair.Withheld ?? Withheld.TooFew}")), new(pair.View!.Mean)]))
        ],
        sentences.Of("perception.interval"), Levels(dated), CultureInfo.CurrentCulture));

    private DotRow Row(DimensionResult shown, Dimension known, Audience[] groups) => new(known.Name.ForReader(),
        [.. groups.Select(group => Dot(shown.Views.FirstOrDefault(view => view.Audience == group)))],
        shown.Views.Count == 0 ? sentences.Of("perception.not_compared_short") : null);

    private DotValue Dot(GroupScore? view) => view?.Score is { } score
        ? new(score, view.Precision?.Interval?.Low, view.Precision?.Interval?.High)
        : new(null, Missing: sentences.Of($"withheld_short.{view?.Withheld ?? Withheld.NotAsked}"));

    private string[] Levels(DatedResult dated) => [.. dated.Questionnaire.Levels.Select(level => sentences.Of("result.level_short", level.Level))];
}
