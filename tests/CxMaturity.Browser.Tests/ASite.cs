using CxMaturity.Browser.Tests;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Accounts;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ASite))]

namespace CxMaturity.Browser.Tests;

/// <summary>One address of each page that the product has, each in a state in which there is something to see.</summary>
public sealed class ASite
{
    public const string UnlikelyWord = "Kundenbeziehungsmanagementsystemeinführung";

    private readonly Lock building = new();
    private Task<Dictionary<string, string>>? pages;

    /// <summary>The pages by name, as they are known before any of them exists.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "start", "questionnaires", "questionnaire", "articles", "organisations", "organisation", "organisation-empty", "wave-new", "wave-refused",
        "field-scheduled", "field-open", "field-closed", "join", "join-closed", "answer", "answer-begun", "context", "review", "review-complete",
        "own-result", "own-result-full", "wave-result", "wave-result-large", "wave-result-not-yet", "wave-result-empty", "wave-units-empty",
        "operations", "no-role", "not-found", "refused", "demo", "demo-organisation", "demo-result", "demo-dimension", "demo-units", "demo-remove",
        "change", "change-why", "change-none", "trend", "trend-none", "demo-change", "demo-why", "demo-trend",
        "perception", "perception-none", "drivers", "drivers-none", "quality", "quality-none", "quality-ledger", "findings", "findings-none", "consent", "review-consent",
        "sign-in", "sign-in-refused", "account", "members", "tokens", "roles", "portfolio", "keep", "invitation", "reset",
        "archive", "archives",
        "trail", "trail-none", "access-log", "access-log-none", "access-log-installation", "switcher",
        "units", "units-empty", "unit-new", "unit-edit", "units-import", "branding", "branding-empty",
        "findings-list", "findings-list-none", "finding", "finding-new", "recommendations", "recommendations-none", "pulse", "pulse-none", "quarter", "quarter-none",
        "board", "board-empty", "board-lanes", "exchange", "exchange-empty", "exchange-status", "initiative", "initiative-new", "initiative-scope", "mine",
        "plays", "plays-found", "plays-none", "play", "plays-print", "own-plays", "own-play", "own-play-withdrawn", "own-play-new", "own-play-refused", "own-play-edit", "own-plays-print", "play-in-use"
    ];

    /// <summary>Pages that are for those who are not signed in.</summary>
    private static readonly string[] OfStrangers = ["sign-in", "sign-in-refused", "invitation", "reset", "keep"];

    /// <summary>Goes to a page by its name.</summary>
    public async Task GoAsync(CxHost host, IPage page, string name)
    {
        Task<Dictionary<string, string>> built;
        lock (building)
            built = pages ??= BuildAsync(host);
        if (OfStrangers.Contains(name))
            await page.Context.ClearCookiesAsync();
        await page.GotoAsync((await built)[name]);
        if (name == "sign-in-refused")
        {
            await page.Locator("#UserName").FillAsync("kim@harbour.example");
            await page.Locator("#Password").FillAsync("wrong wrong wrong");
            await page.Locator("main form:not([hidden]) button").First.ClickAsync();
        }

        if (name == "finding")
            await page.Locator("ul.findings a").First.ClickAsync();

        if (name == "switcher")
        {
            await page.Locator("details.switcher summary").ClickAsync();
            await page.Locator("details.switcher a[aria-current]").WaitForAsync();
        }

        if (name == "own-play-refused")
        {
            await page.Locator("#German").FillAsync("---\nid: OWN-1\nname: \"Name\"\neffort: 9\n---\n\n## Problem\n\n### Mehr\n");
            await page.Locator("form.writing button").ClickAsync();
        }

        if (name == "wave-refused")
            await page.Locator("button[value=schedule]").ClickAsync();
    }

    public static IEnumerable<string> ArticlesOf(CxHost host) => host.Services.GetRequiredService<ArticleLibrary>().All(Domain.Language.En)
        .Where(article => article.Slug != Article.HomeSlug).Select(article => article.Slug);

    private static async Task<Dictionary<string, string>> BuildAsync(CxHost host)
    {
        var to = new Situation(host);
        WaveUnit[] units =
        [
            new("V", new("Vertrieb & Service", "Sales & service"), new(6, 9, 40)),
            new("IT", new(UnlikelyWord, "Introduction of a customer relationship management system"), new(4, 6, 20))
        ];
        var full = to.Questionnaire("cx-full");
        var org = await to.OrganizationAsync("Beispiel AG");
        var empty = await to.OrganizationAsync($"Gesellschaft für {UnlikelyWord} mbH");

        await to.UnitsAsync(org);
        var scheduled = await to.WaveAsync(org, "cx-full", WaveMode.Named, opened: false, "", units);
        var open = await to.WaveAsync(org, "cx-full", WaveMode.Trial, opened: true, "Probelauf Herbst", units);
        await to.SheetAsync(org, open, "V", full, Audience.F, item => item.Id.StartsWith("SILO", StringComparison.Ordinal) ? 2 : null, submitted: false);
        var closedEmpty = await to.WaveAsync(org, "cx-pulse", WaveMode.Named, opened: true, "Puls ohne Antworten", units);
        await to.CloseAsync(org, closedEmpty);

        // In one the frontline is too small a group to be shown; in the other all groups are large enough.
        var closed = await to.WaveAsync(org, "cx-full", WaveMode.Named, opened: true, "Standortbestimmung", units);
        await FillAsync(closed, (Audience.X, 5), (Audience.M, 6), (Audience.F, 2), (Audience.A, 1));
        var large = await to.WaveAsync(org, "cx-full", WaveMode.Named, opened: true, "Autumn 2026", units);
        await FillAsync(large, (Audience.X, 9), (Audience.M, 12), (Audience.F, 34));

        var board = await to.WaveAsync(org, "cx-pulse", WaveMode.Named, opened: true, "Kleine Leitung", new WaveUnit("V", new("Vertrieb", "Sales"), new(4, 9, 40)));
        var executive = await to.SheetAsync(org, board, "V", to.Questionnaire("cx-pulse"), Audience.X, item => item.Id.StartsWith("LEAD", StringComparison.Ordinal) ? 3 : null, submitted: false);

        var begun = await to.OwnSheetAsync("cx-full", Audience.M, item => item.Id is "LEAD-03" or "LEAD-07" or "SILO-01" ? 4 : null, submitted: false);
        var complete = await to.OwnSheetAsync("cx-executive-check", Audience.X, _ => 3, submitted: false);
        var own = await to.OwnSheetAsync("cx-executive-check", Audience.X, Situation.Person(to.Questionnaire("cx-executive-check"), 3, AsLeadersSee), submitted: true);
        var ownFull = await to.OwnSheetAsync("cx-full", Audience.X, Situation.Person(full, 5, AsLeadersSee), submitted: true);

        var initiative = await to.BoardAsync(org);
        var (written, unused) = await to.OwnPlaysAsync(org);
        var accesses = host.Services.GetRequiredService<AccessLog>();
        accesses.Record(org, AccessKind.Exported, AccessDetail.Of(AccessDetail.Workbook, closed));
        accesses.Record(org, AccessKind.Refused, "/o/somewhere/else");

        var demo = $"{DemoOrganization.Address}/waves/{await to.DemoAsync()}/results";
        return new()
        {
            ["start"] = "/",
            ["questionnaires"] = "/questionnaires",
            ["questionnaire"] = "/questionnaires/cx-full/1.0",
            ["articles"] = "/articles",
            ["organisations"] = "/organizations",
            ["organisation"] = $"/o/{org}",
            ["organisation-empty"] = $"/o/{empty}",
            ["wave-new"] = $"/o/{org}/waves/new",
            ["wave-refused"] = $"/o/{empty}/waves/new",
            ["field-scheduled"] = $"/o/{org}/waves/{scheduled}",
            ["field-open"] = $"/o/{org}/waves/{open}",
            ["field-closed"] = $"/o/{org}/waves/{closed}",
            ["join"] = $"/o/{org}/waves/{open}/join/{await to.DoorAsync(org, open, Audience.F)}",
            ["join-closed"] = $"/o/{org}/waves/{closed}/join/{await to.DoorAsync(org, closed, Audience.X)}",
            ["answer"] = $"/o/self/sheets/{begun}/pages/INC",
            ["answer-begun"] = $"/o/self/sheets/{begun}/pages/LEAD",
            ["context"] = $"/o/self/sheets/{begun}/pages/CTX",
            ["review"] = $"/o/self/sheets/{begun}/review",
            ["review-complete"] = $"/o/self/sheets/{complete}/review",
            ["own-result"] = $"/o/self/sheets/{own}/result",
            ["own-result-full"] = $"/o/self/sheets/{ownFull}/result",
            ["wave-result"] = $"/o/{org}/waves/{closed}/results",
            ["wave-result-large"] = $"/o/{org}/waves/{large}/results",
            ["wave-result-not-yet"] = $"/o/{org}/waves/{open}/results",
            ["wave-result-empty"] = $"/o/{org}/waves/{closedEmpty}/results",
            ["demo"] = "/demo",
            ["demo-organisation"] = DemoOrganization.Address,
            ["demo-dimension"] = $"{DemoOrganization.Address}/waves/{await to.DemoAsync()}/results/dimensions/SILO",
            ["demo-units"] = $"{DemoOrganization.Address}/waves/{await to.DemoAsync()}/results/units",
            ["wave-units-empty"] = $"/o/{org}/waves/{closedEmpty}/results/units",
            ["demo-result"] = demo,
            ["perception"] = $"{demo}/perception",
            ["perception-none"] = $"/o/{org}/waves/{closed}/results/perception",
            ["drivers"] = $"{demo}/drivers",
            ["drivers-none"] = $"/o/{org}/waves/{closed}/results/drivers",
            ["quality"] = $"{demo}/quality",
            ["quality-none"] = $"/o/{org}/waves/{closedEmpty}/results/quality",
            ["quality-ledger"] = $"/o/{org}/waves/{large}/results/quality",
            ["consent"] = $"/o/{org}/sheets/{executive}/consent",
            ["review-consent"] = $"/o/{org}/sheets/{executive}/review",
            ["findings"] = $"{demo}/findings",
            ["findings-none"] = $"/o/{org}/waves/{closedEmpty}/results/findings",
            ["demo-remove"] = $"{DemoOrganization.Address}/demo",
            ["change"] = $"/o/{org}/change",
            ["change-why"] = $"/o/{org}/change/why",
            ["change-none"] = $"/o/{empty}/change",
            ["trend"] = $"/o/{org}/trend?questionnaire=cx-full",
            ["trend-none"] = $"/o/{empty}/trend",
            ["demo-change"] = $"{DemoOrganization.Address}/change",
            ["demo-why"] = $"{DemoOrganization.Address}/change/why",
            ["demo-trend"] = $"{DemoOrganization.Address}/trend",
            ["sign-in"] = "/sign-in",
            ["sign-in-refused"] = "/sign-in",
            ["account"] = "/account",
            ["members"] = $"/o/{org}/members",
            ["tokens"] = $"/o/{org}/tokens",
            ["roles"] = "/roles",
            ["portfolio"] = "/portfolio",
            ["keep"] = $"/keep/{own}",
            ["invitation"] = $"/invitations/{await host.Services.GetRequiredService<InvitationKeeping>().InviteAsync(Guid.Parse(org), [Role.UnitLead, Role.Analyst], "V", CancellationToken.None)}",
            ["reset"] = $"/reset/{await host.Services.GetRequiredService<InvitationKeeping>().PasswordResetAsync(await host.FirstIdAsync(), CancellationToken.None)}",
            ["archive"] = $"/o/{org}/archive",
            ["archives"] = "/archives",
            ["trail"] = $"/o/{org}/trail",
            ["trail-none"] = $"/o/{empty}/trail?to=2001-01-01",
            ["access-log"] = $"/o/{org}/access-log",
            ["access-log-none"] = $"/o/{empty}/access-log",
            ["access-log-installation"] = "/access-log",
            ["switcher"] = $"/o/{org}/units",
            ["board"] = $"/o/{org}/board",
            ["board-empty"] = $"/o/{empty}/board",
            ["board-lanes"] = $"/o/{org}/board?lanes=owner",
            ["exchange"] = $"{DemoOrganization.Address}/exchange",
            ["exchange-empty"] = $"/o/{empty}/exchange",
            ["exchange-status"] = $"/o/{org}/exchange/status",
            ["initiative"] = $"/o/{org}/initiatives/{initiative}",
            ["initiative-new"] = $"/o/{org}/initiatives/new",
            ["initiative-scope"] = $"/o/{org}/initiatives/{initiative}/scope",
            ["mine"] = "/mine",
            ["units"] = $"/o/{org}/units",
            ["units-empty"] = $"/o/{empty}/units",
            ["unit-new"] = $"/o/{org}/units/edit",
            ["unit-edit"] = $"/o/{org}/units/edit?unit=IT",
            ["units-import"] = $"/o/{org}/units/import",
            ["branding"] = $"/o/{org}/branding",
            ["branding-empty"] = $"/o/{empty}/branding",
            ["findings-list"] = $"{DemoOrganization.Address}/findings",
            ["findings-list-none"] = $"/o/{empty}/findings",
            ["finding"] = $"{DemoOrganization.Address}/findings",
            ["finding-new"] = $"/o/{org}/findings/new",
            ["recommendations"] = $"{DemoOrganization.Address}/recommendations",
            ["recommendations-none"] = $"/o/{empty}/recommendations",
            ["pulse"] = $"{DemoOrganization.Address}/pulse",
            ["pulse-none"] = $"/o/{empty}/pulse",
            ["quarter"] = $"{DemoOrganization.Address}/quarter",
            ["quarter-none"] = $"/o/{empty}/quarter",
            ["plays"] = "/plays",
            ["plays-found"] = "/plays?q=council",
            ["plays-none"] = $"/plays?q={UnlikelyWord}&dimension=TECH",
            ["play"] = "/plays/P09",
            ["plays-print"] = "/plays/print?dimension=INC",
            ["own-plays"] = $"/o/{org}/plays",
            ["own-play"] = $"/o/{org}/plays/{written}",
            ["own-play-withdrawn"] = $"/o/{org}/plays/{unused}",
            ["own-play-new"] = $"/o/{org}/plays/new?from=P09",
            ["own-play-refused"] = $"/o/{org}/plays/new",
            ["own-play-edit"] = $"/o/{org}/plays/{written}/edit",
            ["own-plays-print"] = $"/o/{org}/plays/print?q={written}",
            ["play-in-use"] = $"/o/{org}/plays/P09",
            ["operations"] = "/operations?still=true",
            ["no-role"] = "/sign-in/no-role",
            ["not-found"] = "/nothing-here",
            ["refused"] = $"/o/{org}/sheets/{Guid.Empty}"
        };

        async Task FillAsync(Guid wave, params (Audience Audience, int People)[] groups)
        {
            foreach (var (audience, people) in groups)
                for (var person = 0; person < people; person++)
                    await to.SheetAsync(org, wave, person % 3 == 0 ? "IT" : "V", full, audience,
                        Situation.Person(full, person, dimension => Standing(dimension, audience)), submitted: true);
            await to.CloseAsync(org, wave);
        }
    }

    private static double AsLeadersSee(string dimension) => Standing(dimension, Audience.X);

    /// <summary>A company much like others: leaders see it further on than those who work with customers.</summary>
    private static double Standing(string dimension, Audience audience) => dimension switch
    {
        "LEAD" => 3.7,
        "INC" => 2.6,
        "SILO" => 2.2,
        "ROLE" => 3.2,
        "STRAT" => 3.6,
        "INSI" => 3.4,
        "MEAS" => 3.9,
        "ENAB" => 3.0,
        "PROC" => 2.8,
        "TECH" => 2.5,
        _ => 3.1
    } + (audience switch { Audience.X => 0.5, Audience.M => 0.1, _ => -0.2 });
}
