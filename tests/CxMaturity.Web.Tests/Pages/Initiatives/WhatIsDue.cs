using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Pages.Initiatives;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>What is due from somebody, on a page and as calendars read it.</summary>
public sealed class WhatIsDue(CxHost host)
{
    [Fact]
    public async Task From_me_is_gathered_across_organisations_with_the_overdue_first()
    {
        using var one = await ABoard.OpenAsync(host);
        using var other = await ABoard.OpenAsync(host);
        var me = await host.FirstIdAsync();
        await OwnAsync(one, $"Late {one.Org}", new(2020, 1, 31), me);
        await OwnAsync(other, $"Later {other.Org}", new(2031, 1, 31), me);
        await one.ReadyAsync($"A role's {one.Org}");

        var page = await one.Person.GoAsync("/mine");

        page.ShouldContain($"Late {one.Org}");
        page.IndexOf($"Late {one.Org}", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf($"Later {other.Org}", StringComparison.Ordinal));
        page.ShouldNotContain($"A role's {one.Org}");
        page.ShouldNotContain($"A role&#x27;s {one.Org}");

        var calendar = await one.Person.GoAsync("/mine.ics");
        one.Person.Last!.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        Unfolded(calendar).ShouldContain($"SUMMARY:Later {other.Org}");
    }

    [Fact]
    public async Task Of_an_organisation_is_a_calendar_that_stays_the_same_entry()
    {
        using var board = await ABoard.OpenAsync(host, "de");
        var id = await board.ReadyAsync("Formulare; weniger, \\ und kürzer: " + new string('ü', 70));

        var first = Unfolded(await board.Person.GoAsync($"{board.Path}.ics"));
        await board.ChangeAsync(id, state => PlanDecider.Decide(state, new SetPeriod(null, new(2030, 4, 30), board.Keeping.Now)));
        var raw = await board.Person.GoAsync($"{board.Path}.ics");

        first.ShouldContain("SUMMARY:Formulare\\; weniger\\, \\\\ und kürzer: " + new string('ü', 70));
        first.ShouldContain("DTSTART;VALUE=DATE:20300331");
        Unfolded(raw).ShouldContain("DTSTART;VALUE=DATE:20300430");
        Regex.Match(first, "UID:(.*)").Groups[1].Value.ShouldBe(Regex.Match(Unfolded(raw), "UID:(.*)").Groups[1].Value);
        raw.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n", customMessage: "every line ends as the standard says");
        raw.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
    }

    private static async Task OwnAsync(ABoard board, string title, DateOnly due, Guid me)
    {
        var id = await board.ProposedAsync(title);
        await board.ChangeAsync(id, state => PlanDecider.Decide(state, new NameOwner(Owner.Of(me), board.Keeping.Now)));
        await board.ChangeAsync(id, state => PlanDecider.Decide(state, new SetPeriod(null, due, board.Keeping.Now)));
    }

    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
}
