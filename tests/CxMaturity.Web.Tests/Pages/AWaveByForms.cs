using System.Net;
using System.Text.RegularExpressions;

namespace CxMaturity.Web.Tests.Pages;

/// <summary>A wave from making it to its result, in the browser of whoever looks after it.</summary>
public sealed class AWaveByForms(CxHost host)
{
    [Fact]
    public async Task Is_made_opened_joined_and_closed()
    {
        using var keeper = new Visitor(host);
        await keeper.GoAsync("/organizations");
        await keeper.PostAsync(keeper.Here, ("Name", "Mill & Sons"));
        await keeper.GoAsync($"{keeper.Here}/waves/new");
        await keeper.PostAsync(keeper.Here, ("Questionnaire", $"{Situations.Executive} 1.0"), ("Mode", "trial"), ("Name", "First round"), ("go", "schedule"),
            ("Units[0].Code", "A"), ("Units[0].De", "Werk"), ("Units[0].X", "6"), ("Units[1].En", "Shop"));
        var field = keeper.Here;
        keeper.Html.ShouldContain("First round");
        ShouldWarn(keeper);
        var door = Regex.Match(keeper.Html, "/o/[^\"]+/join/[a-z0-9]+").Value;

        using var person = new Visitor(host);
        await person.GoAsync(door);
        person.Html.ShouldNotContain("join.begin");
        person.Html.ShouldContain("not been opened yet");
        await keeper.PostAsync($"{field}?handler=Open");
        await person.GoAsync(door);
        await person.GoAsync(door);
        ShouldWarn(person);
        Count(await keeper.GoAsync(field)).ShouldBe(0);

        await person.PostAsync(door);
        person.Here.ShouldContain("/pages/");
        ShouldWarn(person);
        Count(await keeper.GoAsync(field)).ShouldBe(1);
        await person.PostAsync(person.Here, [.. person.Items().Select(item => (item, "3")), ("go", "on")]);
        (await person.GoAsync(door)).ShouldContain("begun a sheet here already");

        await keeper.PostAsync($"{field}?handler=Close");
        keeper.Status.ShouldBe(HttpStatusCode.BadRequest);
        await keeper.GoAsync($"{field}/results");
        keeper.Html.ShouldContain("once the wave is closed");
        ShouldWarn(keeper);
        await keeper.GoAsync(field);
        await keeper.PostAsync($"{field}?handler=Close", ("sure", "yes"));
        keeper.Status.ShouldBe(HttpStatusCode.OK);

        await keeper.GoAsync($"{field}/results");
        keeper.Html.ShouldContain("too few");
        keeper.Html.ShouldContain("No level yet");
        ShouldWarn(keeper);
        (await person.GoAsync(door)).ShouldContain("This wave is closed");
    }

    [Fact]
    public async Task Keeps_what_was_typed_when_it_is_refused()
    {
        using var api = new Situations(host);
        var org = await api.OrganizationAsync();
        using var keeper = new Visitor(host);
        await keeper.GoAsync($"/o/{org}/waves/new");

        await keeper.PostAsync(keeper.Here, ("Questionnaire", $"{Situations.Pulse} 1.0"), ("Mode", "trial"), ("Name", "Kept name"), ("go", "schedule"),
            ("Units[0].Code", "A"), ("Units[0].De", "Werk"), ("Units[0].X", "six"), ("Units[1].Code", "B"), ("Units[1].De", "Laden"));

        keeper.Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var kept in new[] { "Kept name", "Werk", "Laden", "value=\"A\"", "value=\"B\"" })
            keeper.Html.ShouldContain(kept);
        keeper.Html.ShouldContain("whole numbers from 0");
        Regex.IsMatch(keeper.Html, $"""value="{Situations.Pulse} 1.0" selected""").ShouldBeTrue();
        (await keeper.GoAsync($"/o/{org}")).ShouldContain("No wave yet");
    }

    private static int Count(string html) => int.Parse(Regex.Match(html, "<dt>Sheets begun</dt><dd>(\\d+)</dd>").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static void ShouldWarn(Visitor visitor) => visitor.Html.Contains("Trial wave, not protected.", StringComparison.Ordinal).ShouldBeTrue(visitor.Here);
}
