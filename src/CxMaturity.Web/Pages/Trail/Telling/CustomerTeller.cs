using System.Globalization;
using CxMaturity.Domain.CustomerViews;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>What customers say, as somebody recorded it.</summary>
public sealed class CustomerTeller() : Teller<CustomerImage, CustomerViewEvent>(Streams.CustomerViews, TrailKinds.Customers)
{
    public override bool LooksBack(object happened) => true;

    protected override Told? Tell(CustomerViewEvent happened, CustomerImage before, TrailVoice voice) => happened switch
    {
        CustomerViewRecorded e => new Told(voice.Says("trail.told.customer_view_recorded", e.Pair, voice.Wave(e.WaveId)), Changes(e, before.AsOf(null).GetValueOrDefault(e.Pair), voice)),
        _ => null
    };

    private static Difference[] Changes(CustomerViewRecorded now, CustomerView? before, TrailVoice voice) =>
    [
        voice.Changed("trail.mean", Number(before?.Mean), Number(now.Mean)),
        voice.Changed("trail.deviation", Number(before?.Deviation), Number(now.Deviation)),
        voice.Changed("trail.people", before?.People, now.People)
    ];

    private static string? Number(double? value) => value?.ToString("0.##", CultureInfo.CurrentCulture);
}
