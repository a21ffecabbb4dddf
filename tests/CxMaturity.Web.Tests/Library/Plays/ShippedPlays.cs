using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Library.Questionnaires;
using CxMaturity.Web.Tests.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Plays;

/// <summary>The plays that the product brings, in both languages.</summary>
public sealed partial class ShippedPlays
{
    private const int FewestWords = 250;
    private const int MostWords = 700;

    private static readonly string[] KnownFindings =
    [
        "RESISTANCE_R12", "RACI_NO_ACCOUNTABLE", "RACI_MULTIPLE_ACCOUNTABLE", "RACI_NO_RESPONSIBLE", "AUTHORITY_STAGE_AT_MOST_1", "INITIATIVE_WITHOUT_SCOPE",
        "INSIGHTS_DELIVERED_NOT_DISCUSSED", "STAKEHOLDER_MAP_ONE_SIDED"
    ];

    private static readonly PlayLibrary Library = PlayLibrary.Read(Contents.Folder, Contents.Shipped);

    private static readonly Questionnaire[] Questionnaires =
        [.. QuestionnaireFiles.Read(Path.Combine(Source.Root, "assessments")).Files.Select(file => file.Questionnaire).OfType<Questionnaire>()];

    private static readonly Questionnaire Full = Questionnaires.Single(questionnaire => questionnaire.Id == "cx-full");

    public static TheoryData<Language> Languages => [Language.De, Language.En];

    public static TheoryData<string> Ids => [.. Enumerable.Range(1, 42).Select(number => $"P{number:00}")];

