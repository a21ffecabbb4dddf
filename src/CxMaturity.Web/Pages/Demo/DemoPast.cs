using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Store;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Recommendations;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>
/// Tells what followed from one wave of the demo, through the deciders that people's commands go through: its findings with the plays that
/// answer them, and the initiatives that were begun.
/// </summary>
/// <param name="closed">When the wave closed; nothing is told before that, and nothing after now.</param>
internal sealed class DemoPast(
    Guid wave, DateTimeOffset closed, DateTimeOffset now, IReadOnlyList<FoundInResult> found, IReadOnlyList<Recommendation> recommended, Sentences sentences, PlayLibrary plays)
{
    private const int DaysToReport = 3;
    private const int DaysToDiscuss = 10;
    private const int DaysToPropose = 12;
    private const int DaysToScope = 17;
    private const int DaysToReady = 21;
    private const int DaysToBegin = 28;
    private const int DaysToStop = 63;
    private const int DaysToDone = 98;
    private const int DaysOfWork = 112;

    private readonly Dictionary<Guid, List<FindingEvent>> findings = [];
    private readonly List<(Guid Id, List<InitiativeEvent> Events)> initiatives = [];

    public IReadOnlyList<StreamWithHistory> Told(int number)
    {
        foreach (var each in found)
            Happen(FindingKeeping.IdOf(wave, each.Rule, each.Subject), finding => FindingDecider.Decide(finding, new RaiseFinding(
                FindingKeeping.IdOf(wave, each.Rule, each.Subject), wave, each.Rule, each.Subject, each.Dimension, each.Severity, each.Evidence, each.References, After(DaysToReport))));
        foreach (var recommendation in recommended)
            if (RecommendationReading.FindingFor(recommendation, wave, found) is { } answered)
                Happen(answered, finding => RecommendationDecider.Decide(finding, recommendation.ToCommand(After(DaysToReport))));
        foreach (var plan in DemoInitiative.All.Where(plan => plan.Wave == number))
            if (RecommendationReading.GravestOf(plan.Dimension, wave, found) is { } cause)
                Begin(plan, cause);

        var tenant = DemoOrganization.Id.ToString();
        return
        [
            .. findings.Select(told => StreamWithHistory.Of(tenant, Streams.Findings, told.Key, told.Value, happened => happened.At)),
            .. initiatives.Select(told => StreamWithHistory.Of(tenant, Streams.Initiatives, told.Id, told.Events, happened => happened.At))
        ];
    }

    /// <summary>The id by which an initiative of the demo is known, however often the demo is made.</summary>
    public static Guid IdOf(DemoInitiative plan) => StableId.Of("demo-initiative", plan.Play);

    private void Begin(DemoInitiative plan, Guid cause)
    {
        var id = IdOf(plan);
        Happen(cause, finding => FindingDecider.Decide(finding, new DeliverFinding(sentences.Of(plan.Text("owner")), DeliveryFormat.Conversation, After(DaysToReport))));
        Happen(cause, finding => FindingDecider.Decide(finding, new DiscussFinding(sentences.Of("demo.work.discussed"), After(DaysToDiscuss))));
        Happen(cause, finding => RecommendationDecider.Decide(finding, new ChoosePlay(plan.Play, id, After(DaysToPropose))));

        var (state, events) = (Initiative.Initial, new List<InitiativeEvent>());
        Do(initiative => InitiativeDecider.Decide(initiative, new ProposeInitiative(id, plays.Find(plan.Play)?.Name ?? plan.Play, plan.Play, [cause], BoardPosition.First, After(DaysToPropose))));
        if (plan.Until != BoardColumn.Idea)
            Carry();
        initiatives.Add((id, events));

        void Carry()
        {
            var begins = DateOnly.FromDateTime(After(DaysToBegin).UtcDateTime);
            var card = new ScopeCard(Word("question"), Word("inside"), Word("outside"), Word("deliverable"), Word("decision_maker"), Word("done_when"));
            Do(initiative => InitiativeDecider.Decide(initiative, new ScopeInitiative(card, After(DaysToScope))));
            Do(initiative => PlanDecider.Decide(initiative, new PlanInitiative(
                Owner.Of(Word("owner")), sentences.Of("demo.work.sponsor"), [], begins, begins.AddDays(DaysOfWork), plan.Effort, "", plan.Lever, plan.WorksCouncil, plan.Units, [],
                [Word("driver")], [new(plan.Dimension, plan.Delta, begins.AddMonths(6))], After(DaysToReady))));
            Move(BoardColumn.Scoped, DaysToReady);
            Move(BoardColumn.Ready, DaysToReady);
            Move(BoardColumn.InProgress, DaysToBegin);
            if (plan.Until == BoardColumn.CheckingEffect)
                Move(BoardColumn.CheckingEffect, DaysToDone);
            else if (plan.Until == BoardColumn.Stopped)
                Move(BoardColumn.Stopped, DaysToStop, Word("stopped"));
        }

        string Word(string part) => sentences.Of(plan.Text(part));

        void Move(BoardColumn to, int day, string? reason = null) =>
            Do(initiative => MoveDecider.Decide(initiative, new MoveInitiative(to, BoardPosition.First, reason, 0, MoveDecider.DefaultLimit, After(day))));

        void Do(Func<Initiative, IReadOnlyList<InitiativeEvent>> decide)
        {
            var happened = decide(state);
            events.AddRange(happened);
            state = happened.Aggregate(state, Initiative.Evolve);
        }
    }

    private void Happen(Guid finding, Func<Finding, IReadOnlyList<FindingEvent>> decide)
    {
        var told = findings.TryGetValue(finding, out var known) ? known : findings[finding] = [];
        told.AddRange(decide(told.Aggregate(Finding.Initial, Finding.Evolve)));
    }

    private DateTimeOffset After(int days) => closed.AddDays(days) is var planned && planned < now ? planned : now;
}
