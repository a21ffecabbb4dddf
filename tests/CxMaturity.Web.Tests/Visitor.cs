using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests;

/// <summary>A person with a browser without script: pages are read and forms are sent, nothing else.</summary>
public sealed partial class Visitor(HttpClient http) : IDisposable
{
    public Visitor(CxHost host, string language = "en") : this(host.Browser(language, followsRedirects: false))
    {
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Http => http;

    /// <summary>Where the visitor is now.</summary>
    public string Here { get; private set; } = "/";

    public string Html { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage? Last { get; private set; }

    public void Dispose()
    {
        Last?.Dispose();
        Http.Dispose();
    }

    public async Task<string> GoAsync(string path)
    {
        for (var look = 1; look < 30; look++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path.Split('#')[0]);
            // A page that says that it comes again is looked at again.
            if (!(await SendAsync(request, path)).Contains("data-refresh-seconds", StringComparison.Ordinal))
                break;
        }

        return Html;
    }

    /// <summary>Sends a form with the page's own token, as a browser does, and follows where it leads.</summary>
    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Append(("__RequestVerificationToken", Token())).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var request = new HttpRequestMessage(HttpMethod.Post, path.Split('#')[0]) { Content = new FormUrlEncodedContent(all) };
        return await SendAsync(request, path);
    }

    /// <summary>Sends a form with a file in it, and follows where it leads.</summary>
    public async Task<string> SendFormAsync(string path, MultipartFormDataContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        return await SendAsync(request, path);
    }

    public string Token() => TokenField().Match(Html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    /// <summary>The items that the page asks, in its order.</summary>
    public string[] Items() => [.. ItemField().Matches(Html).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>From the start page into a sheet of one's own.</summary>
    public async Task<string> BeginAsync(string questionnaire, string variant = "X")
    {
        await GoAsync($"/questionnaires/{questionnaire}/1.0");
        return await PostAsync(Here, ("variant", variant));
    }

    private async Task<string> SendAsync(HttpRequestMessage request, string path)
    {
        Last?.Dispose();
        Last = await Http.SendAsync(request, Ct);
        Here = path;
        for (var hops = 0; Last.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther; hops++)
        {
            hops.ShouldBeLessThan(8);
            Here = Last.Headers.Location!.ToString();
            Last.Dispose();
            Last = await Http.GetAsync(Here.Split('#')[0], Ct);
        }

        Status = Last.StatusCode;
        Html = await Last.Content.ReadAsStringAsync(Ct);
        return Html;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex TokenField();

    [GeneratedRegex("""<input type="radio" name="([A-Z]+-\d+)""")]
    private static partial Regex ItemField();
}
