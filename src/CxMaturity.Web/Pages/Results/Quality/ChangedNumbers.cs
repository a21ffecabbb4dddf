using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results.Quality;

/// <summary>What changed in one place of a result, such as a dimension.</summary>
public sealed record ChangedPlace(string Name, IReadOnlyList<ResultDifference> Differences);

/// <summary>The differences between an official result and the recomputed one, by the place where people look for them.</summary>
public sealed class ChangedNumbers(Sentences sentences)
{
    /// <summary>Enough to see what is going on; the rest is counted.</summary>
    public const int MostShown = 60;

    private static readonly string[] Lists = ["Dimensions", "Units", "Groups", "BlockItems"];

    private static readonly string[] Known = [.. Lists, "Overall", "Foundations", "Quality", "Drivers"];

    public IReadOnlyList<ChangedPlace> Places(DatedResult dated, IReadOnlyList<ResultDifference> differences) =>
    [
        .. from difference in differences.Take(MostShown)
           let steps = difference.Path.Split('.')
           group difference with { Path = string.Join(" · ", steps.Skip(IsInList(steps) ? 2 : 1).DefaultIfEmpty(steps[0])) } by NameOf(dated, steps) into place
           select new ChangedPlace(place.Key, [.. place])
    ];

    private static bool IsInList(string[] steps) => steps.Length > 1 && Lists.Contains(steps[0]);

    private string NameOf(DatedResult dated, string[] steps)
    {
        var area = sentences.Of($"quality.area.{(Known.Contains(steps[0]) ? steps[0] : "Whole")}");
        if (!IsInList(steps))
            return area;
        var unit = dated.Wave.Units.FirstOrDefault(known => known.Code == steps[1])?.Name.ForReader();
        return $"{area}: {(steps[0] == "Units" ? unit ?? steps[1] : QualityWords.NameOf(dated, steps[1]))}";
    }
}
