using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests;

/// <summary>The first account of an installation, made as people make it: by the link, through the form.</summary>
public sealed partial class FirstAccount
{
    public const string Name = "Robin Harbour";
    public const string UserName = "robin@harbour.example";
    public const string Password = "seven lanterns over water";
    public const string Organization = "Harbour Group";

    private readonly Uri address;
    private readonly Cookie cookie;

    private FirstAccount(Uri address, Cookie cookie, string organization) => (this.address, this.cookie, Home) = (address, cookie, organization);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The organisation that was founded with it.</summary>
    public string Home { get; }

    /// <summary>What a browser carries that is signed in.</summary>
    public Cookie Cookie => cookie;

    public static async Task<FirstAccount> MakeAsync(Uri address, string path)
    {
        using var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address });
        await visitor.GoAsync(path);
        visitor.Status.ShouldBe(HttpStatusCode.OK, visitor.Html);
        using var form = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Form.Name"] = Name, ["Form.UserName"] = UserName, ["Form.Password"] = Password, ["Form.Again"] = Password,
                ["OrganizationName"] = Organization, ["__RequestVerificationToken"] = visitor.Token()
            })
        };
        using var made = await visitor.Http.SendAsync(form, Ct);
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync(Ct));
        return new(address, CookieOf(made, "cx-account"), made.Headers.Location!.ToString().Split('/')[^1]);
    }

    /// <summary>A browser in which the first account has signed in with its password.</summary>
    public static async Task<HttpClient> SignInAsync(Uri address)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var visitor = new Visitor(http);
        await visitor.GoAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("UserName", UserName), ("Password", Password));
        visitor.Here.ShouldStartWith("/o/", Case.Sensitive, visitor.Html);
        return http;
    }

    /// <summary>A browser in which this account is signed in.</summary>
    public HttpClient Browser(bool followsRedirects = true, Uri? at = null)
    {
        var cookies = new CookieContainer();
        cookies.Add(at ?? address, new Cookie(cookie.Name, cookie.Value));
        return new(new SocketsHttpHandler { AllowAutoRedirect = followsRedirects, CookieContainer = cookies }) { BaseAddress = at ?? address };
    }

    public static Cookie CookieOf(HttpResponseMessage answer, string name)
    {
        var set = answer.Headers.GetValues("Set-Cookie").Select(line => SetCookie().Match(line)).Single(match => match.Groups[1].Value == name);
        return new(name, set.Groups[2].Value);
    }

    [GeneratedRegex("^([^=]+)=([^;]*)")]
    private static partial Regex SetCookie();
}
