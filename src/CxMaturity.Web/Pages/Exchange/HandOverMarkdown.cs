using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>A hand-over to read: a wiki takes it as it is, and a meeting on paper.</summary>
public static partial class HandOverMarkdown
{
    public const string ContentType = "text/markdown; charset=utf-8";

    public static byte[] Of(HandOver handOver, Sentences sentences)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Inline(handOver.To.Length == 0 ? handOver.Organization : $"{handOver.Organization}: {handOver.To}")}\n\n");
        text.Append(Inline(sentences.Of("exchange.as_of", handOver.At.ToLocalTime()))).Append('\n');
        Section(text, sentences.Of("exchange.initiatives"), handOver.Initiatives, sentences);
        Section(text, sentences.Of("finding.list"), handOver.Findings, sentences);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Words of people in a line: nothing in them is taken for markup.</summary>
    public static string Inline(string text) => LineStart().Replace(
        Special().Replace(text.ReplaceLineEndings(" ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal), @"\$0"), @"$1\$2");

    private static void Section(StringBuilder text, string heading, IReadOnlyList<WorkItem> items, Sentences sentences)
    {
        if (items.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {Inline(heading)} ({items.Count})\n");
        foreach (var item in items)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {Inline(item.Title)}\n\n**{item.Id}** · {Inline(item.Status)}");
            if (item.Due is { } due)
                text.Append(" · ").Append(Inline(sentences.Of("initiative.due_on", due)));
            if (item.Severity is { } severity)
                text.Append(" · ").Append(Inline(sentences.Of($"Severity.{severity}")));
            text.Append('\n');
            foreach (var (label, said) in item.Parts)
                // A line of its own keeps being one behind a backslash.
                text.Append(CultureInfo.InvariantCulture, $"\n- **{Inline(label)}:** {string.Join("\\\n  ", said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Inline))}");
            text.Append(CultureInfo.InvariantCulture, $"{(item.Parts.Count > 0 ? "\n" : "")}\n<{item.Address}>\n");
        }
    }

    [GeneratedRegex(@"[\\`*_\[\]|~>]")]
    private static partial Regex Special();

    // What makes a list, a heading or a line at the beginning only.
    [GeneratedRegex(@"^(\s*\d*)([-+=#.)!])")]
    private static partial Regex LineStart();
}
