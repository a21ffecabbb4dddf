using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Access;
using CxMaturity.Web.Charts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.Results.Dimensions;

/// <summary>One dimension down to its sub-scales, items, role groups and units.</summary>
[Needs(Right.SeeResults)]
public sealed class ShowModel(ResultPages pages, QuestionnaireCatalog catalog, Sentences sentences) : ResultPageModel(pages)
{
    [BindProperty(SupportsGet = true), FromRoute] public string Code { get; set; } = "";

    public Dimension Known { get; private set; } = null!;

    public DimensionResult Result { get; private set; } = null!;

    public override async Task OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        Known = (Dated?.Questionnaire ?? catalog.Require(Found.QuestionnaireId, Found.QuestionnaireVersion)).Dimensions.FirstOrDefault(dimension => dimension.Code == Code)
            ?? throw RefusedException.Unknown("results.unknown_dimension", Code);
        if (Dated is { } dated)
            Result = dated.Result.Dimensions.First(dimension => dimension.Code == Code);
    }

    public IReadOnlyList<(string Name, UnitScore Score)> Units =>
        [.. Dated!.Result.Units.Select(unit => (Found.Units.First(known => known.Code == unit.Code).Name.ForReader(), unit.Dimensions.First(score => score.Code == Code)))];

    /// <summary>How the answers to an item are spread, the favourable ones always to the right.</summary>
    public IHtmlContent Spread(Item item, ItemResult result)
    {
        var counts = item.Key > 0 ? result.Values : [.. result.Values.Reverse()];
        string[] labels = counts.Count == 3
            ? [.. Enumerable.Range(1, 3).Select(part => sentences.Of($"spread.three_{part}"))]
            : [.. Enumerable.Range(1, counts.Count).Select(part => sentences.Of($"spread.five_{part}"))];
        return SpreadBars.Of(new(item.Id, [.. counts.Zip(labels, (count, label) => new SpreadClass(label, count))], System.Globalization.CultureInfo.CurrentCulture,
            new(sentences.Of("measures.cannot_judge"), result.CannotJudge), Missing: counts.Count > 0 ? null : sentences.Of("spread.too_few")));
    }
}
