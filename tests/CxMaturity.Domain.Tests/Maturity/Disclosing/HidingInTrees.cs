using CxMaturity.Domain.Maturity.Disclosing;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class HidingInTrees
{
    [Fact]
    public void Each_level_hides_its_small_units_and_all_below_them()
    {
        var withheld = TreeSuppression.Of(
        [
            new("all", null, 0), new("sales", "all", 0), new("service", "all", 2), new("it", "all", 6), new("field", "sales", 9),
            new("desk", "sales", 3), new("shop", "sales", 7), new("line1", "service", 1), new("line2", "service", 0)
        ]);

        withheld.Units.ToDictionary().ShouldBe(new Dictionary<string, WithholdingReason>
        {
            ["service"] = WithholdingReason.TooFew, ["it"] = WithholdingReason.Complement, ["desk"] = WithholdingReason.TooFew,
            ["shop"] = WithholdingReason.Complement, ["line1"] = WithholdingReason.ParentWithheld, ["line2"] = WithholdingReason.ParentWithheld
        }, ignoreOrder: true);
        withheld.OwnAnswers["service"].ShouldBe(WithholdingReason.ParentWithheld);
    }

    [Fact]
    public void Answers_in_an_inner_unit_itself_are_hidden_like_those_of_a_unit_below()
    {
        var withheld = TreeSuppression.Of([new("all", null, 2), new("north", "all", 12), new("south", "all", 9)]);

        withheld.OwnAnswers.ToDictionary().ShouldBe(new Dictionary<string, WithholdingReason> { ["all"] = WithholdingReason.TooFew });
        withheld.Units.ToDictionary().ShouldBe(new Dictionary<string, WithholdingReason> { ["south"] = WithholdingReason.Complement });
    }

    [Fact]
    public void Edges()
    {
        TreeSuppression.Of([new("all", null, 5)]).Units.ShouldBeEmpty();
        TreeSuppression.Of([new("all", null, 4)]).Units["all"].ShouldBe(WithholdingReason.TooFew);
        TreeSuppression.Of([new("all", null, 0), new("a", "all", 0)]).Units["all"].ShouldBe(WithholdingReason.NoAnswers);
        Should.Throw<ArgumentException>(() => TreeSuppression.Of([]));
        Should.Throw<ArgumentException>(() => TreeSuppression.Of([new("a", null, 5), new("b", null, 5)]));
        Should.Throw<ArgumentException>(() => TreeSuppression.Of([new("a", null, 5), new("b", "c", 5)]));
        Should.Throw<ArgumentException>(() => TreeSuppression.Of([new("a", null, 5), new("b", "c", 5), new("c", "b", 5)]));
    }

    [Fact]
    public void Whatever_the_tree_the_attacker_finds_nothing_and_finds_much_without_complements()
    {
        var betrayed = 0;
        Property.Holds(Trees, tree =>
        {
            var counts = tree.Select(node => node.Own).ToArray();
            var withheld = TreeSuppression.Of(tree);

            Attacker.Finds(counts, [
                .. tree.Where(node => !withheld.Units.ContainsKey(node.Code)).Select(node => Below(tree, node.Code)),
                .. tree.Where(node => IsInner(tree, node) && !withheld.OwnAnswers.ContainsKey(node.Code))
                    .Select(node => new[] { At(tree, node.Code) })
            ]).ShouldBeEmpty();
            var careless = tree.Select(node => Below(tree, node.Code)).Where(cells => cells.Sum(cell => counts[cell]) >= 5);
            betrayed += Attacker.Finds(counts, careless).Count > 0 ? 1 : 0;
        }, 300);
        betrayed.ShouldBeGreaterThan(60);
    }

    private static readonly Gen<UnitNode[]> Trees = Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        return Enumerable.Range(0, random.Next(1, 12)).Select(number => new UnitNode(
            $"u{number}",
            number == 0 ? null : $"u{random.Next(Math.Max(0, number - 4), number)}",
            random.Next(3) == 0 ? 0 : random.Next(0, 11))).ToArray();
    });

    private static bool IsInner(UnitNode[] tree, UnitNode node) => tree.Any(other => other.Parent == node.Code);

    private static int At(UnitNode[] tree, string code) => Array.FindIndex(tree, node => node.Code == code);

    private static int[] Below(UnitNode[] tree, string code) =>
        [At(tree, code), .. tree.Where(node => node.Parent == code).SelectMany(node => Below(tree, node.Code))];
}
