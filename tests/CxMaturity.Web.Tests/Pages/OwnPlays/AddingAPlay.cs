using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Tests.Access;

namespace CxMaturity.Web.Tests.Pages.OwnPlays;

/// <summary>What has worked in an organisation goes into its playbook, in the form of all plays.</summary>
public sealed class AddingAPlay(CxHost host)
{
    [Theory]
    [InlineData("de", "1. **Erster Schritt.**", "43 von 43 Maßnahmen", "eigene Maßnahme")]
    [InlineData("en", "1. **First step.**", "43 of 43 plays", "own play")]
    public async Task The_form_begins_with_a_play_that_passes_all_checks(string language, string step, string count, string own)
    {
        using var shelf = await AShelf.OpenAsync(host, language);

        var form = await shelf.Person.GoAsync($"{shelf.Path}/new");
        AShelf.Typed(form, language == "de" ? "German" : "English").ShouldContain(step);
        AShelf.Typed(form, language == "de" ? "English" : "German").ShouldBeEmpty();
        await shelf.SendAgainAsync(form);

        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-1");
        var list = WebUtility.HtmlDecode(await shelf.Person.GoAsync(shelf.Path));
        list.ShouldContain(count);
        list.ShouldContain($"href=\"{shelf.Path}/OWN-1\"");
        list.ShouldContain(own);
        list.ShouldContain($"href=\"{shelf.Path}/P09\"");
    }

    [Fact]
    public async Task It_is_searched_filtered_and_printed_like_the_others()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(null, AShelf.English.Replace("Name of the play", "Harbour breakfast", StringComparison.Ordinal).Replace("What happens today, and who notices?", "Ferries leave before anybody has talked. See [P10](P10-shared-journey-metric.en.md).", StringComparison.Ordinal));

