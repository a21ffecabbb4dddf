using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>One sheet from opening to its end, click by click.</summary>
internal sealed class DemoSheet(Questionnaire questionnaire, Wave wave, int number, DemoFortnight fortnight, DemoAnswerer answerer)
{
    /// <summary>Most answer when the invitation comes, and again when the reminder does.</summary>
    private static readonly double[] Days = [22, 14, 9, 6, 4, 18, 11, 7, 5, 4];

    private const int WorkingSeconds = 10 * 60 * 60;
    private const double Noise = 0.55;

    // Who finds one thing about a topic good finds its other sides good as well; that is what makes a scale of single items.
    private const double ViewOnDimension = 0.5;

    // Seven people who meet every week.
    private const double OneVoice = 0.3;
    private const double HarderThanOthers = 0.25;

    // Structures lag behind what is felt: the described levels are rated lower than statements are agreed with.
    private const double PracticeLags = -0.15;
    private const double ChangesMind = 0.02;

    private readonly DemoDice dice = new(4, number, answerer.Person.Number);
    private readonly List<AnswerSheetEvent> events = [];
    private AnswerSheet sheet = AnswerSheet.Initial;
    private DateTimeOffset now;

    private DemoPerson Person => answerer.Person;

    public IReadOnlyList<AnswerSheetEvent> Told()
    {
        now = fortnight.Morning(dice.Drawn(Days)).AddSeconds(dice.Below(WorkingSeconds));
        wave.Admit(Person.Unit);
        var seed = dice.Below(int.MaxValue);
        Happen(AnswerSheetDecider.Decide(sheet, new OpenAnswerSheet(dice.Id(), wave.Id, Person.Audience, Person.Unit, seed, now), questionnaire));

        if (answerer.Effort != DemoEffort.OnlyOpens)
            Answer(seed);
        if (answerer.Effort == DemoEffort.Submits)
            Happen(AnswerSheetDecider.Decide(sheet, new SubmitAnswerSheet(wave.IsOpen, Later(40)), questionnaire));
        else
            Happen(AnswerSheetDecider.Decide(sheet, new CloseAnswerSheet(fortnight.Closes), questionnaire));
        return events;
    }

    private void Answer(int seed)
    {
        var pages = AnswerPages.For(questionnaire, Person.Audience, seed);
        var read = answerer.Effort == DemoEffort.Submits ? pages.Count : 2 + dice.Below(pages.Count - 4);
        foreach (var page in pages.Take(read))
            foreach (var item in page.Items)
            {
                Choose(item, Chosen(page.Code, item));
                if (dice.Chance(ChangesMind) && sheet.Answers[item.Id] is not Item.CannotJudge and var first)
                    Choose(item, first < item.Highest ? first + 1 : first - 1);
            }
    }

    private void Choose(Item item, int value) => Happen(AnswerSheetDecider.Decide(sheet,
        new AnswerQuestion(item.Id, value, wave.IsOpen, Later(item.Kind == ItemKind.Anchored ? 22 : 8)), questionnaire));

    private int Chosen(string dimension, Item item)
    {
        // Who somebody is does not change from wave to wave.
        if (item.Kind == ItemKind.Choice)
            return 1 + new DemoDice(5, Person.Number, Number(item)).Below(item.Highest);
        if (dice.Chance(DemoStory.CannotJudge(Person.Audience)))
            return Item.CannotJudge;

        var felt = DemoStory.Standing(dimension, number, Person.Unit, Person.Audience)
            + Person.Leaning + DemoStaff.ClimateOf(Person.Unit) + new DemoDice(6, Number(item)).Spread() * HarderThanOthers
            + new DemoDice(7, Person.Number, Number(dimension)).Spread() * ViewOnDimension * (Person.Audience == Audience.X ? OneVoice : 1) + dice.Spread() * Noise
            + (item.Kind == ItemKind.Anchored ? PracticeLags : 0);
        var level = Math.Clamp((int)Math.Floor(felt + 0.5), Scoring.LowestValue, Scoring.HighestValue);
        return item.Key > 0 ? level : Scoring.LowestValue + Scoring.HighestValue - level;
    }

    private static int Number(Item item) => Number(item.Id);

    private static int Number(string name) => name.Aggregate(17, (number, letter) => unchecked(number * 31 + letter));

    private DateTimeOffset Later(int seconds) => now = now.AddSeconds(seconds / 2 + dice.Below(seconds));

    private void Happen(IReadOnlyList<AnswerSheetEvent> happened)
    {
        events.AddRange(happened);
        sheet = happened.Aggregate(sheet, AnswerSheet.Evolve);
    }
}
