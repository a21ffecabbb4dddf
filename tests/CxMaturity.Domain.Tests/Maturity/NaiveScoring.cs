using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Tests.Maturity;

/// <summary>
/// The formulae of the method, written down once more, step by step and without any code of the product: lists of people instead of sums,
/// plain floating-point numbers instead of exact ones. Slow and easy to check against the text.
/// </summary>
public sealed class NaiveScoring(Questionnaire questionnaire, IReadOnlyList<Sheet> sheets, IReadOnlyDictionary<Audience, int> headcounts)
{
    private const int MinimumSheets = 5;

    private readonly Dictionary<(string, Audience), List<double>> personScores = [];

    /// <summary>Role groups of which anything is shown.</summary>
    private List<Audience> Shown { get; } =
        [.. new[] { Audience.X, Audience.M, Audience.F }.Where(group => sheets.Count(sheet => sheet.Audience == group) >= MinimumSheets)];

    public int People => sheets.Count(sheet => Shown.Contains(sheet.Audience));

    /// <summary>1: the keyed value; none for "cannot judge" and unanswered.</summary>
    private static double? Keyed(Item item, Sheet sheet) =>
        !sheet.Answers.TryGetValue(item.Id, out var x) || x == 0 ? null : item.Key == 1 ? x : 6 - x;

    private static List<Item> Asked(SubScale scale, Sheet sheet) => [.. scale.Items.Where(item => item.Audiences.Contains(sheet.Audience))];

    /// <summary>2: a person's scale is the mean of the values, if there are values for half of the items asked, rounded up.</summary>
    private static double? PersonScale(SubScale scale, Sheet sheet)
    {
        var asked = Asked(scale, sheet);
        var values = asked.Select(item => Keyed(item, sheet)).Where(y => y != null).Select(y => y!.Value).ToList();
        return asked.Count == 0 || values.Count < Math.Ceiling(asked.Count / 2.0) ? null : values.Sum() / values.Count;
    }

    /// <summary>3: a person's dimension is the weighted mean of the scales, if these carry half of the weight asked.</summary>
    private static double? PersonDimension(Dimension dimension, Sheet sheet)
    {
        double top = 0, there = 0, all = 0;
        foreach (var scale in dimension.SubScales)
        {
            if (Asked(scale, sheet).Count > 0)
                all += scale.Weight;
            if (PersonScale(scale, sheet) is { } score)
            {
                top += scale.Weight * score;
                there += scale.Weight;
            }
        }

        return there == 0 || there / all < 0.5 - 1e-12 ? null : top / there;
    }

    // Worked out once; everything below asks for it again and again.
    private List<double> Scores(Dimension dimension, Audience group) =>
        personScores.TryGetValue((dimension.Code, group), out var known) ? known : personScores[(dimension.Code, group)] =
        [
            .. sheets.Where(sheet => sheet.Audience == group)
                .Select(sheet => PersonDimension(dimension, sheet)).Where(score => score != null).Select(score => score!.Value)
        ];

    /// <summary>4: a group's score is the mean over its persons, if enough of them have one.</summary>
    public double? Group(Dimension dimension, Audience group)
    {
        var scores = Scores(dimension, group);
        return !Shown.Contains(group) || scores.Count < MinimumSheets ? null : scores.Sum() / scores.Count;
    }

    /// <summary>5: pooled over all persons of the published groups.</summary>
    public double? Pooled(Dimension dimension)
    {
        var all = Shown.Where(group => Group(dimension, group) != null).SelectMany(group => Scores(dimension, group)).ToList();
        return all.Count == 0 ? null : all.Sum() / all.Count;
    }

    /// <summary>5: perspective-weighted, if at least two groups are published; pooled otherwise.</summary>
    public double? Organisation(Dimension dimension)
    {
        var groups = Shown.Where(group => Group(dimension, group) != null).ToList();
        if (groups.Count < 2)
            return Pooled(dimension);
        double top = 0, bottom = 0;
        foreach (var group in groups)
        {
            var v = group == Audience.X ? questionnaire.Perspectives.X
                : group == Audience.M ? questionnaire.Perspectives.M
                : questionnaire.Perspectives.F;
            top += v * Group(dimension, group)!.Value;
            bottom += v;
        }

        return top / bottom;
    }

    private List<Dimension> Measured => [.. questionnaire.Dimensions.Where(dimension => Organisation(dimension) != null)];

    private bool AllCore => questionnaire.Dimensions.All(dimension => !dimension.Core || Organisation(dimension) != null);

    /// <summary>6: over the measured dimensions, if they carry 50 percent and all core dimensions are among them.</summary>
    public double? Overall()
    {
        double top = 0, bottom = 0;
        foreach (var dimension in Measured)
        {
            top += dimension.Weight * Organisation(dimension)!.Value;
            bottom += dimension.Weight;
        }

        return AllCore && bottom >= 50 ? top / bottom : null;
    }

    /// <summary>6: the core dimensions with equal weights.</summary>
    public double? Foundations() =>
        AllCore ? Measured.Where(dimension => dimension.Core).Average(dimension => Organisation(dimension)!.Value) : null;

    /// <summary>7: the level of a score.</summary>
    public static int LevelOf(double score) => Math.Min(5, (int)Math.Floor((score - 1) / 0.8 + 1e-9) + 1);

    /// <summary>The caps that hold the level of a score down, and what they leave of it.</summary>
    public (int Level, List<string> Caps) Capped(double score, bool coreOnly)
    {
        var levels = Measured.Where(dimension => dimension.Core || !coreOnly)
            .ToDictionary(dimension => dimension, dimension => LevelOf(Organisation(dimension)!.Value));
        var (raw, caps) = (LevelOf(score), new List<string>());
        var level = raw;
        Cap("C1", 1 + levels.Where(dimension => dimension.Key.Core).Min(dimension => dimension.Value));
        if (levels.Values.Any(each => each == 1))
            Cap("C2a", 3);
        if (levels.Values.Any(each => each <= 2))
            Cap("C2b", 4);

        var rate = (double)People / headcounts.Values.Sum();
        if (rate < 0.3 || People < 10 || Shown.Count < 3)
            caps.Add("C5");
        return (level, caps);

        void Cap(string code, int ceiling)
        {
            if (ceiling < raw)
                caps.Add(code);
            level = Math.Min(level, ceiling);
        }
    }
}
