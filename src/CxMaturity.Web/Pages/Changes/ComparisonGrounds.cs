using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Changes;

/// <summary>What a comparison stands on, and what keeps it, or part of it, from being shown.</summary>
/// <param name="Changed">The wave whose answers are no longer those behind its official result.</param>
/// <param name="Before">The earlier wave's official result; none where nothing is compared.</param>
public sealed record ComparisonGrounds(string Org, WavePair? Pair, ClosedWave? Changed, bool AnyWithheld, int Minimum, DatedResult? Before, DatedResult? After);