        var found = WebUtility.HtmlDecode(await shelf.Person.GoAsync($"{shelf.Path}?q=ferries&dimension=SILO&effort=2"));
        Ids(found).ShouldBe(["OWN-1"]);
        found.ShouldContain("<mark>Ferries</mark>");
        found.ShouldContain($"action=\"{shelf.Path}\"");
        found.ShouldContain($"href=\"{shelf.Path}/print?q=ferries&dimension=SILO&effort=2\"");
        Ids(await shelf.Person.GoAsync($"{shelf.Path}?q=ferries&dimension=INC")).ShouldBeEmpty();
        var printed = await shelf.Person.GoAsync($"{shelf.Path}/print?q=ferries");
        printed.ShouldContain("Harbour breakfast");
        printed.ShouldContain($"href=\"{shelf.Path}/P10\"");
    }

    [Fact]
    public async Task It_may_begin_with_a_play_that_is_there()
    {
        using var shelf = await AShelf.OpenAsync(host);
        (await shelf.Person.GoAsync($"{shelf.Path}/P09")).ShouldContain($"href=\"{shelf.Path}/new?from=P09\"");

        var form = await shelf.Person.GoAsync($"{shelf.Path}/new?from=P09");
        AShelf.Typed(form, "German").ShouldContain("id: OWN-1\nname: \"Anreizkonflikt-Werkstatt\"");
        AShelf.Typed(form, "English").ShouldContain("id: OWN-1\n");
        var page = await shelf.SendAgainAsync(form);

        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-1");
        page.ShouldContain("Incentive conflict workshop <span class=\"badge\">OWN-1</span>");
        await shelf.Person.GoAsync($"{shelf.Path}/new?from=OWN-9");
        shelf.Person.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Sent_twice_it_is_added_once_and_two_who_write_at_once_get_two_numbers()
    {
        using var shelf = await AShelf.OpenAsync(host);
        var form = await shelf.Person.GoAsync($"{shelf.Path}/new");
        await shelf.SendAgainAsync(form);
        await shelf.Person.GoAsync($"{shelf.Path}/new");
        await shelf.SendAgainAsync(form);
        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-1");
        await shelf.Person.GoAsync($"{shelf.Path}/new");
        await shelf.SendAgainAsync(form, english: AShelf.English.Replace("Name of the play", "Another one", StringComparison.Ordinal));
        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-2");

        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => shelf.AddedAsync(AShelf.German.Replace("Name der Maßnahme", $"Nummer {i}", StringComparison.Ordinal))));

        codes.ShouldBe(["OWN-3", "OWN-4", "OWN-5"], ignoreOrder: true);
    }

    [Fact]
    public async Task Written_in_one_language_others_read_it_as_it_is()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(AShelf.German);

        var page = await shelf.Person.GoAsync($"{shelf.Path}/OWN-1");

        page.ShouldContain("This play is written in German only.");
        Regex.IsMatch(page, "<h1 lang=\"de\">Name der").ShouldBeTrue();
        page.ShouldContain("<div class=\"play-text\" lang=\"de\">");
        (await shelf.Person.GoAsync(shelf.Path)).ShouldContain($"<h2 lang=\"de\"><a href=\"{shelf.Path}/OWN-1\">");
        using var german = new Visitor(host, "de");
        (await german.GoAsync($"{shelf.Path}/OWN-1")).ShouldNotContain("lang=\"de\">Name");
    }

    [Fact]
    public async Task Another_organisation_does_not_see_it()
    {
        using var shelf = await AShelf.OpenAsync(host);
        using var strange = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(AShelf.German, AShelf.English);

        Ids(await strange.Person.GoAsync(strange.Path)).Length.ShouldBe(42);
        await strange.Person.GoAsync($"{strange.Path}/OWN-1");
        strange.Person.Status.ShouldBe(HttpStatusCode.NotFound);
        await strange.Person.GoAsync("/plays/OWN-1");
        strange.Person.Status.ShouldBe(HttpStatusCode.NotFound);
        using var member = await Person.InvitedAsync(host, strange.Org, [Role.ChangeTeam]);
        await member.Visitor.GoAsync($"{shelf.Path}/OWN-1");
        member.Visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whatever_is_written_does_no_harm()
    {
        using var shelf = await AShelf.OpenAsync(host);
        var written = AShelf.English
            .Replace("name: \"Name of the play\"", $"name: \"{AShelf.Script}\"", StringComparison.Ordinal).Replace("how you measure", "=cmd|' /C calc'!A1", StringComparison.OrdinalIgnoreCase)
            .Replace("What is different, and by when?", $"{AShelf.Script} <img src=x onerror=alert(1)> [a](https://example.org \"href=\\\"/plays/\")", StringComparison.Ordinal)
            .Replace("sources: []", "sources: [\"<b onmouseover=alert(1)>\"]", StringComparison.Ordinal);
        await shelf.SendAsync($"{shelf.Path}/new", "", written);
        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-1");

        foreach (var path in new[] { shelf.Path, $"{shelf.Path}/OWN-1", $"{shelf.Path}/OWN-1/edit", $"{shelf.Path}/print?q=OWN", $"{shelf.Path}/new?from=OWN-1", $"/o/{shelf.Org}/trail" })
        {
            var html = await shelf.Person.GoAsync(path);
            shelf.Person.Status.ShouldBe(HttpStatusCode.OK, path);
            html.ShouldNotContain("<script>", Case.Insensitive, path);
            html.ShouldNotContain("<img src=x", Case.Insensitive, path);
            html.ShouldNotContain("<b onmouse", Case.Insensitive, path);
        }

        (await shelf.Person.GoAsync($"{shelf.Path}/OWN-1")).ShouldContain("=cmd|");
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_there_are()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await AddManyAsync(shelf, OwnPlayDecider.Most - 1);
        (await shelf.AddedAsync(AShelf.German)).ShouldBe($"OWN-{OwnPlayDecider.Most}");

        await shelf.SendAsync($"{shelf.Path}/new", english: AShelf.English.Replace("Name of the play", "One more", StringComparison.Ordinal));

        shelf.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        shelf.Person.Html.ShouldContain("up to 200 plays of its own");
        AShelf.Typed(shelf.Person.Html, "English").ShouldContain("One more");
        Ids(await shelf.Person.GoAsync($"{shelf.Path}?dimension=SILO&effort=2")).Count(id => id.StartsWith("OWN-", StringComparison.Ordinal)).ShouldBe(OwnPlayDecider.Most);
    }

    private static async Task AddManyAsync(AShelf shelf, int count)
    {
        // Past the checks: each of them would read all others.
        for (var number = 1; number <= count; number++)
            await SavedAsync(shelf, OwnPlay.CodeOf(number), AShelf.German.Replace("id: OWN-1", $"id: {OwnPlay.CodeOf(number)}", StringComparison.Ordinal));
    }

    private static Task SavedAsync(AShelf shelf, string code, string german) => TextsThatNobodyChecked.SaveAsync(shelf, code, german);

    private static string[] Ids(string html) => [.. Regex.Matches(html, "<h2[^>]*><a href=\"/o/[^/]+/plays/([^\"]+)\">").Select(match => match.Groups[1].Value)];
}
