using CxMaturity.Domain;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>The modes by the words that clients and addresses use.</summary>
public static class WaveModes
{
    private static readonly string[] Later = ["confidential", "anonymous", "open"];

    public static WaveMode Parse(string? word) => word switch
    {
        "named" => WaveMode.Named,
        "trial" => WaveMode.Trial,
        _ when Later.Contains(word) => throw RefusedException.Invalid("wave.mode_later", word!),
        _ => throw RefusedException.Invalid("wave.mode_unknown", word ?? "")
    };

    public static string Word(this WaveMode mode) => mode == WaveMode.Named ? "named" : "trial";
}
