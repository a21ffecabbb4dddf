using System.Net;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Accounts;

namespace CxMaturity.Web.Tests.Access;

/// <summary>Names, passwords and cookies, and what people try with them.</summary>
public sealed class SigningIn(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_where_one_wanted_to_go_or_where_one_was_last()
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Executive]);
        await person.Visitor.GoAsync($"/o/{host.First.Home}");
        await person.Visitor.PostAsync("/sign-out");
        person.Visitor.Html.ShouldContain(">Sign in</a>");

        await person.Visitor.GoAsync("/account");
        person.Visitor.Here.ShouldBe("/sign-in?returnUrl=%2Faccount");
        await person.Visitor.PostAsync("/sign-in?returnUrl=%2Faccount", ("UserName", person.UserName.ToUpperInvariant()), ("Password", Person.Password), ("ReturnUrl", "/account"));
        person.Visitor.Here.ShouldBe("/account");

        await person.Visitor.PostAsync("/sign-out");
        await person.SignInAsync();
        person.Visitor.Here.ShouldBe($"/o/{host.First.Home}");
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/a\r\nLocation: https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%0d%0aSet-Cookie:x")]
    public async Task Leads_nowhere_else(string returnUrl)
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Executive]);
        await person.Visitor.PostAsync("/sign-out");
        await person.Visitor.GoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        using var form = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["UserName"] = person.UserName, ["Password"] = Person.Password, ["ReturnUrl"] = returnUrl, ["__RequestVerificationToken"] = person.Visitor.Token()
            })
        };

        using var answer = await person.Visitor.Http.SendAsync(form, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var target = answer.Headers.Location!.OriginalString;
        (target == "/" || (target == returnUrl && target.StartsWith("/%", StringComparison.Ordinal))).ShouldBeTrue(target);
    }

    [Fact]
    public async Task Says_one_sentence_for_every_reason_and_rests_after_eight_wrong_ones()
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Executive]);
        await person.Visitor.PostAsync("/sign-out");
        await person.Visitor.GoAsync("/sign-in");

        var unknown = await Refused("nobody@harbour.example", Person.Password);
        for (var attempt = 0; attempt < 8; attempt++)
            (await Refused(person.UserName, "wrong wrong wrong")).ShouldBe(unknown);

        (await Refused(person.UserName, Person.Password)).ShouldBe(unknown);

        async Task<string> Refused(string name, string password)
        {
            var html = await person.Visitor.PostAsync("/sign-in", ("UserName", name), ("Password", password));
            person.Visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
            return System.Text.RegularExpressions.Regex.Match(html, """(?s)role="alert"><p>(.*?)</p>""").Groups[1].Value;
        }
    }

    [Fact]
    public async Task Gives_a_new_session_whatever_cookie_the_browser_came_with()
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Executive]);
        var cookies = new CookieContainer();
        using var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.Address });
        await SignInAsync(visitor, person);
        var before = cookies.GetAllCookies()["cx-account"]!.Value;

        // A second sign-in in the same browser, the first session still in its cookie.
        await visitor.PostAsync("/sign-out");
        cookies.Add(host.Address, new Cookie("cx-account", before));
        await SignInAsync(visitor, person);

        cookies.GetAllCookies()["cx-account"]!.Value.ShouldNotBe(before);
        // The one from before opens nothing any more, though its seal is whole.
        (await StatusWithAsync(before)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Ends_stolen_cookies_when_the_password_changes()
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Executive]);
        var stolen = await CookieAsync(person);
        (await StatusWithAsync(stolen)).ShouldBe(HttpStatusCode.OK);

        await person.Visitor.GoAsync("/account");
        await person.Visitor.PostAsync("/account?handler=Password", ("Old", Person.Password), ("Password", "eleven buoys under fog"), ("Again", "eleven buoys under fog"));

        person.Visitor.Here.ShouldBe("/account?done=password");
        person.Visitor.Status.ShouldBe(HttpStatusCode.OK);
        (await StatusWithAsync(stolen)).ShouldBe(HttpStatusCode.Redirect);
        await person.Visitor.PostAsync("/sign-out");
        await person.SignInAsync();
        person.Visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        await person.SignInAsync("eleven buoys under fog");
        person.Visitor.Here.ShouldStartWith("/o/");
    }

    [Fact]
    public async Task Can_be_ended_everywhere_or_in_one_place()
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Executive]);
        using var elsewhere = new Person(person.UserName, new Visitor(host.Stranger()));
        await elsewhere.SignInAsync();
        await person.Visitor.GoAsync("/account");
        var other = System.Text.RegularExpressions.Regex.Match(person.Visitor.Html, """name="session" value="([^"]+)""").Groups[1].Value;

        await person.Visitor.PostAsync("/account?handler=End", ("session", other));
        await elsewhere.Visitor.GoAsync("/account");
        elsewhere.Visitor.Here.ShouldStartWith("/sign-in");

        await elsewhere.SignInAsync();
        await person.Visitor.GoAsync("/account");
        await person.Visitor.PostAsync("/account?handler=EndAll");
        person.Visitor.Here.ShouldBe("/sign-in");
        await elsewhere.Visitor.GoAsync("/account");
        elsewhere.Visitor.Here.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Sets_nothing_but_what_the_form_has()
    {
        var word = await InviteAsync(Role.Respondent);
        using var visitor = new Visitor(host.Stranger());
        await visitor.GoAsync(word);
        await visitor.PostAsync(word, ("Form.Name", "Kim"), ("Form.UserName", $"kim{Guid.NewGuid():N}"), ("Form.Password", Person.Password), ("Form.Again", Person.Password),
            ("Form.KeepsInstallation", "true"), ("KeepsInstallation", "true"), ("Form.Organizations[0]", Guid.NewGuid().ToString()), ("Roles", "Administrator"),
            ("Form.IsPersona", "true"), ("Form.Id", Guid.NewGuid().ToString()), ("Invitation.Roles[0]", "Administrator"));
        visitor.Here.ShouldStartWith("/o/");

        (await visitor.Http.GetAsync("/operations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.Http.GetAsync($"/o/{host.First.Home}/members", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("ＫＩＭ")]
    [InlineData("kim")]
    [InlineData("KiM")]
    [InlineData(" kim ")]
    public async Task Knows_names_that_look_the_same_for_the_same(string twin)
    {
        var tail = Guid.NewGuid().ToString("N")[..8];
        await RegisterAsync($"kim{tail}", HttpStatusCode.OK);
        await RegisterAsync(twin.Replace("kim", $"kim{tail}", StringComparison.OrdinalIgnoreCase).Replace("ＫＩＭ", $"ＫＩＭ{tail}", StringComparison.Ordinal), HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("kim\u202egro.live")]
    [InlineData("ki\u200bm")]
    [InlineData("kіm")]
    [InlineData("k m")]
    [InlineData("k")]
    public Task Refuses_names_that_deceive(string name) => RegisterAsync(name + (name.Length > 1 ? Guid.NewGuid().ToString("N")[..6] : ""), HttpStatusCode.BadRequest);

    private async Task RegisterAsync(string userName, HttpStatusCode expected)
    {
        var link = await InviteAsync(Role.Respondent);
        using var visitor = new Visitor(host.Stranger());
        await visitor.GoAsync(link);
        await visitor.PostAsync(link, ("Form.Name", "Kim"), ("Form.UserName", userName), ("Form.Password", Person.Password), ("Form.Again", Person.Password));
        visitor.Status.ShouldBe(expected, visitor.Html);
    }

    private async Task<string> InviteAsync(Role role)
    {
        var keeping = (InvitationKeeping)host.Services.GetService(typeof(InvitationKeeping))!;
        return $"/invitations/{await keeping.InviteAsync(Guid.Parse(host.First.Home), [role], null, Ct)}";
    }

    private static async Task SignInAsync(Visitor visitor, Person person)
    {
        await visitor.GoAsync("/sign-in");
        await visitor.PostAsync("/sign-in", ("UserName", person.UserName), ("Password", Person.Password));
        visitor.Here.ShouldStartWith("/o/");
    }

    /// <summary>The cookie of another browser of the person.</summary>
    private async Task<string> CookieAsync(Person person)
    {
        var cookies = new CookieContainer();
        using var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.Address });
        await SignInAsync(visitor, person);
        return cookies.GetAllCookies()["cx-account"]!.Value;
    }

    private async Task<HttpStatusCode> StatusWithAsync(string cookie)
    {
        using var http = host.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", $"cx-account={cookie}");
        using var answer = await http.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
