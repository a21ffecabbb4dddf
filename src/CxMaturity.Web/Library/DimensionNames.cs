namespace CxMaturity.Web.Library;

/// <summary>What dimensions are called, as the most comprehensive questionnaire that asks for them says.</summary>
public sealed class DimensionNames(QuestionnaireCatalog catalog)
{
    public IReadOnlyList<(string Code, string Name)> All =>
        [.. catalog.Newest.SelectMany(published => published.Content!.Dimensions).DistinctBy(dimension => dimension.Code).Select(dimension => (dimension.Code, dimension.Name.ForReader()))];

    public string Of(string code) => All.FirstOrDefault(known => known.Code == code).Name ?? code;
}
