using System.Diagnostics;
using System.Net;
using CxMaturity.Domain.OwnPlays;

namespace CxMaturity.Web.Tests.Pages.OwnPlays;

/// <summary>The same checks as for what the product brings, in the words of whoever writes.</summary>
public sealed class CheckingAPlay(CxHost host)
{
    [Theory]
    [InlineData("de", "effort: 2", "effort: 9", "Zeile 18: „effort“ muss eine ganze Zahl von 1 bis 5 sein, nicht „9“. effort: 9")]
    [InlineData("en", "effort: 2", "effort: 9", "Line 18: 'effort' must be a whole number from 1 to 5, not '9' effort: 9")]
    [InlineData("de", "dims: [SILO]", "dims: [SALO]", "Zeile 6: „dims“ nennt die Dimension „SALO“. Bekannt sind LEAD, INC,")]
    [InlineData("de", "[SILO < 2.6]", "[SILO unter 2,6]", "Zeile 8: „SILO unter 2“ ist keine Bedingung wie INC-03 < 2.6")]
    [InlineData("de", "related: []", "related: [P77]", "Eine Maßnahme „P77“, auf die „related“ verweisen könnte, gibt es nicht.")]
    [InlineData("de", "## Ziel", "## Zweck", "Den Abschnitt „Zweck“ gibt es nicht.")]
    [InlineData("de", "## Ziel", "### Ziel", "Eine Maßnahme hat nur die Überschriften ihrer sieben Abschnitte")]
    [InlineData("de", "2. **Zweiter", "- **Zweiter", "Der Abschnitt „Vorgehen“ muss genau eine nummerierte Liste mit 3 bis 7 Schritten enthalten")]
    [InlineData("de", "Was ist anders", "[x](javascript:alert(1))", "Der Link „javascript:alert(1)“ muss mit http, https oder mailto beginnen")]
    [InlineData("de", "Was ist anders", "[x](OWN-7.de.md)", "Der Link „OWN-7.de.md“ führt ins Leere.")]
    [InlineData("de", "Was ist anders", "![x](x.png)", "Eine Maßnahme hat keine Bilder.")]
    [InlineData("de", "---\nid", "id", "Oben fehlen die Angaben. Beginnen Sie mit einer Zeile „---“")]
    [InlineData("de", "name: \"Name", "name: Was: \"Name", "Texte mit Doppelpunkt brauchen Anführungszeichen.")]
    [InlineData("de", "dims: [SILO]", "dims: &a [SILO]", "ohne Listen in Listen und ohne & und *.")]
    public async Task Says_what_is_wrong_and_where_and_keeps_what_was_typed(string language, string line, string into, string sentence)
    {
        using var shelf = await AShelf.OpenAsync(host, language);
        var typed = (language == "de" ? AShelf.German : AShelf.English).Replace(line, into, StringComparison.Ordinal);
        typed.ShouldContain(into);

        var html = await shelf.SendAsync($"{shelf.Path}/new", language == "de" ? typed : "", language == "de" ? "" : typed);

        shelf.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        AShelf.Text(html).ShouldContain(sentence);
        html.ShouldContain("aria-invalid=\"true\"");
        AShelf.Typed(html, language == "de" ? "German" : "English").ShouldBe(typed);
        (await shelf.Person.GoAsync(shelf.Path)).ShouldNotContain("OWN-1");
    }

