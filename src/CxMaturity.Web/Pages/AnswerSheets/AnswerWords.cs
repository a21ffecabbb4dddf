using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.AnswerSheets;

/// <summary>Answers by the words that forms and clients use: "1" to "5", and "na".</summary>
public static class AnswerWords
{
    public const string CannotJudge = "na";

    public static string Of(int value) => value == Item.CannotJudge ? CannotJudge : value.ToString(CultureInfo.InvariantCulture);

    public static int Parse(string item, string? word)
    {
        if (word == CannotJudge)
            return Item.CannotJudge;
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == Item.CannotJudge)
            throw RefusedException.Invalid("answer.value_form", item);
        return value;
    }
}

/// <summary>Variants by their letters.</summary>
public static class AudienceWords
{
    public static Audience Parse(string? word) => word switch
    {
        "X" => Audience.X,
        "M" => Audience.M,
        "F" => Audience.F,
        "A" => Audience.A,
        _ => throw RefusedException.Invalid("sheet.variant_unknown", word ?? "")
    };
}
