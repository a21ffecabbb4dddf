using CxMaturity.Domain.Maturity;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Results.Findings;

/// <summary>The findings of one result with their words.</summary>
/// <param name="Litmus">The three gates; none where nothing of them may be shown.</param>
/// <param name="Found">Patterns that the rules found.</param>
/// <param name="NotFound">Patterns that were looked for in vain.</param>
public sealed record FindingsView(IReadOnlyList<Gate> Litmus, IReadOnlyList<ResultFinding> Found, IReadOnlyList<FindingCode> NotFound);

/// <summary>What the findings mean and by which rule each was found.</summary>
public sealed class FindingWords(Sentences sentences)
{
    private static readonly FindingCode[] Patterns = [FindingCode.Tapestry, FindingCode.Dilemma, FindingCode.StructuresDoNotGrip, FindingCode.GoodWillAlone];

    public static FindingsView ViewOf(DatedResult dated)
    {
        var all = FindingRules.Of(dated.Questionnaire, dated.Result);
        ResultFinding[] found = [.. all.Where(finding => finding.Code != FindingCode.LitmusTest)];
        return new(all.FirstOrDefault(finding => finding.Code == FindingCode.LitmusTest)?.Gates ?? [], found, [.. Patterns.Except(found.Select(finding => finding.Code))]);
    }

    /// <summary>The one sentence: how the litmus test stands; without one, how many patterns there are.</summary>
    public string Headline(FindingsView view)
    {
        if (view.Litmus.Count == 0)
            return view.Found.Count == 0 ? sentences.Of("findings.headline_nothing") : sentences.Of(Plural.Key("findings.headline_patterns", view.Found.Count), view.Found.Count);
        var open = view.Litmus.Count(gate => gate.State == GateState.Open);
        if (open == view.Litmus.Count)
            return sentences.Of("findings.headline_passed");
        var closed = view.Litmus.Where(gate => gate.State == GateState.Closed).Select(gate => sentences.Of($"findings.gate.{gate.Key}")).ToArray();
        return closed.Length > 0
            ? sentences.Of(closed.Length == 1 ? "findings.headline_closed" : "findings.headline_closed_more", string.Join(", ", closed))
            : open == 0 ? sentences.Of("findings.headline_ajar")
            : sentences.Of(Plural.Key("findings.headline_half", open), open, view.Litmus.Count);
    }

    /// <summary>What a score belongs to: a dimension, a part of one, or a question.</summary>
    public static string NameOf(DatedResult dated, string code) =>
        dated.Questionnaire.Dimensions.FirstOrDefault(dimension => dimension.Code == code)?.Name.ForReader()
        ?? dated.Questionnaire.Dimensions.SelectMany(dimension => dimension.SubScales).FirstOrDefault(scale => scale.Code == code)?.Name.ForReader()
        ?? dated.Questionnaire.Find(code)?.Text.ForReader() ?? code;

    /// <summary>Whether agreement with a question speaks against maturity, so that its score was turned.</summary>
    public static bool IsTurned(DatedResult dated, string code) => dated.Questionnaire.Find(code) is { Key: < 0 };

    /// <summary>The dimension of a part or a question, which begins its code.</summary>
    public static string DimensionOf(string code) => code.Split('-')[0];

    public static bool IsGap(FindingCode code) => code is FindingCode.StructuresDoNotGrip or FindingCode.GoodWillAlone;

    /// <summary>Where the rule is explained.</summary>
    public static string Method(FindingCode code) => code switch
    {
        FindingCode.LitmusTest => "findings#litmus",
        FindingCode.Tapestry => "findings#tapestry",
        FindingCode.Dilemma => "findings#dilemma",
        _ => "findings#structures"
    };
}
