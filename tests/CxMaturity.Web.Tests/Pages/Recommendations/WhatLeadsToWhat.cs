using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Plays;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Recommendations;

/// <summary>Which weakness of the whole instrument leads to which plays of the shipped playbook.</summary>
public sealed class WhatLeadsToWhat(CxHost host, ITestOutputHelper output)
{
    private const double Well = 4.6;
    private const double Weak = 1.8;

    private static readonly DateOnly Today = new(2026, 11, 1);

    private Questionnaire Full => host.Services.GetRequiredService<QuestionnaireCatalog>().Require(Situations.Full, "1.0");

    private IReadOnlyList<Play> Plays => host.Services.GetRequiredService<PlayLibrary>().Plays;

    [Fact]
    public void Different_weaknesses_lead_to_different_plays()
    {
        var lists = new Dictionary<string, string>();
        foreach (var dimension in Full.Dimensions)
        {
            var found = Recommended(code => code == dimension.Code ? Weak : Well);
            lists[dimension.Code] = string.Join(", ", found.Recommendations.Select(each => each.Chosen.Play.Id));
            output.WriteLine($"{dimension.Code} weak: {lists[dimension.Code]}");

            found.Recommendations.ShouldNotBeEmpty(dimension.Code);
            found.Recommendations.ShouldAllBe(each => each.Chosen.Dimension == dimension.Code);
            found.Recommendations.Count.ShouldBeLessThanOrEqualTo(RecommendationRules.MostPerDimension);
        }

        lists.Values.ShouldBeUnique();
        Console.WriteLine(string.Join("; ", lists.Select(list => $"{list.Key} → {list.Value}")));
    }

    [Fact]
    public void Where_all_is_well_nothing_is_recommended() => Recommended(_ => Well).Recommendations.ShouldBeEmpty();

    [Fact]
    public void Where_all_is_weak_five_are_and_the_foundations_come_first()
    {
        var found = Recommended(_ => Weak);

        found.Recommendations.Count.ShouldBe(RecommendationRules.Most);
        found.Recommendations.ShouldAllBe(each => Full.Dimensions.Single(dimension => dimension.Code == each.Chosen.Dimension).Core);
        found.Recommendations.ShouldAllBe(each => each.RunnerUp != null);
    }

    [Fact]
    public void Weights_and_targets_of_the_questionnaire_matter()
    {
        string[] Ids(Func<DimensionNeed, DimensionNeed> change) =>
            [.. Recommended(code => code is "LEAD" or "STRAT" ? 2.2 : Well, change).Recommendations.Select(each => each.Chosen.Play.Id)];
        var usual = Ids(need => need);

        Ids(need => need.Dimension == "STRAT" ? need with { Weight = 60 } : need).ShouldNotBe(usual);
        Ids(need => need.Dimension == "STRAT" ? need with { Target = 5 } : need with { Target = 2.3 }).ShouldNotBe(usual);
    }

    private RecommendedPlays Recommended(Func<string, double> score, Func<DimensionNeed, DimensionNeed>? change = null)
    {
        var facts = new PlayFacts(
            Full.Dimensions.SelectMany(dimension => dimension.Items.Select(item => (item.Id, Score: score(dimension.Code)))).ToDictionary(item => item.Id, item => item.Score),
            [Full.Dimensions.ToDictionary(dimension => dimension.Code, dimension => score(dimension.Code))], [], new HashSet<string>());
        DimensionNeed[] needs = [.. Full.Dimensions.Select(dimension => new DimensionNeed(dimension.Code, score(dimension.Code), dimension.Target, dimension.Weight, 0, 1)).Select(change ?? (need => need))];
        return RecommendationRules.Of(Plays, facts, needs, PlayTrack.With, [], Today);
    }
}
