using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

[assembly: AssemblyFixture(typeof(CxHost))]

namespace CxMaturity.Web.Tests;

/// <summary>The real host on a real port of the loopback, with a real and fresh database; one for all tests of the assembly.</summary>
public sealed class CxHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TestPostgres postgres = new();
    private readonly string keys = Directory.CreateTempSubdirectory("cx-keys-").FullName;

    public string ConnectionString { get; private set; } = "";

    public Uri Address => ClientOptions.BaseAddress;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.NewDatabaseAsync();
        UseKestrel(0);
        StartServer();
    }

    /// <summary>A browser of its own: it keeps cookies, follows redirects and speaks the language it is given.</summary>
    public HttpClient Browser(string language = "en", bool followsRedirects = true)
    {
        // The factory's own client follows redirects on a real port whatever it is told.
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = followsRedirects }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("urls", "http://127.0.0.1:0")
        .UseSetting("ConnectionStrings:Store", ConnectionString)
        .UseSetting("Storage:KeyFolder", keys);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
