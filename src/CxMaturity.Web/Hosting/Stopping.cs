using System.Runtime.InteropServices;

namespace CxMaturity.Web.Hosting;

/// <summary>
/// How the app goes down: no new requests, the running ones get their answers, then the projector, then the database of its own. It
/// takes as long as the setting allows, and a second signal ends the waiting.
/// </summary>
public static class Stopping
{
    public static IServiceCollection AddStopping(this IServiceCollection services, OperationsSettings settings) =>
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.StopSeconds));

    public static async Task RunAsync(WebApplication app)
    {
        await using var disposed = app;
        using var hurry = new CancellationTokenSource();
        var asked = 0;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear);

        await app.StartAsync();
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var heard = app.Lifetime.ApplicationStopping.Register(() => stopping.TrySetResult());
        await stopping.Task;
        try
        {
            await app.StopAsync(hurry.Token);
        }
        catch (OperationCanceledException)
        {
            // Time is up, or somebody was in a hurry. What was committed is there at the next start.
        }

        void Hear(PosixSignalContext signal)
        {
            signal.Cancel = true;
            if (Interlocked.Increment(ref asked) > 1)
            {
                hurry.Cancel();
                return;
            }

            var seconds = app.Services.GetRequiredService<OperationsSettings>().StopSeconds;
            StartUp.Say($"CxMaturity is stopping. Requests under way are finished first, for {seconds} seconds at most; a second signal ends that.");
            app.Lifetime.StopApplication();
        }
    }
}
