namespace CxMaturity.Web.Pages.Trail.Telling;

/// <summary>One thing that is not what it was.</summary>
/// <param name="Before">None where there was nothing.</param>
/// <param name="After">None where nothing is left.</param>
public sealed record Difference(string What, string? Before, string? After);

/// <summary>An event as people read it.</summary>
public sealed record Told(string Sentence, params IReadOnlyList<Difference> Differences);
