using System.Globalization;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace CxMaturity.Web.Pages.Results.Drivers;

/// <summary>Importance over performance in four quarters.</summary>
public sealed class DriverCharts(Sentences sentences)
{
    public IHtmlContent Quadrants(DatedResult dated) => QuadrantChart.Of(new("drivers", sentences.Of("drivers.chart"), sentences.Of("drivers.chart_desc"),
        [.. dated.Result.Drivers!.Drivers.Select(driver => PointOf(dated, driver))],
        new(sentences.Of("drivers.quarter_first"), sentences.Of("drivers.quarter_keep"), sentences.Of("drivers.quarter_later"), sentences.Of("drivers.quarter_fine")),
        sentences.Of("drivers.performance"), sentences.Of("drivers.importance"), CultureInfo.CurrentCulture, ResultNumbers.Format(dated.Result.Sheets)));

    private QuadrantPoint PointOf(DatedResult dated, Domain.Maturity.Driver driver)
    {
        var dimension = dated.Result.Dimensions.First(known => known.Code == driver.Dimension);
        return new(driver.Dimension, DriverWords.NameOf(dated, driver.Dimension), dimension.Score, driver.Share, driver.Interval?.Low, driver.Interval?.High,
            dimension.Withheld is { } reason ? sentences.Of($"withheld_short.{reason}") : null);
    }
}
