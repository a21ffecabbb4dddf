using CxMaturity.Domain.Maturity.Disclosing;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Disclosing;

public sealed class AuditingPublishedSums
{
    private static readonly string[] Names = [.. GoldenDisclosure.All.Audit.Cells.Keys];
    private static readonly int[] Counts = [.. GoldenDisclosure.All.Audit.Cells.Values];

    [Fact]
    public void A_cross_table_is_safe_only_behind_a_block_of_four()
    {
        var golden = GoldenDisclosure.All.Audit;

        Recovered("Srv/M").ShouldBe(golden.PrimaryOnly);
        Recovered("Srv/M", "Srv/F").ShouldBe(golden.RowPartnerOnly);
        Recovered("Srv/M", "Srv/F", "Mkt/M", "Mkt/F").ShouldBe(golden.TwoByTwoBlock);
    }

    [Fact]
    public void Two_tiny_units_together_are_found()
    {
        string[] units = ["Marketing", "Vertrieb", "IT", "Service"];
        var found = LinearAudit.Find([12, 9, 2, 2], [new("total", [0, 1, 2, 3]), new("Marketing", [0]), new("Vertrieb", [1])]).Single();

        GoldenDisclosure.All.Audit.UnionOfTwoTiny.ShouldBe([string.Join('+', found.Cells.Select(cell => units[cell]))]);
        found.Count.ShouldBe(4);
        found.Witness.Select(term => (term.Label, (int)term.Numerator, (int)term.Denominator))
            .ShouldBe([("total", 1, 1), ("Marketing", -1, 1), ("Vertrieb", -1, 1)]);
    }

    [Fact]
    public void A_cell_without_answers_hides_nothing()
    {
        LinearAudit.Find([3, 0, 12], [new("unit", [0, 1]), new("other", [2])]).Single().Cells.ShouldBe([0]);
        LinearAudit.Find([3, 6, 12], [new("unit", [0, 1]), new("other", [2])]).ShouldBeEmpty();
    }

    [Fact]
    public void Halves_are_found_too()
    {
        var found = LinearAudit.Find([2, 7, 7], [new("ab", [0, 1]), new("ac", [0, 2]), new("bc", [1, 2])]).Single();

        found.Cells.ShouldBe([0]);
        found.Witness.Select(term => (term.Label, (int)term.Numerator, (int)term.Denominator))
            .ShouldBe([("ab", 1, 2), ("ac", 1, 2), ("bc", -1, 2)]);
    }

    [Fact]
    public void Large_cells_may_be_worked_out() =>
        LinearAudit.Find([8, 7], [new("total", [0, 1]), new("first", [0])]).ShouldBeEmpty();

