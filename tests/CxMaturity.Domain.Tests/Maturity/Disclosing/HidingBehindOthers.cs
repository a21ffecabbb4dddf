using CxMaturity.Domain.Maturity.Disclosing;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class HidingBehindOthers
{
    public static TheoryData<string> GoldenCases => [.. GoldenDisclosure.All.Suppress.Keys];

    [Theory]
    [MemberData(nameof(GoldenCases))]
    public void Small_units_are_withheld_with_as_many_others_as_it_takes(string name)
    {
        var golden = GoldenDisclosure.All.Suppress[name];

        Withheld(golden.N).Keys.ShouldBe(golden.Withheld, ignoreOrder: true);
    }

    [Fact]
    public void Each_reason_is_told()
    {
        Reasons(("Marketing", 12), ("Vertrieb", 9), ("Service", 7), ("IT", 3), ("Einkauf", 0)).ShouldBe(new Dictionary<string, WithholdingReason>
        {
            ["Einkauf"] = WithholdingReason.NoAnswers,
            ["IT"] = WithholdingReason.TooFew,
            ["Service"] = WithholdingReason.Complement
        }, ignoreOrder: true);
        Reasons(("A", 3), ("B", 1), ("C", 0)).ShouldBe(new Dictionary<string, WithholdingReason>
        {
            ["A"] = WithholdingReason.ParentWithheld,
            ["B"] = WithholdingReason.ParentWithheld,
            ["C"] = WithholdingReason.NoAnswers
        }, ignoreOrder: true);
    }

    [Fact]
    public void Of_equals_the_first_by_code_is_withheld() =>
        Reasons(("b", 7), ("a", 7), ("B", 7), ("c", 3)).Keys.ShouldBe(["B", "c"]);

    [Fact]
    public void Edges()
    {
        Reasons().ShouldBeEmpty();
        Reasons(("A", 5)).ShouldBeEmpty();
        Reasons(("A", 4)).Keys.ShouldBe(["A"]);
        Reasons(("A", 0), ("B", 0)).Values.ShouldAllBe(reason => reason == WithholdingReason.NoAnswers);
        Reasons(("A", 1), ("B", 1), ("C", 1), ("D", 1), ("E", 1)).Count.ShouldBe(5);
        Reasons(("A", 0), ("B", 20), ("C", 4)).Keys.ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public void A_tenant_may_ask_for_more_but_not_for_less()
    {
        ComplementarySuppression.Of([new("A", 12), new("B", 6), new("C", 9)], 7).Keys.ShouldBe(["B", "C"]);
        Should.Throw<ArgumentOutOfRangeException>(() => ComplementarySuppression.Of([new("A", 12)], 4));
        Should.Throw<ArgumentException>(() => ComplementarySuppression.Of([new("A", -1)]));
        Should.Throw<ArgumentException>(() => ComplementarySuppression.Of([new("A", 7), new("A", 8)]));
    }

    [Fact]
    public void What_is_withheld_already_needs_hiding_and_helps_to_hide()
    {
        Part[] parts = [new("A", 12), new("B", 9), new("C", 7), new("D", 3)];

        ComplementarySuppression.Of(parts, already: new HashSet<string> { "A" }).Keys.ShouldBe(["A", "D"]);
        ComplementarySuppression.Of(parts[..3], already: new HashSet<string> { "A" }).Keys.ShouldBe(["A", "C"]);
    }

    [Fact]
    public void Whatever_the_counts_nothing_small_is_the_total_minus_the_rest() =>
        Property.Holds(Counts, counts =>
        {
            var reasons = Reasons([.. counts.Select((count, i) => ($"u{i}", count))]);
            int[] withheld = [.. counts.Where((count, i) => count > 0 && reasons.ContainsKey($"u{i}"))];

            (withheld.Length == 0 || counts.Sum() < 5 || (withheld.Length >= 2 && withheld.Sum() >= 5)).ShouldBeTrue();
            counts.Where((count, i) => count is > 0 and < 5 && !reasons.ContainsKey($"u{i}")).ShouldBeEmpty();
            Attacker.Finds(counts, Published(counts, i => !reasons.ContainsKey($"u{i}"))).ShouldBeEmpty();
        });

    [Fact]
    public void Without_the_others_the_attacker_finds_the_small_ones()
    {
        var golden = GoldenDisclosure.All.Attack;
        int[] counts = [.. golden.Published.Select(each => (int)each[1]), golden.RecoveredN];

        Attacker.Finds(counts, Published(counts, i => counts[i] >= 5)).ShouldBe([[3]]);
        var rest = golden.Total[0] * golden.Total[1] - golden.Published.Sum(each => each[0] * each[1]);
        (rest / (golden.Total[1] - golden.Published.Sum(each => each[1]))).ShouldBe(golden.RecoveredMean, 1e-9);

        var reasons = Reasons([.. counts.Select((count, i) => ($"u{i}", count))]);
        Attacker.Finds(counts, Published(counts, i => !reasons.ContainsKey($"u{i}"))).ShouldBeEmpty();
    }

    private static readonly Gen<int[]> Counts = Gen.Choose(1, 7).SelectMany(size => Gen.ArrayOf(Gen.Choose(0, 9), size));

    /// <summary>The total, if it is large enough, and the parts that are shown.</summary>
    private static IEnumerable<int[]> Published(int[] counts, Func<int, bool> shown)
    {
        if (counts.Sum() >= 5)
            yield return [.. Enumerable.Range(0, counts.Length)];
        for (var i = 0; i < counts.Length; i++)
            if (shown(i))
                yield return [i];
    }

    private static Dictionary<string, WithholdingReason> Withheld(Dictionary<string, int> counts) =>
        Reasons([.. counts.Select(pair => (pair.Key, pair.Value))]).Where(pair => pair.Value != WithholdingReason.NoAnswers).ToDictionary();

    private static Dictionary<string, WithholdingReason> Reasons(params (string Code, int Count)[] parts) =>
        ComplementarySuppression.Of([.. parts.Select(part => new Part(part.Code, part.Count))]).ToDictionary();
}
