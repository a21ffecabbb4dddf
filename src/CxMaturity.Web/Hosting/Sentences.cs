using System.Globalization;
using CxMaturity.Domain;
using Microsoft.Extensions.Localization;

namespace CxMaturity.Web.Hosting;

/// <summary>Texts that count something have a second text, <c>KEY.one</c>, for one of it.</summary>
public static class Plural
{
    public static string Key(string key, int count) => count == 1 ? $"{key}.one" : key;
}

/// <summary>Turns the keys that the domain speaks in into sentences in the reader's language.</summary>
public sealed class Sentences(IStringLocalizer<Texts> texts)
{
    // What these two carry is no row of values but a list of what is missing, of any length.
    private static readonly string[] Listing = ["initiative.not_ready", "initiative.needed_here"];

    public string Of(RefusedException refused) => Listing.Contains(refused.Key)
        ? Of($"refused.{refused.Key}", string.Join(", ", refused.Values.Select(part => Of($"Readiness.{part}"))))
        : Of($"refused.{refused.Key}", [.. refused.Values]);

    public string Of(string key, params object[] values)
    {
        var sentence = texts[key, [.. values.Select(Readable)]];
        return sentence.ResourceNotFound ? key : sentence.Value;
    }

    private object Readable(object value) => value switch
    {
        DateTimeOffset moment => moment.ToString("g", CultureInfo.CurrentCulture),
        Enum word when texts[$"{word.GetType().Name}.{word}"] is { ResourceNotFound: false } name => name.Value,
        _ => value
    };
}
