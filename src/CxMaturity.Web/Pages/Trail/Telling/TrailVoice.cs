using System.Globalization;
using CxMaturity.Domain.Findings;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>Tells in the reader's language; it knows who did something, what people are called, and what waves are called.</summary>
/// <param name="Who">Begins each sentence.</param>
public sealed record TrailVoice(Sentences Sentences, string Who, IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, string> Waves)
{
    /// <summary>A sentence whose first value is who did it.</summary>
    public string Says(string key, params object[] values) => Sentences.Of(key, [Who, .. values]);

    /// <summary>A sentence with what is different; what stayed as it was is left out.</summary>
    public Told Tells(string key, object[] values, params IReadOnlyList<Difference> differences) =>
        new(Says(key, values), [.. differences.Where(difference => difference.Before != difference.After)]);

    public string Word(string key) => Sentences.Of(key);

    public string Wave(Guid id) => Waves.GetValueOrDefault(id) ?? Word("trail.some_wave");

    public string Person(Guid id) => People.GetValueOrDefault(id) ?? Word("trail.who.gone");

    public string OrUnnamed(string? name) => string.IsNullOrEmpty(name) ? Word("trail.unnamed") : name;

    public string References(IEnumerable<FindingReference> references) => string.Join("; ", references.Select(reference =>
        reference.Name.Length == 0 ? Word($"ReferenceKind.{reference.Kind}") : $"{Word($"ReferenceKind.{reference.Kind}")}: {reference.Name}"));

    public Difference Changed(string key, object? before, object? after) => new(Word(key), Shown(before), Shown(after));

    private string? Shown(object? value) => value switch
    {
        null or "" => null,
        Enum word => Word($"{word.GetType().Name}.{word}"),
        bool yes => Word(yes ? "trail.yes" : "trail.no"),
        DateOnly day => day.ToString("d", CultureInfo.CurrentCulture),
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString()
    };
}
