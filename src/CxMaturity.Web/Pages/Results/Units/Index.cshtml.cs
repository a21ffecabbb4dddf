using CxMaturity.Domain.Access;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Access;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results.Units;

/// <summary>The units of a wave beside one another, as far as nobody can be recognised by it.</summary>
[Needs(Right.SeeUnitResults)]
public sealed class IndexModel(ResultPages pages) : ResultPageModel(pages)
{
    /// <summary>In the wave's own order; only where units can be told apart reliably, by their core score.</summary>
    public IReadOnlyList<(UnitResult Unit, string Name)> Ordered
    {
        get
        {
            var units = Dated!.Result.Units.Where(unit => OnlyUnit is not { } own || unit.Code == own).Select(unit => (Unit: unit, Name: NameOf(unit.Code)));
            return MayBeRanked ? [.. units.OrderByDescending(unit => unit.Unit.Core.Score ?? double.MinValue)] : [.. units];
        }
    }

    public bool MayBeRanked => Dated!.Result.Quality?.UnitReliability?.MayBeRanked == true;

    /// <summary>Whoever leads a unit sees that unit beside the whole.</summary>
    public string? OnlyUnit => HttpContext.Access()?.OnlyUnit;

    private string NameOf(string code) => Found.Units.First((WaveUnit unit) => unit.Code == code).Name.ForReader();
}
