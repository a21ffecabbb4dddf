using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>All that a wave's result is computed from.</summary>
/// <param name="Cells">Sums per role group and unit.</param>
/// <param name="Headcounts">People per unit and role group; those whom the questionnaire does not ask are left out of the response rate.</param>
/// <param name="At">When the wave closed.</param>
/// <param name="ItemProducts">Products of the shared items over the whole wave, by dimension and role group; without them there is no reliability.</param>
/// <param name="Singles">Scores of single sheets; without them small groups have no interval.</param>
/// <param name="Drivers">What goes along with the outcome, worked out before.</param>
/// <param name="Executives">How executives who are too few stand in the cells.</param>
/// <param name="LastHeadline">Level and moment of the last result on the same questionnaire.</param>
public sealed record WaveMeasurement(
    Questionnaire Questionnaire,
    IReadOnlyList<CellSums> Cells,
    Headcounts Headcounts,
    Disclosure Disclosure,
    DateTimeOffset At,
    IReadOnlyDictionary<string, ProductSums>? ItemProducts = null,
    SheetTable? Singles = null,
    DriverResult? Drivers = null,
    (int Level, DateTimeOffset At)? LastHeadline = null,
    ExecutiveGroup Executives = ExecutiveGroup.OnTheirOwn)
{
    /// <summary>Fingerprint of the sheets behind it.</summary>
    public string Digest => Cells.Aggregate(SheetDigest.Empty, (all, cell) => SheetDigest.Join(all, cell.Digest));

    /// <summary>The weight of a role group's view in the organisation's score.</summary>
    internal double WeightOf(Audience group) => Executives.WeightOf(Questionnaire, group);

    /// <summary>Under which role groups those filled in their sheets who are enough to be shown as such.</summary>
    public IReadOnlyList<Audience> LargeGroups() =>
    [
        .. RoleGroups.All.Where(group => Cells.Where(cell => cell.Audience == group).Sum(cell => cell.Sheets) >= Disclosure.MinimumSheets)
            .SelectMany(group => Executives.MembersOf(group))
    ];
}
