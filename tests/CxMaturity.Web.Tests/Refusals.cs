using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests;

/// <summary>What every refusal has in common, whoever reads it.</summary>
public static partial class Refusals
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode expected, string asked)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.StatusCode.ShouldBe(expected, $"{asked}: {text}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", asked);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        problem.GetProperty("status").GetInt32().ShouldBe((int)expected, asked);
        ShouldBeASentence(problem.GetProperty("detail").GetString(), asked);
        var title = problem.GetProperty("title").GetString();
        title.ShouldNotBeNullOrWhiteSpace(asked);
        Key().IsMatch(title!).ShouldBeFalse($"{asked}: {title}");
        return problem;
    }

    public static void ShouldBeASentence(string? text, string asked)
    {
        text.ShouldNotBeNullOrWhiteSpace(asked);
        text!.Length.ShouldBeGreaterThan(10, $"{asked}: {text}");
        Key().IsMatch(text).ShouldBeFalse($"{asked}: {text}");
        text.ShouldNotContain("Exception", Case.Sensitive, asked);
        UnfilledPlaceholder().IsMatch(text).ShouldBeFalse($"{asked}: {text}");
    }

    /// <summary>A key where a sentence ought to stand.</summary>
    [GeneratedRegex(@"^\s*(refused|status|problem)\.[\w.]+\s*$")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex UnfilledPlaceholder();
}
