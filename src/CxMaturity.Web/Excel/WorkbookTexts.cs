using System.Globalization;
using System.Resources;
using CxMaturity.Domain;

namespace CxMaturity.Web.Excel;

/// <summary>The workbook's own sentences in the language that was asked for, whatever the culture around it.</summary>
public sealed class WorkbookTexts(Language language)
{
    private static readonly ResourceManager Texts = new(typeof(WorkbookTexts));

    public Language Language => language;

    /// <summary>How numbers inside sentences are written.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == Language.De ? "de-DE" : "en-GB");

    public string this[string key] => Texts.GetString(key, Culture) ?? throw new MissingManifestResourceException($"No workbook text \"{key}\".");

    public string Of(string key, params object[] values) => string.Format(Culture, this[key], values);

    public string In(LocalizedText text) => text.In(language);
}
