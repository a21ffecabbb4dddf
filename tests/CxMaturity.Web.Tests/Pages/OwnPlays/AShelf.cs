using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain;
using CxMaturity.Web.Pages.OwnPlays;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.OwnPlays;

/// <summary>An organisation whose playbook is added to, and somebody who does it in a browser without script.</summary>
internal sealed class AShelf : IDisposable
{
    public const string Script = "<script>alert('x')</script>";

    public static readonly string German = OwnPlaySource.Template(Language.De, "OWN-1");
    public static readonly string English = OwnPlaySource.Template(Language.En, "OWN-1");

    private AShelf(CxHost host, string org, string language) => (Host, Org, Person) = (host, org, new Visitor(host, language));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public CxHost Host { get; }

    public string Org { get; }

    public Visitor Person { get; }

    public string Path => $"/o/{Org}/plays";

    public OwnPlayKeeping Keeping => Host.Services.GetRequiredService<OwnPlayKeeping>();

    public static async Task<AShelf> OpenAsync(CxHost host, string language = "en", string? org = null)
    {
        using var api = new Situations(host);
        return new(host, org ?? await api.OrganizationAsync(), language);
    }

    public void Dispose() => Person.Dispose();

    public Task<string> AddedAsync(string? german, string? english = null) => Keeping.AddAsync(Org, null, german, english, Ct);

    /// <summary>The form as a browser sends it, with what stands in it where nothing else is typed.</summary>
    public async Task<string> SendAsync(string path, string? german = null, string? english = null)
    {
        var html = await Person.GoAsync(path);
        return await SendAgainAsync(html, german, english);
    }

    public Task<string> SendAgainAsync(string html, string? german = null, string? english = null) => Person.PostAsync(Person.Here,
        ("Code", Field(html, "Code")), ("Version", Field(html, "Version")), ("German", german ?? Typed(html, "German")), ("English", english ?? Typed(html, "English")));

    public static string Typed(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"<textarea id=\"{name}\"[^>]*>\r?\n?(.*?)</textarea>", RegexOptions.Singleline).Groups[1].Value);

    public static string Field(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    public static string Text(string html) => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), "\\s+", " "));
}
