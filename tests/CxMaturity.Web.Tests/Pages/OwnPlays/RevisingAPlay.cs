using System.Net;

namespace CxMaturity.Web.Tests.Pages.OwnPlays;

/// <summary>A play gets better by being used.</summary>
public sealed class RevisingAPlay(CxHost host)
{
    [Fact]
    public async Task Is_seen_at_once_and_told_on_the_trail()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(null, AShelf.English);
        (await shelf.Person.GoAsync(shelf.Path)).ShouldContain("Name of the play");

        await shelf.SendAsync($"{shelf.Path}/OWN-1/edit", english: AShelf.English.Replace("Name of the play", "Harbour breakfast", StringComparison.Ordinal));

        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-1");
        shelf.Person.Html.ShouldContain("Harbour breakfast");
        (await shelf.Person.GoAsync(shelf.Path)).ShouldContain("Harbour breakfast");
        var trail = AShelf.Text(await shelf.Person.GoAsync($"/o/{shelf.Org}/trail?kind=plays"));
        trail.ShouldContain("revised the play OWN-1.");
        trail.ShouldContain("before: name: \"Name of the play\"");
        trail.ShouldContain("now: name: \"Harbour breakfast\"");
    }

    [Theory]
    [InlineData("en", "Somebody else has changed this play since you opened it.", "Changed in the German text")]
    [InlineData("de", "Jemand anderes hat diese Maßnahme geändert, seit Sie sie geöffnet haben.", "Geändert im deutschen Text")]
    public async Task After_somebody_else_loses_nothing_and_tells_what_has_changed(string language, string sentence, string changed)
    {
        using var shelf = await AShelf.OpenAsync(host, language);
        await shelf.AddedAsync(AShelf.German);
        var form = await shelf.Person.GoAsync($"{shelf.Path}/OWN-1/edit");
        using var other = await AShelf.OpenAsync(host, "en", shelf.Org);
        await other.SendAsync($"{shelf.Path}/OWN-1/edit", AShelf.German.Replace("Name der Maßnahme", "Von jemand anderem", StringComparison.Ordinal));
        var mine = AShelf.German.Replace("Was geschieht heute", "Was ich sah", StringComparison.Ordinal);

        var page = await shelf.SendAgainAsync(form, mine);

        shelf.Person.Status.ShouldBe(HttpStatusCode.Conflict);
        AShelf.Text(page).ShouldContain(sentence);
        AShelf.Text(page).ShouldContain($"{changed} name: \"Name der Maßnahme\" name: \"Von jemand anderem\"");
        AShelf.Typed(page, "German").ShouldBe(mine);
        (await shelf.Keeping.RequireAsync(shelf.Org, "OWN-1", TestContext.Current.CancellationToken)).State.German!.ShouldContain("Von jemand anderem");

        await shelf.SendAgainAsync(page, mine.Replace("Name der Maßnahme", "Von jemand anderem", StringComparison.Ordinal));

        shelf.Person.Here.ShouldBe($"{shelf.Path}/OWN-1");
        shelf.Person.Html.ShouldContain("Von jemand anderem");
        shelf.Person.Html.ShouldContain("Was ich sah");
    }

    [Fact]
    public async Task Cannot_take_the_number_of_another_play()
    {
        using var shelf = await AShelf.OpenAsync(host);
        await shelf.AddedAsync(AShelf.German);
        await shelf.AddedAsync(null, AShelf.English);

        await shelf.SendAsync($"{shelf.Path}/OWN-2/edit", english: AShelf.English.Replace("effort: 2", "effort: 3", StringComparison.Ordinal));

        var texts = (await shelf.Keeping.RequireAsync(shelf.Org, "OWN-2", TestContext.Current.CancellationToken)).State;
        texts.English!.ShouldContain("id: OWN-2\n");
        texts.English!.ShouldContain("effort: 3");
        (await shelf.Keeping.RequireAsync(shelf.Org, "OWN-1", TestContext.Current.CancellationToken)).Version.ShouldBe(1);
    }
}
