using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>Products of answers while sheets are being added or taken away.</summary>
public sealed class ItemProductsDraft(IReadOnlyDictionary<string, ProductSums> sums)
{
    private readonly DraftMap<ProductSums, ProductSums.Draft> products = new(sums, (known, items) => new(known ?? ProductSums.Empty(items)));

    public void Move(ScoredSheet sheet, int sign)
    {
        if (!sheet.Audience.IsRoleGroup())
            return;
        foreach (var part in ScoringPlan.For(sheet.Questionnaire, sheet.Audience).Parts)
            if (sheet.SharedAnswers(part) is { } keyed)
                products.Of(part.Products, keyed.Length).Move(keyed, sign);
    }

    public Dictionary<string, ProductSums> Done() => products.Done();
}
