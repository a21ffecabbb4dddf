using CxMaturity.Domain.Questionnaires;
using static CxMaturity.Domain.Tests.Questionnaires.SmallQuestionnaire;

namespace CxMaturity.Domain.Tests.Questionnaires;

public sealed class LayingOutAnswerPages
{
    private static readonly Item[] Statements = [.. Enumerable.Range(10, 8).Select(number => Agreement($"LEAD-{number}"))];

    private static readonly Questionnaire Questionnaire = With(
        variants: [new(Audience.X, Text("X"), 10), new(Audience.F, Text("F"), 5)],
        dimensions:
        [
            Core(Scale("LEAD-A", [Anchored("LEAD-01"), .. Statements]), Scale("LEAD-B", Anchored("LEAD-02"), Agreement("LEAD-03"))),
            Extension(Scale("TECH-A", Agreement("TECH-01", Audience.X, Audience.F)))
        ],
        blocks: [Block("CTX", Choice("CTX-01"), Agreement("CTX-02"))]);

    private static string[] FirstPage(int seed) => [.. AnswerPages.For(Questionnaire, Audience.X, seed)[0].Shuffled.Select(item => item.Id)];

    [Fact]
    public void Gives_a_page_to_each_dimension_and_block_in_their_order() =>
        AnswerPages.For(Questionnaire, Audience.X, 1).Select(page => (page.Code, page.Scored))
            .ShouldBe([("LEAD", true), ("TECH", true), ("CTX", false)]);

    [Fact]
    public void Leaves_out_pages_on_which_an_audience_has_nothing_to_answer()
    {
        var page = AnswerPages.For(Questionnaire, Audience.F, 1).ShouldHaveSingleItem();

        (page.Code, page.Items.Single().Id).ShouldBe(("TECH", "TECH-01"));
        AnswerPages.For(Questionnaire, Audience.A, 1).ShouldBeEmpty();
    }

    [Fact]
    public void Asks_every_item_of_the_variant_exactly_once_whatever_the_seed()
    {
        foreach (var seed in (int[])[0, 1, -1, 42, int.MaxValue, int.MinValue])
            AnswerPages.For(Questionnaire, Audience.X, seed).SelectMany(page => page.Items).Select(item => item.Id)
                .ShouldBe(Questionnaire.ItemsFor(Audience.X).Select(item => item.Id), ignoreOrder: true);
    }

    [Fact]
    public void Puts_anchored_items_last_and_in_the_order_of_the_questionnaire()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var page = AnswerPages.For(Questionnaire, Audience.X, seed)[0];
            page.Anchored.Select(item => item.Id).ShouldBe(["LEAD-01", "LEAD-02"]);
            page.Items.TakeLast(2).ShouldBe(page.Anchored);
            page.Shuffled.ShouldAllBe(item => item.Kind == ItemKind.Agreement);
        }
    }

    [Fact]
    public void Puts_choices_after_the_agreement_of_their_block() =>
        AnswerPages.For(Questionnaire, Audience.X, 3)[2].Shuffled.Select(item => item.Id).ShouldBe(["CTX-02", "CTX-01"]);

    [Fact]
    public void Gives_the_same_seed_the_same_order_and_other_seeds_others()
    {
        FirstPage(7).ShouldBe(FirstPage(7));
        Enumerable.Range(0, 100).Select(seed => string.Join(' ', FirstPage(seed))).Distinct().Count().ShouldBeGreaterThan(95);
    }

    [Fact]
    public void Keeps_for_ever_the_order_that_a_seed_once_gave() =>
        // A sheet keeps its seed only; were the order to change, somebody would come back to another page than they left.
        FirstPage(42).ShouldBe(["LEAD-12", "LEAD-11", "LEAD-16", "LEAD-10", "LEAD-03", "LEAD-17", "LEAD-15", "LEAD-14", "LEAD-13"]);

    [Fact]
    public void Gives_every_statement_every_place_about_equally_often()
    {
        const int seeds = 9000;
        var first = Enumerable.Range(0, seeds).Select(seed => FirstPage(seed)[0]).CountBy(id => id).ToArray();

        // Nine statements: 1000 each on average; four standard deviations are 119.
        first.Length.ShouldBe(9);
        first.ShouldAllBe(count => count.Value > 880 && count.Value < 1120);
    }
}
