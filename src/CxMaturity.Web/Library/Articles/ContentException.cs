namespace CxMaturity.Web.Library.Articles;

/// <summary>What is wrong in a content file, where, and what would be right.</summary>
public sealed record ContentFault(string File, int Line, string Sentence)
{
    public override string ToString() => $"{File}:{Line}: {Sentence}";
}

/// <summary>Content that must not be shown, with all faults of all files at once.</summary>
public sealed class ContentException(IReadOnlyList<ContentFault> faults)
    : Exception($"{faults.Count} fault(s) in the content:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<ContentFault> Faults => faults;
}
