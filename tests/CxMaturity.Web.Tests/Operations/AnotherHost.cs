using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>A host of its own on a real port, with a database and settings of its own.</summary>
public sealed class AnotherHost : WebApplicationFactory<Program>
{
    private readonly string keys = Directory.CreateTempSubdirectory("cx-keys-").FullName;
    private readonly string connectionString;
    private readonly (string Name, string Value)[] settings;
    private readonly TimeProvider? clock;

    public AnotherHost(string connectionString, params (string Name, string Value)[] settings) : this(connectionString, null, settings)
    {
    }

    public AnotherHost(string connectionString, TimeProvider? clock, params (string Name, string Value)[] settings)
    {
        (this.connectionString, this.clock, this.settings) = (connectionString, clock, settings);
        UseKestrel(0);
        StartServer();
    }

    public HttpClient Browser(string language = "en")
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("urls", "http://127.0.0.1:0").UseSetting("ConnectionStrings:Store", connectionString).UseSetting("Storage:KeyFolder", keys);
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        if (clock is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
