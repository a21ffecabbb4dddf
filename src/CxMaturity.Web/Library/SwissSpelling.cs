using System.Globalization;

namespace CxMaturity.Web.Library;

/// <summary>German as it is written in Switzerland: ss instead of ß.</summary>
public static class SwissSpelling
{
    public const string Culture = "de-CH";

    /// <summary>Whether the page that is being made is written so.</summary>
    public static bool IsOn => CultureInfo.CurrentUICulture.Name == Culture;

    public static string Of(string german) => german.Replace("ß", "ss", StringComparison.Ordinal).Replace("ẞ", "SS", StringComparison.Ordinal);

    /// <summary>The text as the reader of this page spells it.</summary>
    public static string ForReader(string text) => IsOn ? Of(text) : text;
}
