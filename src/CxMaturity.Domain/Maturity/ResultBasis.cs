using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// What the parts of a result are computed from: the sums of the role groups that may be shown at all, put together once for each role
/// group and each unit.
/// </summary>
internal sealed class ResultBasis
{
    private const int AgreementFrom = 10;

    private readonly Dictionary<Audience, SheetSums> groups;
    private readonly Dictionary<string, CellSums[]> units;

    public ResultBasis(
        ResultScope scope, Questionnaire questionnaire, IReadOnlyList<CellSums> cells, Headcounts headcounts, Disclosure disclosure, SheetTable? singles, string digest,
        IReadOnlyDictionary<Audience, Withheld>? missing = null)
    {
        Missing = missing ?? new Dictionary<Audience, Withheld>();
        (IsGroup, Questionnaire, Cells, Headcounts, Disclosure, Singles, Digest) = (scope == ResultScope.Wave, questionnaire, cells, headcounts, disclosure, singles, digest);
        groups = cells.GroupBy(cell => cell.Audience).ToDictionary(group => group.Key, Merged);
        units = cells.GroupBy(cell => cell.Unit, StringComparer.Ordinal).ToDictionary(unit => unit.Key, unit => unit.ToArray(), StringComparer.Ordinal);
        Audiences = [.. groups.Keys.Order()];
    }

    /// <summary>Whether this is a group's result, with intervals; a person's own sheet is what it is.</summary>
    public bool IsGroup { get; }

    public Questionnaire Questionnaire { get; }

    public IReadOnlyList<CellSums> Cells { get; }

    public Headcounts Headcounts { get; }

    public Disclosure Disclosure { get; }

    public SheetTable? Singles { get; }

    public string Digest { get; }

    /// <summary>The role groups that are shown.</summary>
    public IReadOnlyList<Audience> Audiences { get; }

    /// <summary>The role groups that are not shown at all, and why.</summary>
    public IReadOnlyDictionary<Audience, Withheld> Missing { get; }

    public SheetSums Of(Audience audience) => groups[audience];

    public IReadOnlyList<CellSums> Unit(string code) => units.GetValueOrDefault(code) ?? [];

    /// <summary>How much these groups agree on a dimension's shared items; from ten people up.</summary>
    public Agreement? AgreementOf(Dimension dimension, IReadOnlyCollection<Audience> audiences) =>
        AgreementOf(audiences.Select(audience => Of(audience).SharedAnswers.GetValueOrDefault(dimension.Code)));

    public Agreement? AgreementOf(IEnumerable<SharedSums?> answers)
    {
        var sums = answers.OfType<SharedSums>().Aggregate((SharedSums?)null, (all, more) => all is null ? more : all.Add(more));
        if (!IsGroup || sums is null || sums.Count < AgreementFrom)
            return null;
        return WithinGroupAgreement.Of([.. sums.Items.Select(item => new Histogram(item))]).TryGet(out var found)
            ? new(Disclosure.Share(found.AverageDeviation), Disclosure.Share(found.RwgUniform),
                Disclosure.Share(found.RwgSkewed.TryGet(out var skewed) ? skewed : 0), found.Items.Count, sums.Count)
            : null;
    }

    private static SheetSums Merged(IEnumerable<CellSums> cells) => cells.Select(cell => cell.All()).Aggregate((all, more) => all.Add(more));
}
