using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.AnswerSheets.SheetSituation;

namespace CxMaturity.Domain.Tests.AnswerSheets;

/// <summary>Whatever is sent in whatever order, sending it twice is as sending it once.</summary>
public sealed class RepeatedCommands
{
    [Fact]
    public void A_command_repeated_at_once_decides_nothing_new() => Property.Holds(Sequences, commands =>
    {
        var sheet = AnswerSheet.Initial;
        foreach (var command in commands)
        {
            var (events, refusal) = Try(command, sheet);
            sheet = events.Aggregate(sheet, AnswerSheet.Evolve);

            var (again, refusedAgain) = Try(command, sheet);
            again.ShouldBeEmpty();
            refusedAgain.ShouldBe(refusal);
        }
    });

    [Fact]
    public void A_history_in_which_each_command_came_twice_is_the_same_history() => Property.Holds(Sequences, commands =>
        History(commands.SelectMany(command => new[] { command, command })).Select(Json.Of).ShouldBe(History(commands).Select(Json.Of)));

    [Fact]
    public void A_finished_sheet_never_changes() => Property.Holds(Sequences, commands =>
    {
        var history = History(commands);
        var end = history.FindIndex(happened => happened is AnswerSheetSubmitted or AnswerSheetClosedUnfinished);
        (end < 0 || end == history.Count - 1).ShouldBeTrue();
    });

    [Fact]
    public void The_vector_of_a_finished_sheet_is_what_the_answers_add_up_to() => Property.Holds(Sequences, commands =>
    {
        var history = History(commands);
        var vector = history.OfType<AnswerSheetSubmitted>().Select(e => e.Answers)
            .Concat(history.OfType<AnswerSheetClosedUnfinished>().Select(e => e.Answers)).FirstOrDefault();
        var said = new Dictionary<string, int>();
        foreach (var happened in history)
        {
            if (happened is QuestionAnswered first)
                said.Add(first.Item, first.Value);
            if (happened is AnswerRevised revised)
            {
                said[revised.Item].ShouldBe(revised.From);
                said[revised.Item] = revised.To;
            }
        }

        if (vector is not null)
            vector.OrderBy(answer => answer.Key, StringComparer.Ordinal)
                .ShouldBe(said.OrderBy(answer => answer.Key, StringComparer.Ordinal));
    });

    [Fact]
    public void The_generated_sequences_reach_every_kind_of_event()
    {
        var kinds = new HashSet<string>();
        Property.Holds(Sequences, commands => kinds.UnionWith(History(commands).Select(happened => happened.GetType().Name)));
        kinds.Count.ShouldBe(5);
    }

    private static readonly string[] Items = ["LEAD-01", "LEAD-02", "LEAD-03", "OUT-01", "CTX-01", "NONE-01"];

    private static readonly Gen<Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>>> Commands = Gen.Frequency(
        (4, from audience in Gen.Elements(Enum.GetValues<Audience>()) from seed in Gen.Choose(0, 9) select Open(audience, seed)),
        (20, from item in Gen.Elements(Items) from value in Gen.Choose(-1, 6) from open in Often select Answer(item, value, open)),
        (1, Often.Select(open => Submit(open))),
        (1, Gen.Constant(Close())));

    private static Gen<bool> Often => Gen.Choose(0, 9).Select(number => number > 0);

    private static Gen<Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>>[]> Sequences =>
        Commands.ArrayOf(25).Select(commands => commands.Prepend(Open()).ToArray());

    private static List<AnswerSheetEvent> History(IEnumerable<Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>>> commands)
    {
        var (sheet, history) = (AnswerSheet.Initial, new List<AnswerSheetEvent>());
        foreach (var command in commands)
        {
            var events = Try(command, sheet).Events;
            sheet = events.Aggregate(sheet, AnswerSheet.Evolve);
            history.AddRange(events);
        }

        return history;
    }

    private static (IReadOnlyList<AnswerSheetEvent> Events, string? Refusal) Try(
        Func<AnswerSheet, IReadOnlyList<AnswerSheetEvent>> command, AnswerSheet sheet)
    {
        try
        {
            return (command(sheet), null);
        }
        catch (RefusedException refused)
        {
            return ([], refused.Message);
        }
    }
}
