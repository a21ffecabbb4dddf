using System.Globalization;
using System.Resources;
using CxMaturity.Domain;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Excel;

/// <summary>The workbook's own sentences in the language that was asked for, whatever the culture around it.</summary>
/// <param name="swiss">Whether German is spelt as in Switzerland; where nothing is said, as on the page that is being made.</param>
public sealed class WorkbookTexts(Language language, bool? swiss = null)
{
    private static readonly ResourceManager Texts = new(typeof(WorkbookTexts));

    private readonly bool isSwiss = language == Language.De && (swiss ?? SwissSpelling.IsOn);

    public Language Language => language;

    /// <summary>How numbers inside sentences are written.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(language != Language.De ? "en-GB" : isSwiss ? SwissSpelling.Culture : "de-DE");

    public string this[string key] => Texts.GetString(key, Culture) is { } text ? Spelt(text) : throw new MissingManifestResourceException($"No workbook text \"{key}\".");

    public string Of(string key, params object[] values) => string.Format(Culture, this[key], values);

    public string In(LocalizedText text) => Spelt(text.In(language));

    private string Spelt(string text) => isSwiss ? SwissSpelling.Of(text) : text;
}
