using CxMaturity.Domain.Units;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Units through time.</summary>
public sealed class UnitTeller() : Teller<OrganizationUnits, UnitEvent>(Streams.Units, TrailKinds.Units)
{
    public override bool LooksBack(object happened) => happened is UnitRenamed or UnitMoved or HeadcountSet;

    protected override Told? Tell(UnitEvent happened, OrganizationUnits before, TrailVoice voice) => happened switch
    {
        UnitAdded e => new Told(voice.Says("trail.told.unit_added", e.Name.ForReader()), [voice.Changed("trail.from_day", null, e.ValidFrom), voice.Changed("trail.parent", null, e.Parent)]),
        UnitRenamed e => new Told(voice.Says("trail.told.unit_renamed", e.Code), [voice.Changed("members.name", Known(before, e.Code, e.ValidFrom)?.Name.ForReader(), e.Name.ForReader()), voice.Changed("trail.from_day", null, e.ValidFrom)]),
        UnitMoved e => new Told(voice.Says("trail.told.unit_moved", e.Code), [voice.Changed("trail.parent", Known(before, e.Code, e.ValidFrom)?.Parent, e.Parent), voice.Changed("trail.from_day", null, e.ValidFrom)]),
        UnitClosed e => new Told(voice.Says("trail.told.unit_closed", e.Code), [voice.Changed("trail.until_day", null, e.ValidUntil)]),
        UnitReopened e => new Told(voice.Says("trail.told.unit_reopened", e.Code)),
        HeadcountSet e => new Told(voice.Says("trail.told.headcount_set", e.Code), [voice.Changed("trail.headcount", Known(before, e.Code, e.ValidFrom)?.Own.Sum(), e.Headcount.Sum()), voice.Changed("trail.from_day", null, e.ValidFrom)]),
        _ => null
    };

    private static UnitNode? Known(OrganizationUnits before, string code, DateOnly day) => before.At(day).Nodes.FirstOrDefault(node => node.Code == code);
}
