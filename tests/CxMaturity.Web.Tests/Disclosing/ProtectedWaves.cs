using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Tests.Disclosing;

[CollectionDefinition(Name)]
public sealed class ProtectedWavesTogether : ICollectionFixture<ProtectedWaves>
{
    public const string Name = "protected waves";
}

/// <summary>
/// Two waves in which much must be withheld. The unit QRY has three people beside other small cells, so that another unit hides it; in the
/// first wave there are four of the middle, in one dimension and in one question most people cannot judge, and in the second wave the executives
/// are of one mind about one dimension. Who is withheld answers so differently that nothing of it is met elsewhere by chance.
/// </summary>
public sealed class ProtectedWaves(CxHost host) : IAsyncLifetime
{
    public const string Small = "QRY", AlikeDimension = "MEAS", JudgedByFew = "TECH", ItemOfFew = "SILO-01";

    private const string OthersLow = "DLT";

    private static readonly (string Code, int X, int M, int F)[] Heads = [("ALF", 20, 5, 120), ("BRV", 20, 5, 60), (Small, 10, 5, 10), (OthersLow, 10, 5, 30), ("ECH", 10, 10, 30)];

    private static readonly (string Unit, int X, int M, int F)[] First = [("ALF", 8, 2, 70), ("BRV", 6, 0, 23), (Small, 1, 1, 2), (OthersLow, 2, 0, 17), ("ECH", 5, 1, 5)];

    private static readonly (string Unit, int X, int M, int F)[] Second = [("ALF", 8, 2, 30), ("BRV", 6, 2, 22), (Small, 1, 0, 2), (OthersLow, 1, 0, 5), ("ECH", 2, 8, 3)];

    /// <summary>Headcount of all units.</summary>
    public static int People => Heads.Sum(unit => unit.X + unit.M + unit.F);

    public CxHost Host => host;

    public Questionnaire Questionnaire { get; private set; } = null!;

    public IReadOnlyList<WaveSituation> Waves { get; private set; } = [];

    /// <summary>The sheets of each wave.</summary>
    public IReadOnlyList<IReadOnlyList<FilledSheet>> Sheets { get; private set; } = [];

    /// <summary>A third wave that nobody has opened yet.</summary>
    public WaveSituation Next { get; private set; } = null!;

    private Task<IReadOnlyList<(string Place, string Html)>>? pages;

    /// <summary>Every page in both languages, fetched once for all tests.</summary>
    public Task<IReadOnlyList<(string Place, string Html)>> PagesAsync() => pages ??= Everywhere.PagesAsync();

    public EveryResult Everywhere => new(host, Waves, [.. Questionnaire.Dimensions.Select(dimension => dimension.Code)], "en", "de");

    public async ValueTask InitializeAsync()
    {
        Questionnaire = host.Questionnaire(Situations.Full);
        Sheets = [Of(First, 1), Of(Second, 2)];
        using var api = new Situations(host);
        var first = await host.FilledAsync(api, Situations.Full, "named", null, Heads, Sheets[0]);
        var second = await host.FilledAsync(api, Situations.Full, "named", first.Org, Heads, Sheets[1]);
        Waves = [first, second];
        Next = await api.WaveAsync(Situations.Full, "named", org: first.Org, open: false,
            units: [new { code = "ALF", name = new { de = "a", en = "b" }, headcount = new { X = 0, M = 0, F = 100 } }]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What each base cell has of one measure: as many answers as the audit needs to know.</summary>
    /// <param name="code">A dimension; none for the sheets themselves.</param>
    public Dictionary<(string Unit, string Group), int> Counts(int wave, string? code) => Sheets[wave].GroupBy(sheet => (sheet.Unit, sheet.Audience.ToString()))
        .ToDictionary(cell => cell.Key, cell => cell.Count(sheet => code is null || Score(sheet, code) is not null));

    /// <summary>Means that nobody may learn: of the small unit, of each of its groups, and of a role group that is too small.</summary>
    public IEnumerable<(string Of, double Value)> Secrets(int wave)
    {
        (string Name, Func<FilledSheet, bool> Is)[] groups =
        [
            (Small, sheet => sheet.Unit == Small && sheet.Audience != Audience.M), ($"{Small} with the middle", sheet => sheet.Unit == Small),
            ($"{Small}/F", sheet => sheet is { Unit: Small, Audience: Audience.F }),
            .. wave == 0 ? new (string, Func<FilledSheet, bool>)[] { ("M", sheet => sheet.Audience == Audience.M) } : []
        ];
        foreach (var (name, isIn) in groups)
            foreach (var dimension in Questionnaire.Dimensions)
            {
                var sheets = Sheets[wave].Where(isIn).ToArray();
                foreach (var (what, values) in dimension.Items.Select(item => (item.Id, sheets.Where(sheet => sheet.Answers.GetValueOrDefault(item.Id) > 0).Select(sheet => (double)sheet.Answers[item.Id])))
                    .Append((dimension.Code, sheets.Select(sheet => Score(sheet, dimension.Code)).OfType<double>())))
                    if (values.ToArray() is { Length: > 0 } known)
                    {
                        yield return ($"{name} {what}", known.Average());
                        yield return ($"{name} {what} index", (known.Average() - 1) * 25);
                    }
            }
    }

    private double? Score(FilledSheet sheet, string code) =>
        SheetScores.Of(Questionnaire, sheet.Audience, sheet.Answers).Dimensions.TryGetValue(code, out var score) ? score : null;

    private List<FilledSheet> Of((string Unit, int X, int M, int F)[] cells, int wave)
    {
        var (random, sheets) = (new Random(20260400 + wave), new List<FilledSheet>());
        var judgingItem = 0;
        foreach (var (unit, x, m, f) in cells)
        {
            var judging = 0;
            foreach (var (audience, count) in new[] { (Audience.X, x), (Audience.M, m), (Audience.F, f) })
                for (var person = 0; person < count; person++)
                {
                    var cannotJudge = wave == 1 && unit == OthersLow && audience != Audience.M && ++judging > 4;
                    var knowsItem = wave != 1 || audience != Audience.X || ++judgingItem <= 4;
                    var answers = Questionnaire.Answers(audience, (code, item) =>
                        wave == 1 && code == JudgedByFew && cannotJudge || item.Id == ItemOfFew && !knowsItem ? 0
                        : wave == 2 && code == AlikeDimension && audience == Audience.X ? 4
                        : unit == Small ? random.Next(8) == 0 ? 2 : 1
                        : wave == 1 && audience == Audience.M ? random.Next(8) == 0 ? 4 : 5
                        : Math.Clamp(random.Next(2, 6) + random.Next(-1, 2), 1, 5));
                    // Some were in a hurry, in each group.
                    sheets.Add(new(unit, audience, answers, Hasty: unit == "ALF" && person < 6));
                }
        }

        return sheets;
    }
}
