using CxMaturity.Domain.Maturity;
using CxMaturity.Store.Projections;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Products of answers over a whole wave, by dimension: what reliability is computed from.</summary>
public sealed record WaveItems(Guid Id, IReadOnlyDictionary<string, ProductSums> Products)
{
    public static WaveItems Empty(Guid wave) => new(wave, new Dictionary<string, ProductSums>());
}

/// <summary>Adds up the products of the sheets that count.</summary>
public sealed class WaveItemsProjection(Func<QuestionnaireCatalog> catalog) : Projection<WaveItems>("wave_items")
{
    public override IReadOnlyCollection<Type> Events => CountedSheet.Events;

    public override Guid? KeyOf(object happened) => CountedSheet.Of(happened)?.WaveId;

    protected override WaveItems Evolve(WaveItems? document, object happened)
    {
        var sheet = CountedSheet.Of(happened)!;
        var items = document ?? WaveItems.Empty(sheet.WaveId);
        return items with { Products = ItemProducts.Add(items.Products, sheet.Scored(catalog())) };
    }
}
