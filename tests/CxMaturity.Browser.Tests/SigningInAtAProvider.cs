using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

/// <summary>The whole way to a real provider and back, in a real browser.</summary>
public sealed class SigningInAtAProvider(AnEntra entra, Chromium chromium) : IClassFixture<AnEntra>
{
    [Fact]
    public async Task Leads_to_where_somebody_wanted_to_go_with_the_roles_that_they_have_there()
    {
        await using var visit = await chromium.VisitAsync(entra.Address);
        var page = visit.Page;

        await page.GotoAsync($"/o/{AnEntra.Organization}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with my organisation" }).ClickAsync();
        await SignInAsync(page, "analyst");

        await page.WaitForURLAsync($"{entra.Address}o/{AnEntra.Organization}");
        await Expect(page.Locator("h1")).ToContainTextAsync("Quayside");
        await page.GotoAsync("/organizations");
        await Expect(page.GetByText("Analyst, Auditor")).ToBeVisibleAsync();
        await page.GotoAsync("/account");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Alex Quay");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tells_somebody_without_a_role_that_there_is_none()
    {
        await using var visit = await InAsync("guest", "en");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No role yet" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("You are signed in, Robin Pier.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task That_is_cancelled_ends_on_a_page_that_says_so()
    {
        await using var visit = await chromium.VisitAsync(entra.Address, "de");
        var page = visit.Page;

        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mit meiner Organisation anmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Die Anmeldung wurde abgebrochen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Noch einmal versuchen" }).ClickAsync();
        await page.WaitForURLAsync($"{entra.Address}sign-in");
    }

    [Fact]
    public async Task Ends_there_too_when_it_ends_here()
    {
        await using var visit = await InAsync("analyst");
        var page = visit.Page;

        await page.GotoAsync("/sign-out");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(new Regex($"^{Regex.Escape(entra.Provider)}/"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();

        await page.WaitForURLAsync(entra.Address.ToString());
        await page.GotoAsync("/account");
        await page.WaitForURLAsync("**/sign-in?**");
        await page.GotoAsync("/sign-in/organization");
        await Expect(page.GetByLabel("Who")).ToBeVisibleAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ends_here_when_it_ends_there()
    {
        await using var visit = await InAsync("analyst");
        await using var elsewhere = await InAsync("analyst");
        var page = visit.Page;

        await page.GotoAsync(entra.Leave);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await Expect(page.GetByText("You have left.")).ToBeVisibleAsync();

        await page.GotoAsync("/account");
        await page.WaitForURLAsync("**/sign-in?**");
        await elsewhere.Page.GotoAsync("/account");
        await Expect(elsewhere.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Alex Quay");
    }

    private async Task<Visit> InAsync(string who, string language = "en")
    {
        var visit = await chromium.VisitAsync(entra.Address, language);
        await visit.Page.GotoAsync("/sign-in/organization");
        await SignInAsync(visit.Page, who);
        await visit.Page.WaitForURLAsync($"{entra.Address}**");
        return visit;
    }

    private static async Task SignInAsync(IPage page, string who)
    {
        await page.GetByLabel("Who").FillAsync(who);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
    }
}
