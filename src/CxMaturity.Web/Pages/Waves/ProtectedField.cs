using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Maturity.Disclosing;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>One role group of one unit with its counts, or why they are not shown.</summary>
public sealed record FieldRow(WaveUnit Unit, Audience Audience, FieldCounts Counts, Withheld? Withheld);

/// <summary>
/// What the field page may show of a wave's counts: how few people answered in a small group is withheld in the result, so it must not be
/// read here either, nor be worked out. Trial waves are exempt, and so are auditors, who are known.
/// </summary>
/// <param name="Opened">Sheets begun in the role groups that are large enough; none where none is.</param>
/// <param name="Submitted">Sheets submitted in these.</param>
/// <param name="Answers">Answers in the whole wave; none where a role group is too small to be part of a sum.</param>
public sealed record ProtectedField(IReadOnlyList<FieldRow> Rows, int? Opened, int? Submitted, int? Answers)
{
    public bool IsProtected => Opened is null || Answers is null || Rows.Any(row => row.Withheld is not null);

    public static ProtectedField Of(Wave wave, Questionnaire questionnaire, WaveField field, int minimum)
    {
        FieldRow[] rows =
        [
            .. wave.Units.SelectMany(unit => questionnaire.Variants.Select(variant => new FieldRow(unit, variant.Audience, field.Of(unit.Code, variant.Audience), null)))
        ];
        if (wave.Mode == WaveMode.Trial)
            return new(rows, field.Opened, field.Submitted, field.Answers);

        BaseCell[] cells = [.. rows.Where(row => row.Audience.IsRoleGroup()).Select(row => new BaseCell(row.Unit.Code, row.Audience.ToString(), Fewest(row.Counts, minimum)))];
        var table = ProtectedTable.Of(cells, minimum);
        var reasons = table.Cells.ToDictionary(cell => (cell.Unit, cell.Group), cell => Reason(cell.Withheld));
        FieldRow[] shown = [.. rows.Select(row => row with { Withheld = reasons.GetValueOrDefault((row.Unit.Code, row.Audience.ToString())) })];
        var small = table.Groups.Where(group => group.Withheld == WithholdingReason.TooFew).Select(group => group.Code).ToHashSet(StringComparer.Ordinal);
        FieldCounts[] counted = [.. rows.Where(row => !small.Contains(row.Audience.ToString())).Select(row => row.Counts)];
        return table.Total.Withheld == WithholdingReason.TooFew
            ? new(shown, null, null, null)
            : new(shown, counted.Sum(counts => counts.Opened), counted.Sum(counts => counts.Submitted), small.Count == 0 ? field.Answers : null);
    }

    /// <summary>Begun, submitted and found unfinished are counts of the same people; the one that would betray them decides.</summary>
    private static int Fewest(FieldCounts counts, int minimum)
    {
        var counted = counts.Submitted + counts.Unfinished;
        return new[] { counted, counts.Submitted, counts.Opened }.Where(count => SmallestGroup.Betrays(count, minimum)).DefaultIfEmpty(counted).Min();
    }

    // A group in which nobody has answered yet has nothing to hide.
    private static Withheld? Reason(WithholdingReason? reason) => reason switch
    {
        null or WithholdingReason.NoAnswers => null,
        WithholdingReason.TooFew => Withheld.TooFew,
        _ => Withheld.Complement
    };
}
