using System.Globalization;
using CxMaturity.Domain.Plays;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using Microsoft.Extensions.Localization;

namespace CxMaturity.Web.Pages.Plays;

/// <summary>Says in words what stands in codes about a play.</summary>
public sealed class PlayWords(IStringLocalizer<Texts> texts, QuestionnaireCatalog questionnaires, DimensionNames dimensions)
{
    public string Effort(int effort) => texts[$"plays.effort.{effort}"];

    public string Weeks(Play play) => texts[Plural.Key("plays.weeks", play.WeeksToEffect), play.WeeksToEffect];

    /// <summary>The dimension's name as the most comprehensive questionnaire gives it.</summary>
    public string Dimension(string code) => dimensions.Of(code);

    public string Dimensions(Play play) => play.Dimensions.Count == 0 ? texts["plays.any_dimension"] : string.Join(", ", play.Dimensions.Select(Dimension));

    public IEnumerable<string> KotterSteps(Play play) => play.KotterSteps.Select(KotterStep);

    public string KotterStep(int step) => texts["plays.step_named", step, texts[$"plays.step.{step}"].Value];

    public IEnumerable<string> Elements(Play play) => play.Elements.Select(element => texts[$"plays.element.{element}"].Value);

    public IEnumerable<string> Effects(Play play) =>
        play.Effects.Select(effect => texts["plays.effect_named", Dimension(effect.Key), texts[$"plays.effect.{effect.Value}"].Value].Value);

    /// <summary>A trigger or a precondition as a sentence without its full stop.</summary>
    public string Condition(PlayCondition condition, Play play) => condition switch
    {
        PlayCondition.OfItem item => Item(item),
        PlayCondition.OfDimension { Waves: > 1 } dimension =>
            texts[dimension.IsBelow ? "plays.when.dimension_below_in_waves" : "plays.when.dimension_from_in_waves", Dimension(dimension.Dimension), Number(dimension.Value), dimension.Waves],
        PlayCondition.OfDimension dimension => texts[dimension.IsBelow ? "plays.when.dimension_below" : "plays.when.dimension_from", Dimension(dimension.Dimension), Number(dimension.Value)],
        PlayCondition.OfGap gap => texts["plays.when.gap", Dimensions(play), texts[$"Audience.{gap.First}"].Value, Number(gap.Value), texts[$"Audience.{gap.Second}"].Value],
        PlayCondition.OfFinding finding when texts[$"plays.finding.{finding.Code}"] is { ResourceNotFound: false } known => known,
        _ => condition.ToString()
    };

    private string Item(PlayCondition.OfItem condition)
    {
        if (Newest(questionnaire => questionnaire.Find(condition.Item)) is not { } item)
            return texts[condition.IsBelow ? "plays.when.below" : "plays.when.from", condition.Item, Number(condition.Value)];
        // Conditions look at values that are turned so that 5 speaks for maturity; a reader of the statement has to know.
        var said = texts[item.Key > 0 ? "plays.when.item" : "plays.when.item_reversed", item.Id, item.Text.ForReader().TrimEnd('.')];
        return texts[condition.IsBelow ? "plays.when.below" : "plays.when.from", said.Value, Number(condition.Value)];
    }

    private T? Newest<T>(Func<Questionnaire, T?> find) where T : class =>
        questionnaires.Newest.Select(publication => find(publication.Content!)).FirstOrDefault(found => found is not null);

    private static string Number(double value) => value.ToString("0.0##", CultureInfo.CurrentCulture);
}