    [Fact]
    public void A_raised_minimum_counts_larger_unions()
    {
        PublishedRow[] rows = [new("total", [0, 1, 2]), new("first", [0])];

        LinearAudit.Find([12, 3, 3], rows).ShouldBeEmpty();
        LinearAudit.Find([12, 3, 3], rows, 7).Single().Cells.ShouldBe([1, 2]);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => LinearAudit.Find([5], [new("row", [1])]));
        Should.Throw<ArgumentException>(() => LinearAudit.Find([5], [new("row", [0, 0])]));
        Should.Throw<ArgumentException>(() => LinearAudit.Find([-5], []));
        Should.Throw<ArgumentOutOfRangeException>(() => LinearAudit.Find([5], [], 4));
        LinearAudit.Find([], []).ShouldBeEmpty();
    }

    [Fact]
    public void Sheets_are_audited_like_cells()
    {
        static HashSet<string> Sheets(int from, int to) => [.. Enumerable.Range(from, to - from).Select(number => $"{number:00}")];

        LinearAudit.FindAmongSheets([("all", Sheets(0, 20)), ("some", Sheets(0, 14))]).ShouldBeEmpty();
        LinearAudit.FindAmongSheets([("all", Sheets(0, 20)), ("most", Sheets(0, 17))]).Single().Cells.ShouldBe([17, 18, 19]);
        // Three that overlap: no two of them differ by few, all three do.
        LinearAudit.FindAmongSheets([("all", Sheets(0, 23)), ("first", Sheets(0, 10)), ("last", Sheets(12, 23))]).Single().Count.ShouldBe(2);
    }

    [Fact]
    public void The_audit_finds_exactly_what_the_attacker_finds()
    {
        var foundSome = 0;
        Property.Holds(AnySums, sums =>
        {
            var attacked = Attacker.Finds(sums.Counts, sums.Rows, sums.Minimum).Select(Text).ToArray();
            var found = LinearAudit.Find(sums.Counts, Labelled(sums.Rows), sums.Minimum);

            string[] smallest = [.. found.Where(set => !found.Any(other => other != set && other.Cells.All(set.Cells.Contains)))
                .Select(set => Text(set.Cells))];
            // Cells that stand in the same sums are found together or not at all, as the attacker finds them.
            smallest.ShouldBe(attacked, ignoreOrder: true);
            foundSome += attacked.Length > 0 ? 1 : 0;
        }, 400);
        foundSome.ShouldBeInRange(40, 360);
    }

    [Fact]
    public void Every_witness_gives_what_it_claims() =>
        Property.Holds(AnySums, sums =>
        {
            foreach (var found in LinearAudit.Find(sums.Counts, Labelled(sums.Rows), sums.Minimum))
            {
                double Share(int cell) => found.Witness.Where(term => sums.Rows[term.Row].Contains(cell))
                    .Sum(term => (double)term.Numerator / (double)term.Denominator);
                var given = Enumerable.Range(0, sums.Counts.Length).Where(cell => sums.Counts[cell] > 0)
                    .Select(cell => (cell, share: Share(cell))).ToArray();

                given.Where(pair => Math.Abs(pair.share) > 1e-9).Select(pair => pair.cell).ShouldBe(found.Cells);
                given.Where(pair => found.Cells.Contains(pair.cell)).ShouldAllBe(pair => Math.Abs(pair.share - 1) < 1e-9);
            }
        }, 400);

    [Fact]
    public void Numbers_beyond_sixty_four_bits_are_exact()
    {
        var random = new Random(11);
        int[] counts = [.. Enumerable.Range(0, 60).Select(cell => cell % 6 == 0 ? 2 : 9)];
        int[][] rows = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 60).Where(_ => random.Next(2) == 0).ToArray())];

        var found = LinearAudit.Find(counts, Labelled(rows));
        found.Select(each => each.Cells.Single()).ShouldBe(Attacker.Finds(counts, rows).Select(set => set.Single()));
        found.Count.ShouldBe(10);
        found.SelectMany(each => each.Witness).ShouldContain(term => term.Denominator > long.MaxValue);

        LinearAudit.Find(counts, Labelled(rows[..58])).Select(each => Text(each.Cells))
            .ShouldBe(Attacker.Finds(counts, rows[..58]).Select(Text), ignoreOrder: true);
    }

    /// <summary>Any sums over up to nine cells, crooked ones that no page would publish among them.</summary>
    private static readonly Gen<(int[] Counts, int[][] Rows, int Minimum)> AnySums = Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        int[] counts = [.. Enumerable.Range(0, random.Next(2, 10)).Select(_ => random.Next(0, 8))];
        int[][] rows =
        [
            .. Enumerable.Range(0, random.Next(1, counts.Length + 1))
                .Select(_ => Enumerable.Range(0, counts.Length).Where(_ => random.Next(5) < 2).ToArray()).Where(row => row.Length > 0)
        ];
        return (counts, rows, random.Next(5, 8));
    });

    private static string[] Recovered(params string[] withheld)
    {
        int[] Where(Func<string, bool> condition) => [.. Enumerable.Range(0, Names.Length).Where(i => condition(Names[i]))];
        List<PublishedRow> rows = [new("total", Where(_ => true))];
        foreach (var unit in new[] { "Mkt", "Vtr", "Srv" })
            rows.Add(new(unit, Where(name => name.StartsWith(unit, StringComparison.Ordinal))));
        foreach (var group in new[] { "M", "F" })
            rows.Add(new(group, Where(name => name.EndsWith(group, StringComparison.Ordinal))));
        rows.AddRange(Names.Except(withheld).Select(published => new PublishedRow(published, Where(name => name == published))));
        return [.. LinearAudit.Find(Counts, rows).Select(found => string.Join('+', found.Cells.Select(cell => Names[cell])))];
    }

    private static PublishedRow[] Labelled(int[][] rows) => [.. rows.Select((row, i) => new PublishedRow($"{i}", row))];

    private static string Text(IReadOnlyList<int> cells) => string.Join(',', cells);
}
