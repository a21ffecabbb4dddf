using System.Net;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>Wrong and half settings are told at the start; without any there is nothing of it.</summary>
public sealed class SettingUpAProvider(CxHost host)
{
    private const string Tenant = FakeIssuer.Tenant;
    private const string Good = $"TenantId={Tenant};ClientId=c;ClientSecret=s";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ClientId=c", "TenantId is missing")]
    [InlineData($"TenantId={Tenant}", "ClientId is missing")]
    [InlineData($"TenantId={Tenant};ClientId=c", "ClientSecret is missing")]
    [InlineData($"{Good};Authority=https://login.example.org", "Authority stands beside")]
    [InlineData("TenantId=common;ClientId=c;ClientSecret=s", "TenantId is 'common'")]
    [InlineData("TenantId=a/b;ClientId=c;ClientSecret=s", "TenantId is 'a/b'")]
    [InlineData("TenantId=organizations;ClientId=c;ClientSecret=s", "AllowedTenants is empty")]
    [InlineData($"{Good};AllowedTenants={Tenant}", "takes effect with TenantId 'organizations' only")]
    [InlineData("TenantId=organizations;AllowedTenants=contoso;ClientId=c;ClientSecret=s", "AllowedTenants holds 'contoso'")]
    [InlineData($"{Good};Instance=login.example.org", "Instance is 'login.example.org'")]
    [InlineData("Authority=http://login.example.org;ClientId=c;ClientSecret=s", "without https")]
    [InlineData("Authority=ftp://login.example.org;ClientId=c;ClientSecret=s", "Authority is 'ftp://login.example.org'")]
    [InlineData($"{Good};CallbackPath=signin", "CallbackPath is 'signin'")]
    [InlineData($"{Good};CallbackPath=/signout-callback-oidc", "name one path twice")]
    [InlineData($"{Good};Organization=quayside", "Organization is 'quayside'")]
    [InlineData($"{Good};RoleMap:Boss=Executive", "RoleMap needs Organization")]
    [InlineData($"{Good};Organization={Tenant};RoleMap:Boss=Chief", "RoleMap:Boss holds 'Chief'")]
    [InlineData($"{Good};Organization={Tenant};RoleMap:Boss=2", "RoleMap:Boss holds '2'")]
    [InlineData($"{Good};Organization={Tenant};RoleMap:Boss=,", "RoleMap:Boss is empty")]
    [InlineData($"{Good};Organization={Tenant};RoleMap:Boss=UnitLead", "has the code of a unit")]
    [InlineData($"{Good};Organization={Tenant};RoleMap:Boss=Analyst:HQ", "has the code of a unit")]
    public void Is_refused_with_a_sentence(string settings, string sentence)
    {
        var refused = Should.Throw<StartRefusedException>(() => Read(settings));

        refused.Message.ShouldContain(sentence);
        refused.Message.ShouldContain("AzureAd");
        refused.Message.ShouldNotContain("ClientSecret=s");
    }

    [Fact]
    public void Takes_the_names_that_are_known_from_elsewhere()
    {
        var settings = Read($"{Good};Instance=https://login.example.org/;CallbackPath=/in;Organization={Guid.Empty};RoleMap:Boss=Executive,UnitLead:HQ;RoleMap:Staff=Respondent")!;

        settings.Authority.ShouldBe($"https://login.example.org/{Tenant}/v2.0");
        settings.CallbackPath.ShouldBe("/in");
        settings.RoleMap["boss"].ShouldBe([new MappedRole(Role.Executive), new MappedRole(Role.UnitLead, "HQ")]);
        settings.Governed.ShouldBe([Role.Executive, Role.UnitLead, Role.Respondent], ignoreOrder: true);
        Read("Authority=http://localhost:9/;ClientId=c;ClientSecret=s")!.Authority.ShouldBe("http://localhost:9");
        Read(Good)!.Governed.Count.ShouldBe(Enum.GetValues<Role>().Length - 1);
        Read("TenantId= ;ClientId=").ShouldBeNull();
    }

    [Fact]
    public async Task Is_not_needed_and_then_there_is_no_trace_of_it()
    {
        using var stranger = host.Stranger();

        (await stranger.GetStringAsync("/sign-in", Ct)).ShouldNotContain("/sign-in/organization");
        foreach (var path in new[] { "/sign-in/organization", "/signin-oidc", "/signout-callback-oidc", "/signout-backchannel" })
        {
            using var answer = await stranger.GetAsync(path, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    private static ProviderSettings? Read(string settings) => ProviderSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(
        settings.Split(';').Select(setting => setting.Split('=', 2)).Select(setting => KeyValuePair.Create($"AzureAd:{setting[0]}", (string?)setting[1]))).Build());
}
