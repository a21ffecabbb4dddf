using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Excel;

/// <summary>What a result says in words: caps with their cheapest lift, reasons for what is not shown.</summary>
public sealed class ResultWords(Questionnaire questionnaire, MaturityResult result, bool rounds, Language language, bool? swiss = null)
{
    private readonly WorkbookTexts texts = new(language, swiss);

    public string Reason(Withheld withheld) => texts.Of($"Withheld_{withheld}", result.SmallestGroup);

    public string? NoteOn(Withheld withheld) => withheld switch
    {
        Withheld.NotAsked => null,
        _ => texts.Of($"Note_{withheld}", result.SmallestGroup)
    };

    public string NameOf(CapCode cap) => texts[$"Cap_{cap}"];

    public string Ceiling(Cap cap) => cap.Ceiling is { } level ? texts.Of("Cap_Ceiling", level) : texts["Provisional_Value"];

    /// <summary>Why a cap bites and what lifts it; for C5 why the level is provisional.</summary>
    public string Because(Cap cap) => LiftOf(cap) is { } lift ? $"{Why(cap)} {lift}" : Why(cap);

    public string Why(Cap cap) => cap.Code == CapCode.C5
        ? texts.Of("Provisional_Why", string.Join(texts["And"], cap.Reasons.Select(Because)))
        : texts.Of($"Cap_{cap.Code}_Why", cap.Ceiling!, string.Join(", ", cap.Lifts.Select(lift => NameOf(lift.Dimension))));

    /// <summary>The cheapest way to lift a cap; none where there is nothing to raise.</summary>
    public string? LiftOf(Cap cap) => cap.Lifts.Count == 0 ? null : texts.Of("Cap_Lift", string.Join(texts["And"], cap.Lifts.Select(Words)));

    public string Words(Lift lift)
    {
        var name = NameOf(lift.Dimension);
        var (from, to) = (Score(lift.From), Score(lift.To));
        // What is rounded may already read as the threshold that the unrounded score misses.
        return from == to
            ? texts.Of("Lift_Rounded", lift.Dimension, to, name)
            : texts.Of("Lift", lift.Dimension, from, to, name);
    }

    /// <summary>A score as it is read: as rounded, or with up to two decimals where nobody rounded it.</summary>
    public string Score(double score) => score.ToString(rounds ? "0.0#" : "0.00", texts.Culture);

    private string NameOf(string dimension) => texts.In(questionnaire.Dimensions.First(known => known.Code == dimension).Name);

    private string Because(ProvisionalReason reason) => reason switch
    {
        ProvisionalReason.ResponseRate => texts.Of("Provisional_ResponseRate", Percent(questionnaire.Caps.MinimumResponseRate, texts)),
        ProvisionalReason.FewPeople when result.Scope == ResultScope.Sheet => texts["Provisional_OneView"],
        ProvisionalReason.FewPeople => texts.Of("Provisional_FewPeople", questionnaire.Caps.MinimumPeople),
        _ => texts["Provisional_RoleGroupMissing"]
    };

    /// <summary>"30 %" in German, "30%" in English.</summary>
    internal static string Percent(double share, WorkbookTexts texts) =>
        (share * 100).ToString("0.##", texts.Culture) + (texts.Language == Language.De ? "\u00A0%" : "%");
}
