using System.Diagnostics.Metrics;
using CxMaturity.Store.Projections;

namespace CxMaturity.Web.Hosting.Telemetry;

/// <summary>The app's own figures: how many, never whose.</summary>
public static class Figures
{
    public const string MeterName = "CxMaturity";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("cxmaturity.answers.saved", "{answer}", "Answers saved by this host.");

    public static void AnswersSaved(int count) => Answers.Add(count);

    /// <summary>Tells how far the read models are, until it is disposed.</summary>
    internal static Meter Watch(Func<IReadOnlyList<ProjectionLag>> lags)
    {
        var watching = new Meter(MeterName);
        watching.CreateObservableGauge("cxmaturity.projection.behind", () => lags().Select(lag => Of(lag, lag.Behind.TotalSeconds)), "s", "Age of the first event that a read model lacks.");
        watching.CreateObservableGauge("cxmaturity.projection.waiting", () => lags().Select(lag => Of(lag, lag.Events)), "{event}", "Events that a read model lacks.");
        return watching;
    }

    private static Measurement<double> Of(ProjectionLag lag, double value) => new(value, new KeyValuePair<string, object?>("projection", lag.Projection));
}
