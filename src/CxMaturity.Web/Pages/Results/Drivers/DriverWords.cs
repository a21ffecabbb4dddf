using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results.Drivers;

/// <summary>What goes along with the outcome, in sentences.</summary>
public sealed class DriverWords(Sentences sentences)
{
    private const double Much = 0.26;
    private const double Some = 0.13;

    /// <summary>The one sentence: the dimension that goes along with the outcome most, or why that cannot be said.</summary>
    public string Headline(DatedResult dated)
    {
        if (dated.Result.Drivers is not { } drivers)
            return sentences.Of("drivers.no_outcome");
        if (drivers.NotEstimable is { } reason)
            return WhyNot(drivers, reason);
        var (first, second) = (Ordered(drivers)[0], Ordered(drivers)[1]);
        return sentences.Of(first.Interval is { } one && second.Interval is { } other && one.Low > other.High ? "drivers.headline" : "drivers.headline_open",
            NameOf(dated, first.Dimension), Figures.Percent(first.Share), NameOf(dated, second.Dimension), Figures.Percent(second.Share));
    }

    /// <summary>Where to begin: what counts more than the average and stands lower than it.</summary>
    public string? First(DatedResult dated)
    {
        if (dated.Result.Drivers is not { Drivers.Count: > 0 } drivers)
            return null;
        var known = Placed(dated).ToArray();
        if (known.Length == 0)
            return null;
        var (share, score) = (known.Average(each => each.Driver.Share), known.Average(each => each.Score));
        string[] names = [.. known.Where(each => each.Driver.Share > share && each.Score < score).Select(each => NameOf(dated, each.Driver.Dimension))];
        return names.Length == 0 ? sentences.Of("drivers.first_none") : sentences.Of("drivers.first", string.Join(", ", names));
    }

    public string Explained(double explained) =>
        sentences.Of(explained >= Much ? "drivers.explained_much" : explained >= Some ? "drivers.explained_some" : "drivers.explained_little", Figures.Percent(explained));

    /// <summary>Drivers whose dimension has a score that may be shown.</summary>
    public static IEnumerable<(Driver Driver, double Score, int People)> Placed(DatedResult dated) =>
        from driver in dated.Result.Drivers?.Drivers ?? []
        let dimension = dated.Result.Dimensions.FirstOrDefault(known => known.Code == driver.Dimension)
        where dimension?.Score is not null
        select (driver, dimension.Score!.Value, dimension.N);

    public static IReadOnlyList<Driver> Ordered(DriverResult drivers) => [.. drivers.Drivers.OrderByDescending(driver => driver.Share)];

    /// <summary>Some dimension's two methods say different things.</summary>
    public static bool AnyDisagree(DriverResult drivers) => drivers.Drivers.Any(driver => driver.MethodsDisagree);

    public static bool AnyNegative(DriverResult drivers) => drivers.Drivers.Any(driver => driver.Correlation < 0);

    public static string NameOf(DatedResult dated, string code) => dated.Questionnaire.Dimensions.First(known => known.Code == code).Name.ForReader();

    private string WhyNot(DriverResult drivers, NotEstimable reason) => reason switch
    {
        NotEstimable.TooFew when drivers.N is { } n => sentences.Of("drivers.too_few", n, drivers.Needed),
        NotEstimable.TooFew => sentences.Of("drivers.far_too_few", drivers.Needed),
        NotEstimable.Singular => sentences.Of("drivers.singular"),
        NotEstimable.NoVariance => sentences.Of("drivers.no_variance"),
        _ => sentences.Of("drivers.not_estimable")
    };
}
