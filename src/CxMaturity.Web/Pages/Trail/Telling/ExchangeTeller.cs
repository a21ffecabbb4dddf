using CxMaturity.Domain.Exchange;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>What departments get, and what was learned about their tools.</summary>
public sealed class ExchangeTeller() : Teller<ToolExchange, ExchangeEvent>(Streams.Exchanges, TrailKinds.Initiatives)
{
    public override bool LooksBack(object happened) => happened is DeliveryFormatChosen;

    protected override Told? Tell(ExchangeEvent happened, ToolExchange before, TrailVoice voice) => happened switch
    {
        DeliveryFormatChosen e => voice.Tells("trail.told.delivery_format_chosen", [e.Department.Name], voice.Changed("finding.format", before.FormatOf(e.Department), e.Format)),
        DeliveryFormatDropped e => voice.Tells("trail.told.delivery_format_dropped", [e.Department.Name]),
        ToolKeysLearned e => voice.Tells("trail.told.tool_keys_learned", [e.Tool], voice.Changed("exchange.keys", null, e.Keys.Count)),
        _ => null
    };
}
