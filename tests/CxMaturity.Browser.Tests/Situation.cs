using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Units;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Pages.Branding;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Units;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using CxMaturity.Web.Tests;
using Microsoft.Extensions.DependencyInjection;
using Keeping = CxMaturity.Web.Pages.AnswerSheets.Answering;

namespace CxMaturity.Browser.Tests;

/// <summary>Organisations, waves and sheets as tests need them to be there, made past the pages and as fast as possible.</summary>
internal sealed class Situation(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly WaveKeeping waves = host.Services.GetRequiredService<WaveKeeping>();
    private readonly Keeping sheets = host.Services.GetRequiredService<Keeping>();

    public Questionnaire Questionnaire(string id) => host.Services.GetRequiredService<QuestionnaireCatalog>().Require(id, "1.0");

    public async Task<string> OrganizationAsync(string name) =>
        (await host.Services.GetRequiredService<OrganizationKeeping>().FoundAsync(name, await host.FirstIdAsync(), null, Ct)).ToString();

    /// <summary>A small tree of units, and a look of its own.</summary>
    public async Task UnitsAsync(string organization)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        UnitRow[] rows =
        [
            new(1, "HQ", new("Zentrale", "Head office"), null, new(6, 3, 8)), new(2, "V", new("Vertrieb & Service", "Sales & service"), "HQ", new(0, 9, 40)),
            new(3, "IT", new(ASite.UnlikelyWord, "Introduction of a customer relationship management system"), "V", new(0, 6, 20))
        ];
        await host.Services.GetRequiredService<UnitKeeping>().ChangeAsync(organization, (units, id) => UnitImport.Decide(units, new(id, rows, new(2025, 1, 1), false, now)), Ct);
        await host.Services.GetRequiredService<BrandingKeeping>().ChangeAsync(organization, "#ffcc00", new("Vertraulich", "Confidential"), null, false, Ct);
    }

    /// <summary>A board with cards in several columns; one of them has something of everything.</summary>
    public async Task<Guid> BoardAsync(string organization)
    {
        var board = host.Services.GetRequiredService<InitiativeKeeping>();
        var (now, first) = (board.Now, await host.FirstIdAsync());
        await board.ProposeAsync(organization, $"{ASite.UnlikelyWord} begleiten", "P09", [], Ct);
        var other = await board.ProposeAsync(organization, "Rückrufe innerhalb eines Tages", null, [], Ct);
        await board.ChangeAsync(organization, other, state => PlanDecider.Decide(state, new NameOwner(Owner.Of("Leitung Service"), now)), null, Ct);
        await board.MoveAsync(organization, other, BoardColumn.Scoped, CardPlace.Last, null, Ct);
        var full = await board.ProposeAsync(organization, "Ein Formular statt vier", "P09", [], Ct);
        foreach (var decide in new Func<Initiative, IReadOnlyList<InitiativeEvent>>[]
        {
            state => InitiativeDecider.Decide(state, new ScopeInitiative(new("Warum fragen wir viermal?", "Umzug", "Kündigung", "Ein Formular", "Geschäftsleitung", "Niemand fragt doppelt", true), now)),
            state => PlanDecider.Decide(state, new PlanInitiative(Owner.Of(first), "Geschäftsleitung", ["Service", "IT"], new(2026, 1, 1), new(2026, 3, 31), 3, "Zwei Tage für die IT", Lever.Process,
                WorksCouncilStatus.ToInform, ["V"], [new(ReferenceKind.Journey, "Umzug")], ["Einfachheit"], [new("SILO", 0.3, new(2026, 12, 31))], now)),
            state => EffectDecider.Decide(state, new MeasureKpi(new("Formulare", "Stück", 4, 1, 1, new(2026, 6, 30)), now)),
            state => NoteDecider.Decide(state, new AddChecklistItem(Guid.CreateVersion7(), "Formulare zählen", now)),
            state => NoteDecider.Decide(state, new CommentOnInitiative(Guid.CreateVersion7(), first, "Der Betriebsrat ist eingeladen.", now)),
            state => NoteDecider.Decide(state, new NoteDecision("Ein Formular genügt.", now))
        })
            await board.ChangeAsync(organization, full, decide, null, Ct);
        await board.MoveAsync(organization, full, BoardColumn.InProgress, CardPlace.Last, null, Ct);
        return full;
    }

    /// <summary>Two plays of an organisation's own: one that is in use, and one that was withdrawn.</summary>
    public async Task<(string Used, string Withdrawn)> OwnPlaysAsync(string organization)
    {
        var plays = host.Services.GetRequiredService<OwnPlayKeeping>();
        var shipped = host.Services.GetRequiredService<PlayLibrary>();
        var used = await plays.AddAsync(organization, null, shipped.Find("P13", Domain.Language.De)!.Markdown.Replace("Zielkonflikte in", $"{ASite.UnlikelyWord} in", StringComparison.Ordinal), null, Ct);
        var gone = await plays.AddAsync(organization, null, OwnPlaySource.Template(Domain.Language.De, "OWN-1"), OwnPlaySource.Template(Domain.Language.En, "OWN-1"), Ct);
        await host.Services.GetRequiredService<InitiativeKeeping>().ProposeAsync(organization, "Aus eigener Erfahrung", gone, [], Ct);
        await plays.WithdrawAsync(organization, gone, "Das Produkt gibt es seit März nicht mehr.", Ct);
        return (used, gone);
    }

    /// <summary>The demo organisation; its newest wave.</summary>
    public async Task<Guid> DemoAsync()
    {
        await host.MakeDemoAsync();
        var newest = (await waves.AllAsync(DemoOrganization.Id.ToString(), Ct))[0];
        await host.Services.GetRequiredService<ResultFixing>().OfAsync(DemoOrganization.Id.ToString(), newest, Timeout.InfiniteTimeSpan, Ct);
        return newest.Id;
    }

    public async Task<Guid> WaveAsync(string organization, string questionnaire, WaveMode mode, bool opened, string name, params WaveUnit[] units)
    {
        var wave = await waves.ScheduleAsync(organization, questionnaire, "1.0", mode, name, units, Ct);
        if (opened)
            await waves.OpenAsync(organization, wave, Ct);
        return wave;
    }

    public async Task<string> DoorAsync(string organization, Guid wave, Audience audience) =>
        (await waves.RequireAsync(organization, wave, Ct)).Doors.First(door => door.Audience == audience).Code;

    /// <summary>Closes a wave and waits for its result, so that nobody meets a page that is still computing.</summary>
    public async Task CloseAsync(string organization, Guid wave) =>
        await host.Services.GetRequiredService<ResultFixing>().OfAsync(organization, await waves.CloseAsync(organization, wave, Ct), Timeout.InfiniteTimeSpan, Ct);

    /// <summary>A sheet with answers by a rule; an item for which the rule has none stays open.</summary>
    public async Task<Guid> SheetAsync(
        string organization, Guid wave, string unit, Questionnaire questionnaire, Audience audience, Func<Item, int?> answer, bool submitted)
    {
        var sheet = await sheets.OpenAsync(organization, wave, audience, unit, Ct);
        GivenAnswer[] given = [.. questionnaire.ItemsFor(audience).Where(item => answer(item) is not null).Select(item => new GivenAnswer(item.Id, answer(item)!.Value))];
        await sheets.AnswerAsync(organization, sheet, given, Ct);
        if (submitted)
            await sheets.SubmitAsync(organization, sheet, Ct);
        return sheet;
    }

    public async Task<Guid> OwnSheetAsync(string questionnaireId, Audience audience, Func<Item, int?> answer, bool submitted)
    {
        var questionnaire = Questionnaire(questionnaireId);
        return await SheetAsync(Tenancy.Self, await waves.StandingAsync(questionnaire, Ct), Tenancy.Self, questionnaire, audience, answer, submitted);
    }

    /// <summary>People who see their company much alike: a steady spread around what each dimension is said to stand at.</summary>
    public static Func<Item, int?> Person(Questionnaire questionnaire, int number, Func<string, double> standing) => item =>
    {
        if (item.Kind == ItemKind.Choice)
            return 1 + number % item.Highest;
        var dimension = questionnaire.Dimensions.FirstOrDefault(dimension => dimension.Items.Contains(item))?.Code ?? "";
        var spread = ((number * 7 + item.Id.Sum(letter => letter) * 3) % 11 - 5) / 4.0;
        var level = Math.Clamp((int)Math.Round(standing(dimension) + spread), 1, item.Highest);
        return item.Key < 0 ? item.Highest + 1 - level : level;
    };
}
