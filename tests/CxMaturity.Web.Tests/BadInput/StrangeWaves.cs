using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Tests.BadInput;

[CollectionDefinition(Name)]
public sealed class StrangeWavesTogether : ICollectionFixture<StrangeWaves>
{
    public const string Name = "strange waves";
}

/// <summary>Waves that nobody would plan and that happen all the same, each in an organisation of its own.</summary>
public sealed class StrangeWaves(CxHost host) : IAsyncLifetime
{
    public const string Nobody = "nobody answered", One = "one answered", OneItem = "one item only", Alike = "all the same answer", AlikeInTrial = "all the same answer, on trial",
        CannotJudge = "nobody can judge", Census = "everybody answered", TooMany = "more answered than there are", Singular = "one dimension follows from another",
        NoOutcome = "all alike in the outcome", TwoUnits = "two units", Loners = "units of one person", Uncounted = "nobody was counted";

    private static readonly (string Code, int X, int M, int F)[] Hq = [("HQ", 10, 20, 200)];

    private readonly Dictionary<string, WaveSituation> waves = new(StringComparer.Ordinal);

    public static TheoryData<string> All =>
        [Nobody, One, OneItem, Alike, AlikeInTrial, CannotJudge, Census, TooMany, Singular, NoOutcome, TwoUnits, Loners, Uncounted];

    public CxHost Host => host;

    public WaveSituation this[string name] => waves[name];

    /// <summary>Waves that have nothing to do with one another, one after the other: nobody, all alike, one item.</summary>
    public IReadOnlyList<WaveSituation> Row { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var full = host.Questionnaire(Situations.Full);
        using var api = new Situations(host);

        await AddAsync(Nobody, Hq, []);
        await AddAsync(One, Hq, Sheets(1, Audience.F, (_, _, _) => 4));
        await AddAsync(OneItem, Hq, Sheets(30, Audience.F, (person, _, item) => item?.Id == "LEAD-01" ? 1 + person % 5 : null));
        await AddAsync(Alike, Hq, [.. Sheets(6, Audience.X, (_, _, _) => 3), .. Sheets(40, Audience.F, (_, _, _) => 3)]);
        await AddAsync(AlikeInTrial, Hq, [.. Sheets(6, Audience.X, (_, _, _) => 3), .. Sheets(120, Audience.F, (_, _, _) => 3)], "trial");
        await AddAsync(CannotJudge, Hq, [.. Sheets(6, Audience.X, (_, _, _) => 0), .. Sheets(40, Audience.F, (_, _, _) => 0)]);
        await AddAsync(Census, [("HQ", 6, 0, 30)], [.. Sheets(6, Audience.X, Varied), .. Sheets(30, Audience.F, Varied)]);
        await AddAsync(TooMany, [("HQ", 2, 0, 20)], [.. Sheets(6, Audience.X, Varied), .. Sheets(30, Audience.F, Varied)]);
        await AddAsync(Singular, Hq, Sheets(130, Audience.F, (person, dimension, _) => Varied(person, dimension == "INC" ? "LEAD" : dimension, null)));
        await AddAsync(NoOutcome, Hq, Sheets(130, Audience.F, (person, dimension, item) => dimension == "OUT" ? 3 : Varied(person, dimension, item)));
        await AddAsync(TwoUnits, [("A", 0, 0, 20), ("B", 0, 0, 20)], [.. Sheets(12, Audience.F, Varied, "A"), .. Sheets(9, Audience.F, Varied, "B")]);
        await AddAsync(Loners, [.. Enumerable.Range(0, 8).Select(i => ($"P{i}", 0, 0, 1))], [.. Enumerable.Range(0, 8).SelectMany(i => Sheets(1, Audience.F, (_, dimension, item) => Varied(i, dimension, item), $"P{i}"))]);
        await AddAsync(Uncounted, [("HQ", 0, 0, 0)], Sheets(12, Audience.F, Varied));

        var first = await host.FilledAsync(api, Situations.Full, "named", null, Hq, []);
        var second = await host.FilledAsync(api, Situations.Full, "named", first.Org, Hq, Sheets(12, Audience.F, (_, _, _) => 3));
        var third = await host.FilledAsync(api, Situations.Full, "named", first.Org, Hq, Sheets(12, Audience.F, (_, _, _) => 4));
        var fourth = await host.FilledAsync(api, Situations.Full, "named", first.Org, Hq, Sheets(30, Audience.F, (person, _, item) => item?.Id == "LEAD-01" ? 1 + person % 5 : null));
        Row = [first, second, third, fourth];

        async Task AddAsync(string name, (string, int, int, int)[] units, List<FilledSheet> sheets, string mode = "named") =>
            waves[name] = await host.FilledAsync(api, Situations.Full, mode, null, units, sheets);

        List<FilledSheet> Sheets(int people, Audience audience, Func<int, string, Item?, int?> standing, string unit = "HQ") =>
            [.. Enumerable.Range(0, people).Select(person => new FilledSheet(unit, audience, full.Answers(audience, (dimension, item) => standing(person, dimension, item))))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>People who differ, and each of them from dimension to dimension.</summary>
    private static int? Varied(int person, string dimension, Item? item) => 1 + (person * 7 + dimension.Sum(letter => letter) * (person % 3 + 1) + (item is null ? 0 : item.Id[^1])) % 5;
}
