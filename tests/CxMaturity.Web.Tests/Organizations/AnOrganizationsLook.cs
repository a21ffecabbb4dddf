using System.Net;
using System.Net.Http.Headers;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Pages.Branding;

namespace CxMaturity.Web.Tests.Organizations;

public sealed class AnOrganizationsLook(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_its_name_wherever_it_is_named()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync("Before")}";
        using var person = new Visitor(host);
        await person.GoAsync($"{org}/branding");

        await person.PostAsync($"{org}/branding?handler=Name", ("Name", " Mu\u0308ller Werke "));
        (await person.GoAsync(org)).ShouldContain("<h1>M&#xFC;ller Werke</h1>");

        await person.GoAsync($"{org}/branding");
        var refused = await person.PostAsync($"{org}/branding?handler=Name", ("Name", "M\u0430ller"));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldContain("letters of different scripts");
    }

    [Fact]
    public async Task Shows_a_logo_that_is_written_anew_and_served_as_a_file()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync()}";
        using var person = new Visitor(host);
        await person.GoAsync($"{org}/logo");
        person.Status.ShouldBe(HttpStatusCode.NotFound);
        await person.GoAsync($"{org}/branding");

        (await UploadAsync(person, $"{org}/branding", APng.Of(5, 3, null, ("tEXt", "Author\0somebody"u8.ToArray())), "logo.svg", "image/svg+xml")).ShouldBe(HttpStatusCode.Redirect);

        var page = await person.GoAsync(org);
        var address = System.Text.RegularExpressions.Regex.Match(page, "src=\"(/o/[^\"]+/logo\\?v=[0-9a-f]{12})\" alt=\"Harbour Works\"").Groups[1].Value;
        using var logo = await person.Http.GetAsync(address, Ct);
        var bytes = await logo.Content.ReadAsByteArrayAsync(Ct);
        APng.ChunksOf(bytes).ShouldBe(["IHDR", "IDAT", "IEND"]);
        logo.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
        logo.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=logo.png; filename*=UTF-8''logo.png");
        logo.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        logo.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        logo.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { logo.Headers.ETag! } } };
        using var unchanged = await person.Http.SendAsync(again, Ct);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await person.GoAsync($"{org}/branding");
        await person.PostAsync($"{org}/branding?handler=NoLogo");
        (await person.GoAsync(org)).ShouldNotContain("/logo?v=");
        await person.GoAsync($"{org}/logo");
        person.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refuses_files_that_are_no_logo_and_keeps_the_one_that_is_there()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync()}";
        using var person = new Visitor(host);
        await person.GoAsync($"{org}/branding");
        await UploadAsync(person, $"{org}/branding", APng.Of());
        var before = await person.Http.GetByteArrayAsync($"{org}/logo", Ct);

        foreach (var (file, sentence) in new (byte[], string)[]
        {
            ([], "No file came along"),
            ("<svg onload=\"alert(1)\"/>"u8.ToArray(), "This file is SVG"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "This file is JPEG"),
            ([.. APng.Of(), .. "<script>"u8], "Something stands behind the picture"),
            (new byte[600 * 1024], "at most 512 KB"),
            (APng.Of()[..40], "damaged or incomplete")
        })
        {
            (await UploadAsync(person, $"{org}/branding", file)).ShouldBe(HttpStatusCode.BadRequest, sentence);
            person.Html.ShouldContain("<h1>");
            lastSaid.ShouldContain(sentence);
        }

        (await UploadAsync(person, $"{org}/branding", new byte[1100 * 1024])).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await person.Http.GetByteArrayAsync($"{org}/logo", Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task Colours_pages_by_a_stylesheet_of_its_own_and_says_what_became_of_the_colour()
    {
        using var api = new Situations(host);
        var org = $"/o/{await api.OrganizationAsync()}";
        using var person = new Visitor(host);
        await person.GoAsync($"{org}/branding");
        person.Html.ShouldNotContain("accent.css");

        await SaveAsync(person, org, accent: "#FFCC00", footerDe: "Vertraulich & intern");

        var page = await person.GoAsync(org);
        page.ShouldContain($"href=\"{org}/accent.css?v=ffcc00\" media=\"screen\"");
        page.ShouldContain("<p class=\"report-footer\">Harbour Works · Vertraulich &amp; intern</p>");
        using var answer = await person.Http.GetAsync($"{org}/accent.css", Ct);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        var css = await answer.Content.ReadAsStringAsync(Ct);
        css.ShouldContain("--cx-brand: #ffcc00;");
        css.ShouldNotContain("--cx-accent: #ffcc00; --cx-accent-hover: #b", customMessage: "yellow is no colour for links on white");
        var said = await person.GoAsync($"{org}/branding");
        said.ShouldContain("adjusted, because");
        said.ShouldContain("as chosen");

        // Picked and not typed.
        await person.PostAsync($"{org}/branding?handler=Look", ("Accent", "#ffcc00"), ("Picked", "#004488"));
        (await person.Http.GetStringAsync($"{org}/accent.css", Ct)).ShouldContain("--cx-brand: #004488; --cx-accent: #004488;");
        await person.GoAsync($"{org}/branding");
        await SaveAsync(person, org, accent: "");
        (await person.GoAsync(org)).ShouldNotContain("accent.css");
        await person.GoAsync($"{org}/accent.css");
        person.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Is_judged_against_the_colours_that_pages_really_have()
    {
        var tokens = File.ReadAllText(Path.Combine(Source.Root, "src", "CxMaturity.Web", "wwwroot", "css", "tokens.css"));
        var (light, dark) = (tokens[..tokens.IndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal)], tokens[tokens.IndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal)..]);

        foreach (var (scheme, backgrounds, ink) in new[] { (light, AccentTheme.LightBackgrounds, AccentTheme.LightInk), (dark, AccentTheme.DarkBackgrounds, AccentTheme.DarkInk) })
        {
            new[] { "paper", "surface", "tint" }.Select(name => Value(scheme, name)).ShouldBe(backgrounds);
            Value(scheme, "accent-ink").ShouldBe(ink);
        }

        foreach (var chosen in new[] { "#ffffff", "#000000", "#ffcc00", "#0d5563", "#ff0000", "#808080" })
        {
            var theme = AccentTheme.Of(chosen)!;
            foreach (var scheme in new[] { theme.Light, theme.Dark })
            {
                scheme.Reached.ShouldBeGreaterThanOrEqualTo(4.5);
                scheme.Ink.Contrast(scheme.Accent).ShouldBeGreaterThanOrEqualTo(4.5);
                scheme.Ink.Contrast(scheme.Hover).ShouldBeGreaterThanOrEqualTo(4.5);
            }
        }

        static string Value(string css, string name) => System.Text.RegularExpressions.Regex.Match(css, $"--cx-{name}: (#[0-9a-f]{{6}});").Groups[1].Value;
    }

    [Fact]
    public async Task Leaves_no_trace_where_people_answer()
    {
        using var api = new Situations(host);
        var wave = await api.WaveAsync();
        var org = $"/o/{wave.Org}";
        using var person = new Visitor(host);
        await person.GoAsync($"{org}/branding");
        await UploadAsync(person, $"{org}/branding", APng.Of());
        await SaveAsync(person, org, accent: "#004488");
        var field = await person.GoAsync($"{org}/waves/{wave.Id}");
        field.ShouldContain("/logo?v=");

        var join = await person.GoAsync(System.Text.RegularExpressions.Regex.Match(field, "/o/[^\"]+/join/[a-z0-9]+").Value);
        var sheet = await person.PostAsync(person.Here);

        foreach (var page in new[] { join, sheet })
        {
            page.ShouldNotContain("/logo");
            page.ShouldNotContain("accent.css");
        }
    }

    private string lastSaid = "";

    private static Task<string> SaveAsync(Visitor person, string org, string accent, string footerDe = "") =>
        person.PostAsync($"{org}/branding?handler=Look", ("Accent", accent), ("Picked", ""), ("FooterDe", footerDe), ("FooterEn", ""), ("Speaks", ""));

    private async Task<HttpStatusCode> UploadAsync(Visitor person, string page, byte[] file, string name = "logo.png", string type = "image/png")
    {
        var part = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var form = new MultipartFormDataContent { { part, "logo", name }, { new StringContent(person.Token()), "__RequestVerificationToken" } };
        try
        {
            using var answer = await person.Http.PostAsync($"{page}?handler=Logo", form, Ct);
            lastSaid = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
            return answer.StatusCode;
        }
        catch (HttpRequestException) when (file.Length > 1024 * 1024)
        {
            // The server hung up while a body was still coming that it would not take.
            return HttpStatusCode.RequestEntityTooLarge;
        }
    }
}
