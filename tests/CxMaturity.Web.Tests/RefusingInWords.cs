using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests;

/// <summary>What the rules of findings and initiatives refuse, as a reader gets it, with all its values filled in.</summary>
public sealed class RefusingInWords(CxHost host)
{
    private static readonly DateTimeOffset Now = new(2026, 4, 14, 9, 15, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 4, 14);
    private static readonly string TooLong = new('x', 5000);
    private static readonly Initiative Card = Initiative.Initial with { Id = Guid.NewGuid(), Title = "Fewer forms" };
    private static readonly Finding Found = new(Guid.NewGuid(), Now);

    private static readonly Dictionary<string, Action> Refused = new()
    {
        ["finding.title"] = () => FindingDecider.Decide(Finding.Initial, new RecordFinding(Guid.NewGuid(), "", "", null, [], Now)),
        ["finding.references"] = () => FindingDecider.Decide(Finding.Initial, new RecordFinding(Guid.NewGuid(), "Forms", "", null, [], Now)),
        ["finding.recipient"] = () => FindingDecider.Decide(Found, new DeliverFinding(TooLong, DeliveryFormat.Excel, Now)),
        ["finding.reason"] = () => FindingDecider.Decide(Found, new DeclineFinding("", Now)),
        ["initiative.team"] = () => PlanDecider.Decide(Card, new NameTeam([TooLong], Now)),
        ["initiative.drivers"] = () => InitiativeDecider.Decide(Card, new LinkDrivers([.. Enumerable.Range(0, 99).Select(number => $"Driver {number}")], Now)),
        ["initiative.owner"] = () => PlanDecider.Decide(Card, new NameOwner(new(null, null), Now)),
        ["initiative.period"] = () => PlanDecider.Decide(Card, new SetPeriod(Today, Today.AddDays(-1), Now)),
        ["initiative.date"] = () => PlanDecider.Decide(Card, new SetPeriod(DateOnly.MinValue, null, Now)),
        ["initiative.effort"] = () => PlanDecider.Decide(Card, new EstimateEffort(9, Now)),
        ["initiative.units"] = () => PlanDecider.Decide(Card, new AssignUnits(["a/b"], Now)),
        ["initiative.delta"] = () => InitiativeDecider.Decide(Card, new SetTargets([new("LEAD", 4, Today)], Now)),
        ["initiative.kpi_number"] = () => EffectDecider.Decide(Card, new MeasureKpi(new("Orders", "", double.NaN, null, null, null), Now)),
        ["initiative.no_target"] = () => EffectDecider.Decide(Card, new CheckEffect(new("LEAD", EffectVerdict.TooEarly, EffectReason.NoLaterWave, 0.3, null, null, null, null, null), Now)),
        ["initiative.attachment_size"] = () => NoteDecider.Decide(Card, new AddAttachment(Guid.NewGuid(), "a.pdf", 0, "application/pdf", Now)),
        ["initiative.stop_reason"] = () => Move(Card, BoardColumn.Stopped),
        ["initiative.done_unchecked"] = () => Move(Card, BoardColumn.Done),
        ["initiative.not_ready"] = () => Move(Card, BoardColumn.Ready)
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var key in Refused.Keys)
                foreach (var language in Languages.Supported)
                    all.Add(key, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_refusal_is_a_sentence_without_gaps(string key, string language)
    {
        var refused = Should.Throw<RefusedException>(Refused[key]);

        refused.Key.ShouldBe(key);
        Refusals.ShouldBeASentence(InWords(refused, language), key);
    }

    [Fact]
    public void What_is_missing_is_listed_in_words()
    {
        var scoped = Card with { Scope = ScopeCard.Empty with { Question = "Which?", Deliverable = "A list", DecisionMaker = "Sales", DoneWhen = "Gone" }, Drivers = ["Speed"] };

        InWords(Should.Throw<RefusedException>(() => Move(scoped, BoardColumn.Ready)), "en")
            .ShouldBe("Before an initiative can stand here, this is still missing: who answers for it, when it is due.");
        InWords(RefusedException.Conflict("initiative.needed_here", Readiness.Question), "de").ShouldContain("und kann nicht leer werden: die Frage.");
    }

    [Fact]
    public void Large_numbers_are_written_out() =>
        InWords(Should.Throw<RefusedException>(Refused["initiative.kpi_number"]), "en").ShouldBe("The value of a figure lies between −1,000,000,000,000 and 1,000,000,000,000.");

    private static IReadOnlyList<InitiativeEvent> Move(Initiative initiative, BoardColumn to) =>
        MoveDecider.Decide(initiative, new MoveInitiative(to, BoardPosition.First, null, 0, MoveDecider.DefaultLimit, Now));

    private string InWords(RefusedException refused, string language)
    {
        var around = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(Languages.CultureOf(language));
            return host.Services.GetRequiredService<Sentences>().Of(refused);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = around;
        }
    }
}
