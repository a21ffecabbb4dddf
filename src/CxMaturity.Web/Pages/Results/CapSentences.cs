using System.Globalization;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results;

/// <summary>Caps in words: why a level is held back, and the cheapest way to lift it.</summary>
public sealed class CapSentences(Sentences sentences)
{
    public string Reason(Cap cap, Questionnaire questionnaire) => cap.Code == CapCode.C5
        ? string.Join(" ", cap.Reasons.Select(reason => sentences.Of($"cap.C5.{reason}",
            reason == ProvisionalReason.ResponseRate ? questionnaire.Caps.MinimumResponseRate.ToString("P0", CultureInfo.CurrentCulture) : questionnaire.Caps.MinimumPeople)))
        : sentences.Of($"cap.{cap.Code}", cap.Ceiling!, Names(cap, questionnaire));

    /// <summary>Empty where there is nothing to raise.</summary>
    public string Lift(Cap cap, Questionnaire questionnaire) => cap.Lifts.Count == 0 ? "" : sentences.Of("cap.lift", string.Join("; ",
        cap.Lifts.Select(lift => sentences.Of("cap.lift_one", NameOf(lift.Dimension, questionnaire), Number(lift.From), Number(lift.To)))));

    private static string Names(Cap cap, Questionnaire questionnaire) => string.Join(", ", cap.Lifts.Select(lift => NameOf(lift.Dimension, questionnaire)));

    private static string NameOf(string code, Questionnaire questionnaire) =>
        questionnaire.Dimensions.First(dimension => dimension.Code == code).Name.ForReader();

    private static string Number(double score) => score.ToString("0.0#", CultureInfo.CurrentCulture);
}
