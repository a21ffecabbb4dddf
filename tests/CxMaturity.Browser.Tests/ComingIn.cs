using CxMaturity.Tests.Shared;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Tests;
using CxMaturity.Web.Tests.Access;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

/// <summary>The first account, a passkey and an invitation, in a real browser on a fresh installation.</summary>
public sealed class ComingIn(Chromium chromium)
{
    [Fact]
    public async Task From_the_setup_link_to_a_passkey_and_a_colleague()
    {
        await using var postgres = new TestPostgres();
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        // Passkeys want a name: an address in numbers has none.
        var address = new Uri($"http://localhost:{installation.Address.Port}");
        await using var visit = await chromium.VisitAsync(address);
        var page = visit.Page;

        await page.GotoAsync(installation.Services.GetRequiredService<FirstStart>().Path);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(FirstAccount.Name);
        await page.GetByLabel("Sign-in name").FillAsync(FirstAccount.UserName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(FirstAccount.Password);
        await page.GetByLabel("The same password again").FillAsync(FirstAccount.Password);
        await page.GetByLabel("Your organisation").FillAsync(FirstAccount.Organization);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(FirstAccount.Organization);

        await AddPasskeyAsync(visit);
        await page.Locator("header .who button").ClickAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(FirstAccount.Organization);

        await page.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await page.Locator("#new-Executive").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        await JoinAsync(address, await page.Locator("#made").InputValueAsync());
        await page.GotoAsync(new Uri(page.Url).AbsolutePath);
        await Expect(page.Locator("ul.people").First).ToContainTextAsync("Kim Harbour");
        await page.GetByText("History", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("details.history")).ToContainTextAsync("joined");

        await page.GotoAsync("/organizations");
        await page.Locator("#Name").FillAsync("Second Quay");
        await page.Locator("main form button").Last.ClickAsync();
        await Expect(page.Locator("details.switcher summary")).ToContainTextAsync("Second Quay");
        await page.Locator("details.switcher summary").ClickAsync();
        await page.Locator("details.switcher").GetByRole(AriaRole.Link, new() { Name = FirstAccount.Organization }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(FirstAccount.Organization);
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task AddPasskeyAsync(Visit visit)
    {
        var page = visit.Page;
        await PutADeviceAtHandAsync(visit);
        await page.GotoAsync("/account");
        await page.GetByLabel("What to call it").FillAsync("Key of the quay");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Key of the quay");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your passkeys are changed.");
    }

    /// <summary>A device that always agrees, as long as the page is there.</summary>
    private static async Task PutADeviceAtHandAsync(Visit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true
            }
        });
    }

    private async Task JoinAsync(Uri address, string link)
    {
        await using var visit = await chromium.VisitAsync(address);
        var page = visit.Page;
        await page.GotoAsync(new Uri(link).AbsolutePath);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(FirstAccount.Organization);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kim Harbour");
        await page.GetByLabel("Sign-in name").FillAsync("kim@harbour.example");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Person.Password);
        await page.GetByLabel("The same password again").FillAsync(Person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(FirstAccount.Organization);
        // The executive sees no people's page.
        await Expect(page.Locator("nav.rooms")).Not.ToContainTextAsync("People");
        visit.Complaints.ShouldBeEmpty();
    }
}
