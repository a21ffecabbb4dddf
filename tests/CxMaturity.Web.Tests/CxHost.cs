using CxMaturity.Store;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

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
        First = await FirstAccount.MakeAsync(Address, Services.GetRequiredService<FirstStart>().Path);
    }

    /// <summary>The account in which tests are signed in that do not say otherwise.</summary>
    public FirstAccount First { get; private set; } = null!;

    /// <summary>Who that is.</summary>
    public async Task<Guid> FirstIdAsync() =>
        (await Services.GetRequiredService<EventStore>().RosterAsync(Guid.Parse(First.Home), TestContext.Current.CancellationToken)).Members[0].Id;

    /// <summary>The demo, with the first account as a member of it.</summary>
    public async Task MakeDemoAsync()
    {
        await Services.GetRequiredService<DemoKeeping>().EnsureAsync(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<DemoPersonas>().AdmitAsync(new() { Id = await FirstIdAsync() }, TestContext.Current.CancellationToken);
    }

    /// <summary>A browser of its own, signed in: it keeps cookies, follows redirects and speaks the language it is given.</summary>
    public HttpClient Browser(string language = "en", bool followsRedirects = true) => Speaking(language, First.Browser(followsRedirects));

    /// <summary>A browser in which nobody is signed in.</summary>
    public HttpClient Stranger(string language = "en", bool followsRedirects = false) =>
        // The factory's own client follows redirects on a real port whatever it is told.
        Speaking(language, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = followsRedirects }) { BaseAddress = Address });

    private static HttpClient Speaking(string language, HttpClient browser)
    {
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("urls", "http://127.0.0.1:0")
        .UseSetting("ConnectionStrings:Store", ConnectionString)
        .UseSetting("Storage:KeyFolder", keys)
        // All tests come from one address.
        .UseSetting("Limits:SignInPerMinute", "100000").UseSetting("Limits:ApiPerMinute", "1000000").UseSetting("Limits:UploadsPerMinute", "100000");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
