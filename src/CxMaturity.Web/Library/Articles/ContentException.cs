using CxMaturity.Domain;

namespace CxMaturity.Web.Library.Articles;

/// <summary>What is wrong in a content file, where, and what would be right; for whoever writes content that is an English sentence.</summary>
public sealed record ContentFault(string File, int Line, string Sentence)
{
    private string? key;
    private object[] values = [];

    /// <summary>A fault that a reader of any language may meet, because people write such texts in the app, too.</summary>
    public static ContentFault Of(string file, int line, string key, params object[] values) =>
        new(file, line, ContentFaultText.Of(key, Language.En, values)) { key = key, values = values };

    /// <summary>As the reader reads it, where it can be said in that language.</summary>
    public string In(Language language) => key is null ? Sentence : ContentFaultText.Of(key, language, values);

    public override string ToString() => $"{File}:{Line}: {Sentence}";
}

/// <summary>Content that must not be shown, with all faults of all files at once.</summary>
public sealed class ContentException(IReadOnlyList<ContentFault> faults)
    : Exception($"{faults.Count} fault(s) in the content:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<ContentFault> Faults => faults;
}
