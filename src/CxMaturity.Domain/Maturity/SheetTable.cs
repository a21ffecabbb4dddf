using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// The scores of single sheets, for the few figures that sums cannot give: resampling small groups, and the drivers' intervals. It lives
/// while a result is being fixed and no longer.
/// </summary>
public sealed class SheetTable(Questionnaire questionnaire)
{
    private readonly Dictionary<(string Unit, Audience Audience), List<double[]>> rows = [];
    private readonly int width = questionnaire.Dimensions.Count + 2;

    private int CoreColumn => width - 2;

    private int OutcomeColumn => width - 1;

    public int Count { get; private set; }

    public void Add(string unit, ScoredSheet sheet)
    {
        var row = new double[width];
        for (var column = 0; column < questionnaire.Dimensions.Count; column++)
            row[column] = sheet.Scores.Dimensions.TryGetValue(questionnaire.Dimensions[column].Code, out var score) ? score : double.NaN;
        row[CoreColumn] = sheet.Scores.Core ?? double.NaN;
        row[OutcomeColumn] = sheet.Scores.Outcome ?? double.NaN;
        if (!rows.TryGetValue((unit, sheet.Audience), out var list))
            rows.Add((unit, sheet.Audience), list = []);
        list.Add(row);
        Count++;
    }

    /// <summary>The scores of a dimension, or of the core, in some role groups, over all units or in one.</summary>
    public IReadOnlyList<double> Values(IReadOnlyCollection<Audience> groups, string? unit, string code) =>
        [.. Rows(groups, unit).Select(row => row[Column(code)]).Where(double.IsFinite).Order()];

    /// <summary>Dimension scores and, last, the outcome of all who have every one of them; in an order that does not depend on that of adding.</summary>
    public IReadOnlyList<double[]> Complete(IReadOnlyCollection<Audience> groups) =>
    [
        .. Rows(groups, null).Select(row => (double[])[.. row[..CoreColumn], row[OutcomeColumn]])
            .Where(row => row.All(double.IsFinite)).OrderBy(row => row, Comparer<double[]>.Create(Compare))
    ];

    private IEnumerable<double[]> Rows(IReadOnlyCollection<Audience> groups, string? unit) =>
        rows.Where(cell => groups.Contains(cell.Key.Audience) && (unit is null || cell.Key.Unit == unit)).SelectMany(cell => cell.Value);

    private int Column(string code)
    {
        if (code == CoreScore.Code)
            return CoreColumn;
        for (var column = 0; column < questionnaire.Dimensions.Count; column++)
            if (questionnaire.Dimensions[column].Code == code)
                return column;
        throw new ArgumentException($"The questionnaire has no dimension {code}.", nameof(code));
    }

    private static int Compare(double[]? one, double[]? other)
    {
        for (var column = 0; column < one!.Length; column++)
            if (one[column].CompareTo(other![column]) is var difference and not 0)
                return difference;
        return 0;
    }
}

/// <summary>The mean of the four foundations, which trends and units are compared by.</summary>
public static class CoreScore
{
    public const string Code = "CORE";
}
