using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>What all pages have in common.</summary>
public sealed partial class EveryPage(CxHost host)
{
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Is_guarded_by_its_headers_and_holds_no_script_and_no_style(string language)
    {
        using var api = new Situations(host);
        var open = await api.WaveAsync(Situations.Full);
        var closed = await api.WaveAsync(org: open.Org);
        var sheet = await open.SheetAsync();
        var submitted = (await closed.SubmittedAsync(5, "X", (i, item) => 1 + (i + item[^1]) % 5))[0];
        await closed.CloseAsync();
        using var visitor = new Visitor(host, language);
        var door = Regex.Match(await visitor.GoAsync($"/o/{open.Org}/waves/{open.Id}"), "/o/[^\"]+/join/[a-z0-9]+").Value;
        var (org, root) = ($"/o/{open.Org}", $"/o/{open.Org}/sheets/{sheet}");

        foreach (var path in new[]
        {
            "/", "/questionnaires", $"/questionnaires/{Situations.Full}/1.0", "/organizations", "/demo", "/articles", "/articles/method", "/articles/glossary", "/plays", "/plays/P09", "/plays/print?dimension=INC", "/operations", "/nowhere", "/status/500",
            org, $"{org}/trail", $"{org}/access-log", $"{org}/waves/new", $"{org}/waves/{open.Id}", $"{org}/waves/{closed.Id}", $"{org}/waves/{open.Id}/results", $"{org}/waves/{closed.Id}/results", door,
            root, $"{root}/pages/LEAD", $"{root}/review", $"{org}/sheets/{submitted}/result", $"{org}/sheets/{Guid.NewGuid()}"
        })
        {
            await visitor.GoAsync(path);

            visitor.Html.Contains($"<html lang=\"{language}\">", StringComparison.Ordinal).ShouldBeTrue(path);
            visitor.Status.ShouldBe(path.Contains("nowhere", StringComparison.Ordinal) || path.Length == org.Length + 44 && !path.StartsWith(root, StringComparison.Ordinal) ? HttpStatusCode.NotFound
                : path == "/status/500" ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, path);
            Inline().Match(visitor.Html).Value.ShouldBe("", path);
            var headers = visitor.Last!.Headers;
            headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("unsafe", Case.Insensitive, path);
            headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            if (path.StartsWith("/o/", StringComparison.Ordinal))
                headers.CacheControl!.NoStore.ShouldBeTrue(path);
        }
    }

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style|<[^>]*\sstyle\s*=|<[^>]*\son[a-z]+\s*=|href=""javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
