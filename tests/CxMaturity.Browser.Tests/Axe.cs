using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CxMaturity.Browser.Tests;

/// <summary>Asks axe what is wrong with a page as it stands. Our pages have no frames, so axe runs in the page itself: no second page, no partial results.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>All rules of these conformance levels and of good practice. Target sizes are off unless they are asked for.</summary>
    public static readonly object Everything = new
    {
        runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } },
        rules = new Dictionary<string, object> { ["target-size"] = new { enabled = true } },
        resultTypes = new[] { "violations" }
    };

    /// <summary>What can differ in the dark and on a small screen.</summary>
    public static readonly object ColoursAndRoom = new
    {
        runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable" } },
        resultTypes = new[] { "violations" }
    };

    /// <summary>A sentence for each element at fault: the rule, the element, what axe says of it.</summary>
    public static async Task<string[]> FaultsAsync(IPage page, object options)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async options => (await axe.run(document, options)).violations.flatMap(violation => violation.nodes.map(node =>
              `${violation.id}: ${node.html.replace(/\s+/g, " ")} ${[...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")}`))
            """, options);
    }
}
