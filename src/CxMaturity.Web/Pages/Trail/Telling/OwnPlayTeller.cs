using CxMaturity.Domain.OwnPlays;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Plays of an organisation's own.</summary>
public sealed class OwnPlayTeller() : Teller<OwnPlay, OwnPlayEvent>(Streams.OwnPlays, TrailKinds.Plays)
{
    // A text is long; what was changed in it stands on the trail only as far as a reader takes it in.
    private const int MostLines = 6;
    private const int LongestLine = 160;

    public override bool LooksBack(object happened) => happened is not OwnPlayAdded;

    protected override Told? Tell(OwnPlayEvent happened, OwnPlay before, TrailVoice voice)
    {
        var code = voice.OrUnnamed(before.Code);
        return happened switch
        {
            OwnPlayAdded e => voice.Tells("trail.told.own_play_added", [e.Code]),
            OwnPlayRevised e => voice.Tells("trail.told.own_play_revised", [code],
                Changed("trail.german", before.German, e.German, voice), Changed("trail.english", before.English, e.English, voice)),
            OwnPlayWithdrawn e => voice.Tells("trail.told.own_play_withdrawn", [code], voice.Changed("trail.reason", null, e.Reason)),
            OwnPlayBroughtBack => voice.Tells("trail.told.own_play_brought_back", [code]),
            _ => null
        };
    }

    private static Difference Changed(string key, string? before, string? after, TrailVoice voice)
    {
        var lines = LineDifferences.Between(before, after);
        return voice.Changed(key, Shown(lines.Where(line => !line.IsNew)), Shown(lines.Where(line => line.IsNew)));
    }

    private static string Shown(IEnumerable<LineDifference> lines)
    {
        string[] written = [.. lines.Select(line => line.Text.Trim()).Where(text => text.Length > 0).Take(MostLines + 1).Select(text => text.Length > LongestLine ? $"{text[..LongestLine]} …" : text)];
        return string.Join(" · ", written.Length > MostLines ? [.. written[..MostLines], "…"] : written);
    }
}
