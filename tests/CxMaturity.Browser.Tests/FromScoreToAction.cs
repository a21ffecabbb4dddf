using System.Text.RegularExpressions;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Tests;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CxMaturity.Browser.Tests;

/// <summary>In the demo, by nothing but links: from a weakness to the verdict on what was done about it, and the same way back.</summary>
public sealed class FromScoreToAction(TestPostgres postgres, Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A demo is made of four waves, their official results and what was done about them: milliseconds to wait for it on a busy machine.</summary>
    private const float AYearOfWork = 120_000;

    [Fact]
    public async Task Leads_from_weak_incentives_to_the_verdict_and_back()
    {
        await using var host = new AnotherHost(await postgres.NewDatabaseAsync());
        await using var visit = await chromium.VisitAsync(host.Address, "en");
        var page = visit.Page;
        await page.GotoAsync("/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the demo organisation" }).ClickAsync(new() { Timeout = AYearOfWork });
        await page.WaitForURLAsync($"**{DemoOrganization.Address}", new() { Timeout = AYearOfWork });
        var second = await SettledAsync(host);

        // The weakness: incentives, in the second wave.
        await page.Locator($"main a[href$='/waves/{second}/results']").First.ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("Incentive alignment") }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/results/dimensions/INC$"));

        // The finding, its rule and its play.
        await page.Locator(".chain").GetByRole(AriaRole.Link, new() { NameRegex = new("Incentive alignment is low") }).ClickAsync();
        await Expect(page.GetByText("A dimension below 2.6 stands at the two lowest levels.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("P09 Incentive conflict workshop") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Incentive conflict workshop");
        await page.GoBackAsync();

        // The initiative, its place on the board, and the verdict of the wave after it.
        var initiatives = page.Locator("section:has(#initiatives)");
        await initiatives.GetByRole(AriaRole.Link, new() { Name = "Incentive conflict workshop", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "On the board" }).ClickAsync();
        var card = page.Locator("[data-column=CheckingEffect]").Filter(new() { HasText = "Incentive conflict workshop" });
        await Expect(card).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Link, new() { Name = "Incentive conflict workshop" }).ClickAsync();
        var effect = page.Locator("#effect");
        await Expect(effect.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("not proven");

        // On to the wave that said so, where the same dimension is still weak.
        await effect.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/results/dimensions/INC$"));
        await Expect(page.Locator(".chain")).ToContainTextAsync("Incentive alignment is low");

        // And back: from the numbers of that wave to the board, the initiative with its verdict, its play, all that works with it, the
        // finding, and the numbers from which it came.
        await page.Locator(".chain").GetByRole(AriaRole.Link, new() { Name = "Board" }).ClickAsync();
        await page.Locator("[data-column=CheckingEffect]").GetByRole(AriaRole.Link, new() { Name = "Incentive conflict workshop" }).ClickAsync();
        await Expect(page.Locator("#effect")).ToContainTextAsync("not proven");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("P09 Incentive conflict workshop") }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Incentive conflict workshop", Exact = true }).ClickAsync();
        await page.Locator("#findings").GetByRole(AriaRole.Link, new() { NameRegex = new("Incentive alignment is low") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("To the numbers") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/waves/{second}/results/dimensions/INC$"));
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_proven_is_done_and_what_was_given_up_says_why()
    {
        await using var host = new AnotherHost(await postgres.NewDatabaseAsync());
        await using var visit = await chromium.VisitAsync(host.Address, "de");
        var page = visit.Page;
        await page.GotoAsync("/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Demo-Organisation anlegen" }).ClickAsync();
        await page.WaitForURLAsync($"**{DemoOrganization.Address}");
        await SettledAsync(host);

        await page.GotoAsync($"{DemoOrganization.Address}/board");
        await page.Locator("[data-column=Done]").GetByRole(AriaRole.Link, new() { Name = "Service-Tag der Unternehmensleitung" }).ClickAsync();
        await Expect(page.Locator("#effect").GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("belegt");
        await page.GetByRole(AriaRole.Link, new() { Name = "Auf dem Board" }).ClickAsync();
        await page.Locator("[data-column=Stopped]").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Systemumstellung");

        // Both stand on the trend of their dimension, where they began and where they ended.
        await page.GotoAsync($"{DemoOrganization.Address}/trend");
        var leadership = page.Locator("figure.trend").Filter(new() { HasText = "Engagement der Unternehmensleitung" }).Locator("svg").First;
        await Expect(leadership.Locator(".chart-work-mark")).ToHaveCountAsync(2);
        await Expect(leadership).ToContainTextAsync("▸1");
        await Expect(leadership).ToContainTextAsync("■1");
        await Expect(page.Locator("section:has(#trend-work) li").First).ToContainTextAsync("Service-Tag der Unternehmensleitung");
        visit.Complaints.ShouldBeEmpty();
    }

    /// <summary>Waits until every wave's result is official and what followed from it is told.</summary>
    /// <returns>The second wave.</returns>
    private static async Task<Guid> SettledAsync(AnotherHost host)
    {
        var org = DemoOrganization.Id.ToString();
        var waves = (await host.Services.GetRequiredService<WaveKeeping>().AllAsync(org, Ct)).OrderBy(wave => wave.ClosedAt).ToArray();
        await host.Services.GetRequiredService<ResultFixing>().Begin(org, waves[^1]);
        return waves[1].Id;
    }
}
