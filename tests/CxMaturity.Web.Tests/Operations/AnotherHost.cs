using CxMaturity.Web.Accounts;
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
    private FirstAccount? first;

    public AnotherHost(string connectionString, params (string Name, string Value)[] settings) : this(connectionString, null, settings)
    {
    }

    public AnotherHost(string connectionString, TimeProvider? clock, params (string Name, string Value)[] settings)
    {
        (this.connectionString, this.clock, this.settings) = (connectionString, clock, settings);
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A browser in which nobody is signed in.</summary>
    public HttpClient Browser(string language = "en") => Speaking(language, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress });

    /// <summary>A browser in which the first account is signed in; it is made where there is none yet.</summary>
    public async Task<HttpClient> SignedInAsync(string language = "en") =>
        Speaking(language, (first ??= await FirstAccount.MakeAsync(ClientOptions.BaseAddress, Services.GetRequiredService<FirstStart>().Path)).Browser(followsRedirects: false));

    private static HttpClient Speaking(string language, HttpClient browser)
    {
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
