using CxMaturity.Domain.Maturity.Statistics;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// What the parts of a result are computed from: the sums of the role groups that may be shown at all, put together once for each role
/// group and each unit.
/// </summary>
internal sealed class ResultBasis
{
    private readonly Dictionary<Audience, SheetSums> groups;
    private readonly Dictionary<string, CellSums[]> units;
    private readonly SheetTable? singles;

    public ResultBasis(
        ResultScope scope, Questionnaire questionnaire, IReadOnlyList<CellSums> cells, Headcounts headcounts, Disclosure disclosure, SheetTable? singles, string digest,
        ExecutiveGroup executives = ExecutiveGroup.OnTheirOwn, IReadOnlyDictionary<Audience, Withheld>? missing = null)
    {
        (Executives, Missing) = (executives, missing ?? new Dictionary<Audience, Withheld>());
        (IsGroup, Questionnaire, Cells, Headcounts, Disclosure, Digest) = (scope == ResultScope.Wave, questionnaire, cells, headcounts, disclosure, digest);
        this.singles = singles;
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

    public string Digest { get; }

    public ExecutiveGroup Executives { get; }

    /// <summary>The role groups that are large enough by themselves; units are shown over these alone.</summary>
    public IReadOnlyList<Audience> Large => Executives == ExecutiveGroup.ByConsent ? [.. Audiences.Where(group => group != Audience.X)] : Audiences;

    /// <summary>The role groups that are shown.</summary>
    public IReadOnlyList<Audience> Audiences { get; }

    /// <summary>The role groups that are not shown at all, and why.</summary>
    public IReadOnlyDictionary<Audience, Withheld> Missing { get; }

    public SheetSums Of(Audience audience) => groups[audience];

    /// <summary>Under which role groups their people filled in their sheets.</summary>
    public IEnumerable<Audience> LargeMembers => Large.SelectMany(group => Executives.MembersOf(group));

    /// <summary>How many people of a role group there must be behind a figure of it.</summary>
    public int MinimumFor(Audience group) => group == Audience.X && Executives == ExecutiveGroup.ByConsent ? SmallExecutiveGroup.FewestByConsent : Disclosure.MinimumSheets;

    public double WeightOf(Audience group) => Executives.WeightOf(Questionnaire, group);

    public bool Asks(Item item, Audience group) => Executives.Asks(item, group);

    /// <summary>The single values behind a measure; none where sums have to do.</summary>
    public IReadOnlyList<double>? Singles(IEnumerable<Audience> among, string? unit, string code) => singles?.Values([.. among.SelectMany(group => Executives.MembersOf(group))], unit, code);

    public IReadOnlyList<CellSums> Unit(string code) => units.GetValueOrDefault(code) ?? [];

    /// <summary>How much these groups agree on a dimension's shared items; from ten people up.</summary>
    public Agreement? AgreementOf(Dimension dimension, IReadOnlyCollection<Audience> audiences) =>
        AgreementOf(audiences.Select(audience => Of(audience).SharedAnswers.GetValueOrDefault(dimension.Code)));

    public Agreement? AgreementOf(IEnumerable<SharedSums?> answers)
    {
        var sums = answers.OfType<SharedSums>().Aggregate((SharedSums?)null, (all, more) => all is null ? more : all.Add(more));
        if (!IsGroup || sums is null || sums.Count < PeopleNeeded.ForSpread)
            return null;
        return WithinGroupAgreement.Of([.. sums.Items.Select(item => new Histogram(item))]).TryGet(out var found)
            ? new(Disclosure.Share(found.AverageDeviation), Disclosure.Share(found.RwgUniform),
                Disclosure.Share(found.RwgSkewed.TryGet(out var skewed) ? skewed : 0), found.Items.Count, sums.Count)
            : null;
    }

    private static SheetSums Merged(IEnumerable<CellSums> cells) => cells.Select(cell => cell.All()).Aggregate((all, more) => all.Add(more));
}
