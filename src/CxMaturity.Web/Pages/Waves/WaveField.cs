using System.Collections.Immutable;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store.Projections;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>How far one unit's role group has come.</summary>
public sealed record FieldCounts(int Opened, int Submitted, int Unfinished)
{
    public static readonly FieldCounts None = new(0, 0, 0);
}

/// <summary>What the field page shows of a running wave: counts, never answers.</summary>
public sealed record WaveField(Guid Id, ImmutableDictionary<string, FieldCounts> Cells, int Answers, DateTimeOffset? LastActivity)
{
    public static WaveField Empty(Guid wave) => new(wave, ImmutableDictionary<string, FieldCounts>.Empty, 0, null);

    public FieldCounts Of(string unit, Audience audience) => Cells.GetValueOrDefault(Key(unit, audience), FieldCounts.None);

    public int Opened => Cells.Values.Sum(cell => cell.Opened);

    public int Submitted => Cells.Values.Sum(cell => cell.Submitted);

    public static WaveField Evolve(WaveField field, AnswerSheetEvent happened) => happened switch
    {
        AnswerSheetOpened e => field.With(e.Unit, e.Audience, e.At, cell => cell with { Opened = cell.Opened + 1 }),
        AnswerSheetSubmitted e => field.With(e.Unit, e.Audience, e.At, cell => cell with { Submitted = cell.Submitted + 1 }),
        AnswerSheetClosedUnfinished e => field.With(e.Unit, e.Audience, e.At, cell => cell with { Unfinished = cell.Unfinished + 1 }),
        QuestionAnswered => field with { Answers = field.Answers + 1, LastActivity = happened.At },
        _ => field with { LastActivity = happened.At }
    };

    private WaveField With(string unit, Audience audience, DateTimeOffset at, Func<FieldCounts, FieldCounts> change) => this with
    {
        Cells = Cells.SetItem(Key(unit, audience), change(Of(unit, audience))),
        LastActivity = at
    };

    private static string Key(string unit, Audience audience) => $"{unit}|{audience}";
}

public sealed class WaveFieldProjection() : Projection<WaveField>("wave_field")
{
    public override IReadOnlyCollection<Type> Events => [typeof(AnswerSheetEvent)];

    public override Guid? KeyOf(object happened) => (happened as AnswerSheetEvent)?.WaveId;

    protected override WaveField Evolve(WaveField? document, object happened)
    {
        var e = (AnswerSheetEvent)happened;
        return WaveField.Evolve(document ?? WaveField.Empty(e.WaveId), e);
    }
}
