using CxMaturity.Domain.Maturity;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A wave's result in one or two sentences, before anybody has to read a table.</summary>
public sealed class ResultSentence(Sentences sentences, ResultNumbers numbers)
{
    public string Of(DatedResult dated)
    {
        var (questionnaire, result) = (dated.Questionnaire, dated.Result);
        if (result.Headline is not { } standing)
            return sentences.Of(result.Dimensions.Any(dimension => dimension.Score is not null) ? "sentence.no_level"
                : result.Dimensions.Any(dimension => dimension.Withheld == Withheld.AllAlike) ? "sentence.alike" : "sentence.nothing");

        var name = questionnaire.Levels[standing.HeadlineLevel - 1].Name.ForReader();
        var weakest = result.Dimensions.Where(dimension => dimension.Score is not null).MinBy(dimension => dimension.Score)!;
        var weakestName = questionnaire.Dimensions.First(dimension => dimension.Code == weakest.Code).Name.ForReader();
        var first = standing switch
        {
            { IsPaced: true, IsCapped: true } => sentences.Of("sentence.paced_capped", standing.HeadlineLevel, name, standing.Level, standing.RawLevel, Culprits(dated, standing)),
            { IsPaced: true } => sentences.Of("sentence.paced", standing.HeadlineLevel, name, standing.Level),
            { IsCapped: true } => sentences.Of("sentence.capped", standing.HeadlineLevel, name, standing.RawLevel, Culprits(dated, standing)),
            _ => sentences.Of("sentence.level", standing.HeadlineLevel, name, weakestName, numbers.Score(weakest.Score!.Value, weakest.N))
        };
        var sure = result.Foundations?.Precision is { Interval: { } interval }
            ? " " + sentences.Of("sentence.sure", numbers.Score(result.Foundations.Score, result.Sheets), numbers.Score(interval.Low, result.Sheets), numbers.Score(interval.High, result.Sheets))
            : result.Foundations?.Precision?.Kind == PrecisionKind.MoreAnswersThanPeople ? " " + sentences.Of("precision.MoreAnswersThanPeople_why") : "";
        return first + sure;
    }

    /// <summary>Where the rule of a cap is explained.</summary>
    public static string MethodOf(CapCode cap) => cap is CapCode.C2a or CapCode.C2b ? "method#cap-c2" : $"method#cap-{cap.ToString().ToLowerInvariant()}";

    private static string Culprits(DatedResult dated, Standing standing) => string.Join(", ", standing.Caps
        .Where(cap => cap.Ceiling == standing.Level && cap.Code is CapCode.C1 or CapCode.C2a or CapCode.C2b).SelectMany(cap => cap.Lifts).Select(lift => lift.Dimension).Distinct()
        .Select(code => dated.Questionnaire.Dimensions.First(dimension => dimension.Code == code).Name.ForReader()));
}
