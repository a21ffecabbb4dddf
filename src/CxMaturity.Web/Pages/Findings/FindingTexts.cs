using System.Globalization;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Recommendations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Plays;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>What a finding says: somebody's own words, or those of the rule that raised it.</summary>
public sealed class FindingTexts(Sentences sentences, PlayWords words, QuestionnaireCatalog catalog)
{
    public string Title(Finding finding, Wave? wave) => finding.Rule is { } rule
        ? sentences.Of($"finding.title.{rule}", SubjectOf(finding, wave), finding.Evidence.Count > 0 ? Number(rule, finding.Evidence[0].Value) : "")
        : finding.Title;

    /// <summary>By which rule; none for one that somebody wrote down.</summary>
    public string? Rule(Finding finding) => finding.Rule is { } rule
        ? sentences.Of($"finding.rule.{rule}", Number(null, ResultFindings.Low), Number(null, ResultFindings.Matters), ResultFindings.ManyDoubts.ToString("P0", CultureInfo.CurrentCulture))
        : null;

    /// <summary>What a number that a rule looked at belongs to.</summary>
    public string Evidence(string code) => code switch
    {
        "target" => sentences.Of("finding.evidence.target"),
        "sheets" => sentences.Of("finding.evidence.sheets"),
        "X-F" => sentences.Of("finding.evidence.gap"),
        Domain.Maturity.CoreScore.Code => sentences.Of("finding.evidence.core"),
        _ => catalog.Newest.Select(publication => publication.Content!.Find(code)).FirstOrDefault(item => item is not null)?.Text.ForReader() ?? words.Dimension(code)
    };

    public string Number(FindingRule? rule, double value) => rule == FindingRule.Doubtful
        ? value.ToString("P0", CultureInfo.CurrentCulture)
        : value.ToString("0.0#", CultureInfo.CurrentCulture);

    public string Reference(FindingReference reference, Wave? wave) => reference.Kind switch
    {
        ReferenceKind.Organization => sentences.Of("ReferenceKind.Organization"),
        ReferenceKind.Unit => $"{sentences.Of("ReferenceKind.Unit")}: {UnitName(reference.Name, wave)}",
        _ => $"{sentences.Of($"ReferenceKind.{reference.Kind}")}: {reference.Name}"
    };

    /// <summary>The page on which the number behind a finding stands.</summary>
    public static string? PageOf(string organization, Finding finding)
    {
        if (finding.WaveId is not { } wave)
            return null;
        var results = $"/o/{organization}/waves/{wave}/results";
        return finding.Rule switch
        {
            FindingRule.DimensionLow or FindingRule.BelowTarget => $"{results}/dimensions/{finding.Dimension}",
            FindingRule.PerceptionGap or FindingRule.CapC4 => $"{results}/perception",
            FindingRule.UnitLow => $"{results}/units",
            FindingRule.ChangeBarrier => $"/o/{organization}/pulse?wave={wave}",
            FindingRule.Doubtful or FindingRule.Unreliable or FindingRule.Provisional => $"{results}/quality",
            FindingRule.Tapestry or FindingRule.Dilemma or FindingRule.StructuresDoNotGrip or FindingRule.GoodWillAlone or FindingRule.GateClosed => $"{results}/findings",
            _ => results
        };
    }

    private string SubjectOf(Finding finding, Wave? wave) => finding.Rule switch
    {
        FindingRule.UnitLow => UnitName(finding.Subject!, wave),
        FindingRule.GateClosed => sentences.Of($"findings.gate.{finding.Subject}"),
        FindingRule.ChangeBarrier => sentences.Of($"plays.element.{finding.Subject}"),
        FindingRule.Tapestry or FindingRule.Dilemma => words.Dimension(finding.Dimension ?? ""),
        _ => words.Dimension(finding.Subject ?? "")
    };

    private static string UnitName(string code, Wave? wave) => wave?.Units.FirstOrDefault(unit => unit.Code == code)?.Name.ForReader() ?? code;
}
