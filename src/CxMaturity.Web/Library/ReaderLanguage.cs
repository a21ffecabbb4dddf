using System.Globalization;
using CxMaturity.Domain;

namespace CxMaturity.Web.Library;

/// <summary>The language of the person who reads the page that is being made.</summary>
public static class ReaderLanguage
{
    public static Language Current => Of(CultureInfo.CurrentUICulture);

    public static Language Of(CultureInfo culture) => culture.TwoLetterISOLanguageName == "de" ? Language.De : Language.En;

    /// <summary>The text as this reader reads it.</summary>
    public static string ForReader(this LocalizedText text) => SwissSpelling.ForReader(text.In(Current));

    public static CultureInfo Culture(this Language language) => CultureInfo.GetCultureInfo(language.Code());

    /// <summary>The code as it stands in file names and in the <c>lang</c> attribute.</summary>
    public static string Code(this Language language) => language == Language.De ? "de" : "en";
}
