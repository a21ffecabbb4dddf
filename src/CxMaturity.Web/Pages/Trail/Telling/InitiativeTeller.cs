using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Initiatives on their way across the board.</summary>
public sealed class InitiativeTeller() : Teller<Initiative, InitiativeEvent>(Streams.Initiatives, TrailKinds.Initiatives)
{
    protected override Told? Tell(InitiativeEvent happened, Initiative before, TrailVoice voice) => null;
}
