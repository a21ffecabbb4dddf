using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Waves;

/// <summary>What a wave is called: its own name, or its questionnaire and quarter.</summary>
public sealed class WaveNames
{
    public string Of(Wave wave, Questionnaire questionnaire, Language language)
    {
        if (wave.Name.Length > 0)
            return wave.Name;
        var since = wave.OpenedAt ?? wave.ScheduledAt;
        return string.Create(CultureInfo.InvariantCulture, $"{questionnaire.Name.In(language)}, Q{(since.Month + 2) / 3} {since.Year}");
    }
}
