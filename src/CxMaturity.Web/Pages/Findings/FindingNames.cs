using CxMaturity.Domain.Findings;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Findings;

/// <summary>What a finding is called: as somebody wrote it, or by the rule that raised it and what the rule looked at.</summary>
public static class FindingNames
{
    public static string Of(Finding finding, Sentences sentences) =>
        finding.Rule is { } rule ? Of(rule, finding.Subject, finding.Dimension, sentences) : finding.Title;

    public static string Of(FindingRule rule, string? subject, string? dimension, Sentences sentences)
    {
        var name = sentences.Of($"{nameof(FindingRule)}.{rule}");
        return About(rule, subject, dimension) is { Length: > 0 } about ? $"{name}: {about}" : name;
    }

    private static string? About(FindingRule rule, string? subject, string? dimension) => rule switch
    {
        // Here the dimension only says where it hurts most.
        FindingRule.UnitLow or FindingRule.ItemLow => subject,
        // These look at a wave or an initiative as a whole; their subject is a key and no word.
        FindingRule.Doubtful or FindingRule.Provisional or FindingRule.CapC5 or FindingRule.CapC6
            or FindingRule.InsightsDeliveredNotDiscussed or FindingRule.InitiativeWithoutScope => dimension,
        _ => dimension ?? subject
    };
}
