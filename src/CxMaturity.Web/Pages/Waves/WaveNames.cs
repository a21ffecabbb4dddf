using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>What a wave is called: its own name, or its questionnaire and quarter.</summary>
public sealed class WaveNames
{
    public string Of(Wave wave, Questionnaire questionnaire, Language language) =>
        wave.Name.Length > 0 ? wave.Name : $"{questionnaire.Name.In(language)}, {Quarter(wave)}";

    /// <summary>What tells a wave from others of the same questionnaire.</summary>
    public string ShortOf(Wave wave) => wave.Name.Length > 0 ? wave.Name : Quarter(wave);

    private static string Quarter(Wave wave)
    {
        var since = wave.OpenedAt ?? wave.ScheduledAt;
        return string.Create(CultureInfo.InvariantCulture, $"Q{(since.Month + 2) / 3} {since.Year}");
    }
}
