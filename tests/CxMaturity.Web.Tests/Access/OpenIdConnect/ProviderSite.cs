using System.Net;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Store;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting.Logs;
using CxMaturity.Web.Tests.Operations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>The tests that share one host with one provider, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class AtAProvider : ICollectionFixture<ProviderSite>
{
    public const string Name = "at a provider";
}

/// <summary>A host whose people sign in through a provider, and the provider.</summary>
public sealed class ProviderSite(TestPostgres postgres) : IAsyncLifetime
{
    /// <summary>The organisation in which the provider's roles count.</summary>
    public static readonly Guid Organization = new("01980000-0000-7000-8000-00000000000a");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FakeIssuer Issuer { get; private set; } = null!;

    public AnotherHost Host { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    public EventStore Store => Host.Services.GetRequiredService<EventStore>();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.NewDatabaseAsync();
        Issuer = await FakeIssuer.StartAsync();
        Host = new(ConnectionString, [.. Settings(Issuer, "TenantId", FakeIssuer.Tenant), ("AzureAd:Organization", Organization.ToString())]);
        await Organizations.FoundAsync(Store, Organization, Ct);
        (await Host.SignedInAsync()).Dispose();
    }

    public static (string Name, string Value)[] Settings(FakeIssuer issuer, string name, string value) =>
    [
        ("AzureAd:Instance", issuer.Address), ("AzureAd:ClientId", FakeIssuer.ClientId), ("AzureAd:ClientSecret", FakeIssuer.ClientSecret), ($"AzureAd:{name}", value)
    ];

    /// <summary>A new browser that has gone to the provider and has not come back yet.</summary>
    public Task<Traveller> AwayAsync(string? returnUrl = null, string language = "en") => Traveller.AwayAsync(Host.Browser(language), Issuer, returnUrl);

    /// <summary>Somebody signs in, and all is well.</summary>
    public async Task<Traveller> InAsync(string person, params string[] roles)
    {
        var traveller = await AwayAsync();
        await traveller.BackAsync(Issuer.Sign(Issuer.Claims(person, traveller.Nonce, roles)));
        traveller.Status.ShouldBe(HttpStatusCode.Redirect, traveller.Html);
        return traveller;
    }

    public async Task<Account?> AccountAsync(string person) =>
        await AccountAsync(new ExternalIdentity(Issuer.Issuer, FakeIssuer.Tenant, $"oid-{person}"));

    public async Task<Account?> AccountAsync(ExternalIdentity identity)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<AccountStore>(scope.ServiceProvider).FindByKeyAsync(AccountStore.IdOfIdentity(identity), Ct);
    }

    public async Task<Member?> MemberAsync(string person) => (await Store.RosterAsync(Organization, Ct)).Find((await AccountAsync(person))!.Id);

    public async Task<IReadOnlyList<Role>> RolesAsync(string person) => (await MemberAsync(person))?.Roles ?? [];

    /// <summary>How many lines the log has by now, and the newest of them.</summary>
    public (int Lines, string Newest) Log()
    {
        var newest = Host.Services.GetRequiredService<LastErrors>().Newest;
        return (newest.Sum(error => error.Times), newest.Count == 0 ? "" : newest[0].Sentence);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

/// <summary>A browser on its way to a provider and back.</summary>
public sealed class Traveller : IDisposable
{
    private readonly FakeIssuer issuer;

    private Traveller(HttpClient http, FakeIssuer issuer) => (Http, this.issuer) = (http, issuer);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Http { get; }

    /// <summary>What the provider was asked.</summary>
    public Dictionary<string, string> Asked { get; private set; } = [];

    public string Nonce => Asked["nonce"];

    public HttpStatusCode Status { get; private set; }

    public string? Location { get; private set; }

    public string Html { get; private set; } = "";

    public static async Task<Traveller> AwayAsync(HttpClient http, FakeIssuer issuer, string? returnUrl)
    {
        var traveller = new Traveller(http, issuer);
        await traveller.GoAsync("/sign-in/organization" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"));
        if (traveller.Location?.StartsWith(issuer.Address, StringComparison.Ordinal) == true)
            traveller.Asked = QueryHelpers.ParseQuery(new Uri(traveller.Location).Query).ToDictionary(entry => entry.Key, entry => entry.Value.ToString());
        return traveller;
    }

    /// <summary>The provider sends the browser back with a code for this token.</summary>
    public Task BackAsync(string token) => GoAsync(Return(("code", issuer.CodeFor(Asked["code_challenge"], token)), ("state", Asked["state"])));

    public static string Return(params (string Name, string Value)[] query) =>
        QueryHelpers.AddQueryString("/signin-oidc", query.Select(entry => KeyValuePair.Create(entry.Name, (string?)entry.Value)));

    public async Task GoAsync(string path)
    {
        using var answer = await Http.GetAsync(path, Ct);
        await TakeAsync(answer);
    }

    public async Task SignOutAsync()
    {
        // Not disposed of: the browser is needed further on.
        var visitor = new Visitor(Http);
        await visitor.GoAsync("/sign-out");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", visitor.Token())]);
        using var answer = await Http.PostAsync("/sign-out", form, Ct);
        Refresh = answer.Headers.TryGetValues("Refresh", out var values) ? values.Single() : null;
        await TakeAsync(answer);
    }

    /// <summary>Where the answer sends the browser on without a redirect.</summary>
    public string? Refresh { get; private set; }

    public async Task<bool> IsInAsync()
    {
        using var answer = await Http.GetAsync("/account", Ct);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private async Task TakeAsync(HttpResponseMessage answer) =>
        (Status, Location, Html) = (answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(Ct));

    public void Dispose() => Http.Dispose();
}

/// <summary>An organisation with an id that a setting can name before it is there.</summary>
internal static class Organizations
{
    public static Task FoundAsync(EventStore store, Guid id, CancellationToken ct) => store.ForInstallation().DecideAsync(
        Web.Storage.Streams.Organizations, id, state => Domain.Organizations.OrganizationDecider.Decide(state, new Domain.Organizations.FoundOrganization(id, "Quayside", DateTimeOffset.UtcNow)), ct: ct);
}
