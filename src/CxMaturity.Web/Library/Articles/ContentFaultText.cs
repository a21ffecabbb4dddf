using System.Globalization;
using System.Resources;
using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Articles;

/// <summary>The sentences of faults that people meet who write a play in the app.</summary>
public static class ContentFaultText
{
    private static readonly ResourceManager Sentences = new("CxMaturity.Web.Library.Articles.ContentFaults", typeof(ContentFaultText).Assembly);

    public static string Of(string key, Language language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Template(key, language) ?? throw new ArgumentException($"No sentence says {key} in {language}."), values);

    /// <summary>The sentence before the values are filled in; null where a key has none in that language.</summary>
    public static string? Template(string key, Language language) =>
        Sentences.GetResourceSet(language == Language.De ? CultureInfo.GetCultureInfo("de") : CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)?.GetString(key);
}