    [Fact]
    public async Task Both_languages_have_to_say_the_same_of_the_facts()
    {
        using var shelf = await AShelf.OpenAsync(host, "de");

        var html = AShelf.Text(await shelf.SendAsync($"{shelf.Path}/new", AShelf.German, AShelf.English.Replace("track: both", "track: with", StringComparison.Ordinal)));

        html.ShouldContain("Die Prüfung hat einen Fehler gefunden.");
        html.ShouldContain("Im englischen Text");
        html.ShouldContain("Zeile 10: „track“ muss dasselbe sein wie in OWN-1.de.md. track: with");
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_and_a_text_without_end_are_refused()
    {
        using var shelf = await AShelf.OpenAsync(host);
        var html = await shelf.SendAsync($"{shelf.Path}/new", "", AShelf.English.Replace("Name of the play", new string('n', 10_000), StringComparison.Ordinal));
        AShelf.Text(html).ShouldContain("'name' must have at most 120 characters, not 10000");

        var endless = AShelf.English + new string('x', OwnPlayDecider.LongestText);
        html = await shelf.SendAsync($"{shelf.Path}/new", "", endless);

        shelf.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        html.ShouldContain("up to 60000 characters");
        AShelf.Typed(html, "English").ShouldBe(endless);
    }

    public static TheoryData<string, string> Monsters => new()
    {
        { "brackets", $"---\ndims: {new string('[', 50_000)}\n---\n" },
        { "lists in lists", $"---\ndims:\n  {string.Concat(Enumerable.Repeat("- ", 25_000))}a\n---\n" },
        { "names for parts", "---\ndims: &a [x,x,x,x,x,x,x,x,x]\ntriggers: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nkotter: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nadkar: [*c,*c,*c,*c,*c,*c]\n---\n" },
        { "quotes in quotes", $"---\nid: OWN-1\n---\n{new string('>', 50_000)} a" },
        { "links in links", $"---\nid: OWN-1\n---\n{string.Concat(Enumerable.Repeat("[a](", 12_000))}" },
        { "brackets in text", $"---\nid: OWN-1\n---\n{new string('[', 50_000)}" },
        { "stars", $"---\nid: OWN-1\n---\n{string.Concat(Enumerable.Repeat("*a **b ", 8_000))}" },
        { "headings", $"---\nid: OWN-1\n---\n{string.Concat(Enumerable.Repeat("# a\n", 14_000))}" },
        { "lines", $"---\nid: OWN-1\n---\n{string.Concat(Enumerable.Repeat("a\n", 29_000))}" }
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public async Task Texts_that_are_made_to_hurt_hurt_nobody(string what, string text)
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.Person.GoAsync($"{shelf.Path}/new");
        var since = Stopwatch.GetTimestamp();

        var html = await shelf.Person.PostAsync(shelf.Person.Here, ("German", text), ("English", ""));

        shelf.Person.Status.ShouldBe(HttpStatusCode.BadRequest, what);
        html.ShouldContain("The play was not saved");
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(20), what);
    }

    [Fact]
    public async Task A_play_that_does_not_pass_any_more_stands_alone_and_takes_no_other_with_it()
    {
        using var shelf = await AShelf.OpenAsync(host, "de");
        await shelf.AddedAsync(AShelf.German.Replace("Name der Maßnahme", "Die gute", StringComparison.Ordinal));
        await TextsThatNobodyChecked.SaveAsync(shelf, "OWN-2", AShelf.German.Replace("id: OWN-1", "id: OWN-2", StringComparison.Ordinal).Replace("Was ist anders", "[x](../gone.de.md)", StringComparison.Ordinal));

        var list = await shelf.Person.GoAsync(shelf.Path);
        list.ShouldContain("Die gute");
        AShelf.Text(list).ShouldContain("Die Texte dieser Maßnahmen bestehen die Prüfung nicht mehr: OWN-2");
        var page = AShelf.Text(await shelf.Person.GoAsync($"{shelf.Path}/OWN-2"));
        page.ShouldContain("besteht die Prüfung nicht mehr");
        page.ShouldContain("Der Link „../gone.de.md“ führt ins Leere.");

        var form = await shelf.Person.GoAsync($"{shelf.Path}/OWN-2/edit");
        await shelf.SendAgainAsync(form, AShelf.Typed(form, "German").Replace("[x](../gone.de.md)", "[x](OWN-1.de.md)", StringComparison.Ordinal));
        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-2");
        shelf.Person.Html.ShouldContain($"href=\"{shelf.Path}/OWN-1\"");
    }
}
