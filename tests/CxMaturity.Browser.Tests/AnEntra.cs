using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Storage;
using CxMaturity.Web.Tests;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Browser.Tests;

/// <summary>An independent provider shaped like Microsoft Entra, as a process of its own, and an app that signs its people in through it.</summary>
public sealed class AnEntra(TestPostgres postgres) : IAsyncLifetime
{
    public static readonly Guid Organization = new("01980000-0000-7000-8000-00000000000b");

    private const string Tenant = "0b8f6a52-7d0d-4c5a-8f5e-3b9d2f4c1a77";
    private const string ClientId = "cx-app";
    private const string ClientSecret = "cx-secret-of-the-browser-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private AnotherHost? host;
    private Process? provider;

    /// <summary>Of the app.</summary>
    public Uri Address => host!.ClientOptions.BaseAddress;

    /// <summary>Of the provider.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>Where somebody leaves the provider without coming from anywhere.</summary>
    public string Leave => $"{Provider}/{Tenant}/oauth2/v2.0/logout";

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Provider = $"http://localhost:{port}";
        host = new(await postgres.NewDatabaseAsync(), ("AzureAd:Instance", Provider), ("AzureAd:TenantId", Tenant), ("AzureAd:ClientId", ClientId),
            ("AzureAd:ClientSecret", ClientSecret), ("AzureAd:Organization", Organization.ToString()));
        await host.Services.GetRequiredService<EventStore>().ForInstallation().DecideAsync(Streams.Organizations, Organization,
            state => OrganizationDecider.Decide(state, new FoundOrganization(Organization, "Quayside", DateTimeOffset.UtcNow)));
        provider = await StartAsync(port);
    }

    private async Task<Process> StartAsync(int port)
    {
        var start = new ProcessStartInfo("node", ["entra.mjs"])
        {
            WorkingDirectory = Path.Combine(Source.Root, "tests", "CxMaturity.Browser.Tests", "Provider"), RedirectStandardOutput = true, RedirectStandardError = true
        };
        foreach (var (name, value) in new[]
                 {
                     ("PORT", port.ToString(CultureInfo.InvariantCulture)), ("APP", Address.ToString().TrimEnd('/')), ("CLIENT_ID", ClientId), ("CLIENT_SECRET", ClientSecret), ("TENANT", Tenant)
                 })
            start.Environment[name] = value;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Text.StringBuilder();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == "ready")
                ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(ready.Task, process.WaitForExitAsync()).WaitAsync(Patience) != ready.Task)
            throw new InvalidOperationException($"The provider ended: {said}");
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        if (provider is { HasExited: false })
        {
            provider.Kill();
            await provider.WaitForExitAsync();
        }

        provider?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
