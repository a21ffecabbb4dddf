using System.Collections.Concurrent;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>One base cell of a wave: what adds up over the sheets of one role group in one unit.</summary>
public sealed record WaveCell(Guid Id, Guid WaveId, CellSums Sums)
{
    public static Guid IdOf(Guid wave, string unit, Audience audience) => StableId.Of("cell", wave.ToString(), unit, audience.ToString());

    /// <summary>All cells that a wave can have.</summary>
    public static IReadOnlyCollection<Guid> IdsOf(Wave wave) =>
        [.. wave.Units.SelectMany(unit => Enum.GetValues<Audience>().Select(audience => IdOf(wave.Id, unit.Code, audience)))];
}

/// <summary>
/// Adds up the sheets that count: those submitted, and those that a closing wave found unfinished. A row per base cell, so that an
/// answer touches no more than its own.
/// </summary>
public sealed class WaveCellsProjection(Func<QuestionnaireCatalog> catalog) : Projection<WaveCell>("wave_cells")
{
    private readonly ConcurrentDictionary<(Guid, string, Audience), Guid> ids = new();

    public override IReadOnlyCollection<Type> Events => CountedSheet.Events;

    public override Guid? KeyOf(object happened) => CountedSheet.Of(happened) is { } sheet
        ? ids.GetOrAdd((sheet.WaveId, sheet.Unit, sheet.Audience), cell => WaveCell.IdOf(cell.Item1, cell.Item2, cell.Item3))
        : null;

    protected override WaveCell Evolve(WaveCell? document, object happened)
    {
        var sheet = CountedSheet.Of(happened)!;
        var cell = document ?? new(WaveCell.IdOf(sheet.WaveId, sheet.Unit, sheet.Audience), sheet.WaveId, CellSums.Empty(sheet.Audience, sheet.Unit));
        return cell with { Sums = cell.Sums.Add(sheet.Id, sheet.Scored(catalog()), sheet.Submitted) };
    }
}
