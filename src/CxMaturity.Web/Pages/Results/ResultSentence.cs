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

        var name = questionnaire.Levels[standing.Level - 1].Name.ForReader();
        var weakest = result.Dimensions.Where(dimension => dimension.Score is not null).MinBy(dimension => dimension.Score)!;
        var weakestName = questionnaire.Dimensions.First(dimension => dimension.Code == weakest.Code).Name.ForReader();
        var first = standing.Level < standing.RawLevel
            ? sentences.Of("sentence.capped", standing.Level, name, standing.RawLevel, Culprits(dated, standing))
            : sentences.Of("sentence.level", standing.Level, name, weakestName, numbers.Score(weakest.Score!.Value, weakest.N));
        var sure = result.Foundations?.Precision is { Interval: { } interval }
            ? " " + sentences.Of("sentence.sure", numbers.Score(result.Foundations.Score, result.Sheets), numbers.Score(interval.Low, result.Sheets), numbers.Score(interval.High, result.Sheets))
            : result.Foundations?.Precision?.Kind == PrecisionKind.MoreAnswersThanPeople ? " " + sentences.Of("precision.MoreAnswersThanPeople_why") : "";
        return first + sure;
    }

    private static string Culprits(DatedResult dated, Standing standing) => string.Join(", ", standing.Caps
        .Where(cap => cap.Ceiling == standing.Level && cap.Code is CapCode.C1 or CapCode.C2a or CapCode.C2b).SelectMany(cap => cap.Lifts).Select(lift => lift.Dimension).Distinct()
        .Select(code => dated.Questionnaire.Dimensions.First(dimension => dimension.Code == code).Name.ForReader()));
}