    [Fact]
    public void Are_forty_two_in_both_languages()
    {
        Library.Plays.Select(play => play.Id).ShouldBe(Ids.Select(row => row.Data));
        foreach (var play in Library.Plays)
        {
            var (german, english) = (Library.Find(play.Id, Language.De).ShouldNotBeNull(), Library.Find(play.Id, Language.En).ShouldNotBeNull());
            Steps(english).ShouldBe(Steps(german), play.Id);
            Links(english).ShouldBe(Links(german), play.Id);
            Items(english).ShouldBe(Items(german), play.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Have_names_and_problems_of_their_own_and_one_to_three_figures(Language language)
    {
        var texts = Library.Plays.Select(play => Library.Find(play.Id, language)!).ToArray();

        texts.Select(text => text.Name).Distinct().Count().ShouldBe(texts.Length);
        texts.Select(text => text.Problem).Distinct().Count().ShouldBe(texts.Length);
        texts.Where(text => text.Kpis.Count is < 1 or > 3).Select(text => text.Id).ShouldBeEmpty();
        texts.Where(text => text.Play.Sources.Count == 0).Select(text => text.Id).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Are_written_out_and_in_plain_markup(Language language)
    {
        foreach (var text in Library.Plays.Select(play => Library.Find(play.Id, language)!))
        {
            var html = string.Concat(text.Sections.Select(section => section.Html));
            Regex.Count(Tags().Replace(html, " "), @"\w+").ShouldBeInRange(FewestWords, MostWords, text.Id);
            AllTags().Matches(html).Select(tag => tag.Groups[1].Value).Distinct().Except(["p", "ul", "ol", "li", "strong", "em", "a"]).ShouldBeEmpty(text.Id);
            Links(text).ShouldAllBe(link => link.StartsWith('/'), text.Id);
            html.ShouldNotContain("!");
            text.Sections[(int)PlayPart.Steps].Html.Split("<li>").Skip(1).ShouldAllBe(step => step.Contains("<strong>", StringComparison.Ordinal), text.Id);
            text.Sections[(int)PlayPart.Risks].Html.Split("<li>").Skip(1).ShouldAllBe(risk => risk.Contains('→', StringComparison.Ordinal), text.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Name_the_works_council_where_it_has_a_part(Language language)
    {
        var concerned = Library.Plays.Where(play => play.WorksCouncil != WorksCouncilPart.None).ToArray();

        concerned.Length.ShouldBeGreaterThan(5);
        concerned.Where(play => !Library.Find(play.Id, language)!.Search.Body.Has(language == Language.De ? "betriebsrat" : "works council")).Select(play => play.Id).ShouldBeEmpty();
        Library.Plays.Where(play => play.Id is "P09" or "P10" or "P11").ShouldAllBe(play => play.WorksCouncil == WorksCouncilPart.Codetermine);
    }

    [Fact]
    public void Ask_for_what_the_questionnaires_know_and_for_findings_that_are_known()
    {
        PlayLibrary.Dimensions.ShouldBe(Full.Dimensions.Select(dimension => dimension.Code));
        foreach (var play in Library.Plays)
            foreach (var condition in play.Triggers.Concat(play.Preconditions))
            {
                var isKnown = condition switch
                {
                    PlayCondition.OfItem item => Full.Dimensions.Any(dimension => dimension.Items.Any(known => known.Id == item.Item)),
                    PlayCondition.OfDimension dimension => PlayLibrary.Dimensions.Contains(dimension.Dimension),
                    PlayCondition.OfGap => play.Dimensions.Count > 0,
                    PlayCondition.OfFinding finding => KnownFindings.Contains(finding.Code),
                    _ => false
                };
                isKnown.ShouldBeTrue($"{play.Id}: {condition}");
            }
    }

    /// <summary>For each play the least that a wave has to show; with a value on the other side of it the play stays away.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Are_reached_by_some_wave_or_by_a_finding(string id)
    {
        var play = Library.Plays.Single(play => play.Id == id);

        foreach (var wanted in play.NeedsAll ? [play.Triggers] : play.Triggers.Select(trigger => (IReadOnlyList<PlayCondition>)[trigger]))
        {
            play.TriggeredBy(FactsFor(play, wanted, holds: true)).ShouldBe(wanted, id);
            if (wanted.All(trigger => trigger.IsAboutScores))
                play.TriggeredBy(FactsFor(play, wanted, holds: false)).ShouldBeEmpty(id);
        }

        play.TriggeredBy(PlayFacts.None).ShouldBeEmpty(id);
        if (!play.HasScoreTrigger)
            play.Triggers.ShouldContain(trigger => trigger is PlayCondition.OfFinding, id);
    }

    [Fact]
    public void Cover_every_dimension_every_step_of_change_and_both_ways()
    {
        PlayLibrary.Dimensions.Where(code => !Library.Plays.Any(play => play.Dimensions.Contains(code) && play.HasScoreTrigger)).ShouldBeEmpty();
        Enumerable.Range(1, Play.KotterStepCount).Except(Library.Plays.SelectMany(play => play.KotterSteps)).ShouldBeEmpty();
        Enum.GetValues<PlayTrack>().Except(Library.Plays.Select(play => play.Track)).ShouldBeEmpty();
        Enum.GetValues<ChangeElement>().Except(Library.Plays.SelectMany(play => play.Elements)).ShouldBeEmpty();
        Library.Plays.Where(play => !play.HasScoreTrigger).Select(play => play.Id).ShouldBe(["P11", "P22", "P34", "P38", "P39"]);
    }

    private static PlayFacts FactsFor(Play play, IReadOnlyList<PlayCondition> wanted, bool holds)
    {
        var items = wanted.OfType<PlayCondition.OfItem>().ToDictionary(item => item.Item, item => On(item.IsBelow, item.Value));
        var dimensions = wanted.OfType<PlayCondition.OfDimension>().ToArray();
        var waves = dimensions.Select(dimension => dimension.Waves).DefaultIfEmpty(1).Max();
        var scores = dimensions.ToDictionary(dimension => dimension.Dimension, dimension => On(dimension.IsBelow, dimension.Value));
        return new(
            items,
            [.. Enumerable.Repeat(scores, waves)],
            [.. wanted.OfType<PlayCondition.OfGap>().Select(gap => new SeenGap(play.Dimensions[0], gap.First, gap.Second, On(false, gap.Value)))],
            wanted.OfType<PlayCondition.OfFinding>().Select(finding => finding.Code).ToHashSet());

        double On(bool isBelow, double value) => isBelow == holds ? value - 0.01 : value;
    }

    private static int Steps(PlayText text) => Regex.Count(text.Sections[(int)PlayPart.Steps].Html, "<li>");

    private static string[] Links(PlayText text) => [.. text.Sections.SelectMany(section => Addresses().Matches(section.Html)).Select(link => link.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static int[] Items(PlayText text) => [.. text.Sections.Select(section => Regex.Count(section.Html, "<li>"))];

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("<([a-z0-9]+)")]
    private static partial Regex AllTags();
}
