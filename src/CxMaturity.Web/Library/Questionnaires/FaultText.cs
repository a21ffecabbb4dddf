using System.Globalization;
using System.Resources;
using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>Turns a fault into a sentence that says where it is, what is wrong and what would be right.</summary>
public static class FaultText
{
    private static readonly ResourceManager Sentences = new("CxMaturity.Web.Library.Questionnaires.Faults", typeof(FaultText).Assembly);

    public static string Of(FileFault fault, Language language = Language.En)
    {
        var place = fault.Line > 0 ? $"{fault.File}:{fault.Line}" : fault.File;
        return $"{place}: {Sentence(fault, language)}";
    }

    /// <summary>All faults in one message, a line for each.</summary>
    public static string Of(IEnumerable<FileFault> faults, Language language = Language.En) =>
        string.Join(Environment.NewLine, faults.Select(fault => Of(fault, language)));

    /// <summary>The sentence before the values are filled in; null where a key has none in that language.</summary>
    public static string? Template(string key, Language language) =>
        Sentences.GetResourceSet(CultureOf(language), createIfNotExists: true, tryParents: false)?.GetString(key);

    private static string Sentence(FileFault fault, Language language)
    {
        // A missing sentence must not hide the fault.
        if ((Template(fault.Key, language) ?? Sentences.GetString(fault.Key, CultureInfo.InvariantCulture)) is not { } sentence)
            return $"{fault.Key} {string.Join(", ", fault.Values.Select(Written))}";
        return string.Format(CultureInfo.InvariantCulture, sentence, [.. fault.Values.Select(Written)]);
    }

    private static CultureInfo CultureOf(Language language) =>
        language == Language.De ? CultureInfo.GetCultureInfo("de") : CultureInfo.InvariantCulture;

    /// <summary>Values as somebody would write them in the file, whatever the language of the sentence.</summary>
    private static object Written(object value) => value is double number
        ? Math.Round(number, 9).ToString(CultureInfo.InvariantCulture)
        : value;
}
