using System.Net;
using System.Text.Json;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>A wave with three executives: they agree to be shown, or count with middle management.</summary>
public sealed class FewExecutives(CxHost host)
{
    [Fact]
    public async Task Are_shown_as_a_group_where_each_of_them_agreed()
    {
        using var people = new Situations(host);
        var (wave, executives) = await AnsweredAsync(people);
        foreach (var sheet in executives)
            await ConsentAsync(people, wave, sheet, true);
        await wave.CloseAsync();

        var result = await wave.ResultsAsync();

        Group(result, "X").GetProperty("n").GetInt32().ShouldBe(3);
        using var reader = new Visitor(host);
        (await reader.GoAsync($"/o/{wave.Org}/waves/{wave.Id}/results")).ShouldContain("All of them agreed to be shown as a group");
        (await people.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(executives[0])}/consent", new { consents = false }, HttpStatusCode.Conflict))
            .GetProperty("detail").GetString()!.ShouldContain("takes no more answers");
    }

    [Fact]
    public async Task Count_with_middle_management_where_one_of_them_took_it_back()
    {
        using var people = new Situations(host);
        var (wave, executives) = await AnsweredAsync(people);
        foreach (var sheet in executives)
            await ConsentAsync(people, wave, sheet, true);
        using var executive = new Visitor(host);
        var page = await executive.GoAsync($"/o/{wave.Org}/sheets/{executives[1]}/result");
        page.ShouldContain("You have agreed to be shown as a group.");
        await executive.PostAsync($"/o/{wave.Org}/sheets/{executives[1]}/consent", ("consents", "false"));
        executive.Html.ShouldContain("You have not agreed to be shown as a group.");
        await wave.CloseAsync();

        var result = await wave.ResultsAsync();

        Group(result, "X").GetProperty("withheld").GetProperty("code").GetString().ShouldBe("joined");
        Group(result, "M").GetProperty("n").GetInt32().ShouldBe(9);
        var read = await executive.GoAsync($"/o/{wave.Org}/waves/{wave.Id}/results");
        read.ShouldContain("they count with middle management");
        (await executive.GoAsync($"/o/{wave.Org}/waves/{wave.Id}/results/perception")).ShouldContain("Too few to be shown on their own");
    }

    [Fact]
    public async Task Are_asked_before_they_submit_and_nobody_else_is()
    {
        using var people = new Situations(host);
        var wave = await WaveAsync(people);
        var (executive, manager) = (await wave.SheetAsync("X"), await wave.SheetAsync("M"));
        using var reader = new Visitor(host);

        (await reader.GoAsync($"/o/{wave.Org}/sheets/{executive}/review")).ShouldContain("id=\"small-group\"");
        (await reader.GoAsync($"/o/{wave.Org}/sheets/{manager}/review")).ShouldNotContain("id=\"small-group\"");
        (await people.RefusedAsync(HttpMethod.Put, $"{wave.SheetPath(manager)}/consent", new { consents = true }, HttpStatusCode.BadRequest))
            .GetProperty("detail").GetString()!.ShouldContain("Only executives are asked this");
    }

    private static Task<WaveSituation> WaveAsync(Situations people) => people.WaveAsync(Situations.Pulse, "named",
        units: [new { code = "HQ", name = new { de = "Zentrale", en = "Head office" }, headcount = new { X = 4, M = 12, F = 30 } }]);

    private static async Task<(WaveSituation Wave, string[] Executives)> AnsweredAsync(Situations people)
    {
        var wave = await WaveAsync(people);
        var executives = await wave.SubmittedAsync(3, "X", person => 2 + person);
        await wave.SubmittedAsync(6, "M", person => 1 + person % 4);
        await wave.SubmittedAsync(6, "F", person => 2 + person % 3);
        return (wave, executives);
    }

    private static Task<JsonElement> ConsentAsync(Situations people, WaveSituation wave, string sheet, bool consents) =>
        people.SendAsync(HttpMethod.Put, $"{wave.SheetPath(sheet)}/consent", new { consents });

    private static JsonElement Group(JsonElement result, string code) =>
        result.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("code").GetString() == code);
}
