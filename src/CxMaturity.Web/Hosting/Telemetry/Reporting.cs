using System.Diagnostics.Metrics;
using CxMaturity.Web.Hosting.Health;
using CxMaturity.Web.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CxMaturity.Web.Hosting.Telemetry;

/// <summary>Gathers and sends as long as the host runs, and looks now and then how far the read models are.</summary>
internal sealed class Reporting(Receiver receiver, ProjectionLook lags, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);

    private TracerProvider? traces;
    private MeterProvider? figures;
    private Meter? watching;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .SetSampler(new ParentBasedSampler(new RequestsOnly()))
            .AddSource("Microsoft.AspNetCore", DatabaseLook.TelemetryName)
            .AddProcessor(new Scrubbing())
            .AddOtlpExporter(receiver.For("traces"))
            .Build();
        figures = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter("Microsoft.AspNetCore.Hosting", DatabaseLook.TelemetryName, Figures.MeterName)
            .AddOtlpExporter(receiver.For("metrics"))
            .Build();
        watching = Figures.Watch(() => lags.Last);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Pace, clock);
        try
        {
            do
                await lags.LagsAsync();
            while (await pace.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    /// <summary>Sends what is left.</summary>
    public override void Dispose()
    {
        traces?.Dispose();
        figures?.Dispose();
        watching?.Dispose();
        base.Dispose();
    }

    private static void Describe(ResourceBuilder resource) => resource
        .AddService("cxmaturity", serviceVersion: AppVersion.Current)
        .AddEnvironmentVariableDetector();
}
