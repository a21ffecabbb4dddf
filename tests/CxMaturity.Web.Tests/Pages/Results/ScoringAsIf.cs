using System.Net;
using System.Text.Json;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Questionnaires;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Storage;
using CxMaturity.Web.Tests.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Results;

/// <summary>A host of its own, as what is published in it stays published.</summary>
public sealed class VersionsHost : IAsyncLifetime
{
    public CxHost Host { get; } = new();

    public ValueTask InitializeAsync() => Host.InitializeAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>The answers of a closed wave, scored by a newer version of its questionnaire; both results stay, the first one official.</summary>
public sealed class ScoringAsIf(VersionsHost versions) : IClassFixture<VersionsHost>
{
    private readonly CxHost host = versions.Host;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stands_beside_the_official_result_on_page_in_workbook_and_api()
    {
        using var api = new Situations(host);
        using var person = new Visitor(host);
        await PublishAsync(SmallQuestionnaire.Full);
        var wave = await ClosedAsync(api, await api.OrganizationAsync());
        var other = await ClosedAsync(api, wave.Org);
        var official = await wave.ResultsAsync();
        var results = $"/o/{wave.Org}/waves/{wave.Id}/results";
        (await person.GoAsync($"{results}/quality")).ShouldContain("There is no newer published version of this questionnaire than 1.0.");

        await PublishAsync(SmallQuestionnaire.FullBy("1.1", new(0.6, 0.2, 0.2)));
        await person.GoAsync($"{results}/quality");
        person.Html.ShouldContain("<option value=\"1.1\">");
        await person.PostAsync($"{results}/quality?handler=AsIf", ("version", "1.1"), ("Reason", "Next year asks by it."));

        person.Here.ShouldBe($"{results}?asIf=1.1");
        var page = await person.GoAsync(person.Here);
        page.ShouldContain("As if version 1.1 had been asked. The official result is by version 1.0.");
        page.ShouldContain($"<a href=\"{results}\">To the official result</a>");
        page.ShouldContain("id=\"as-if-table\"");
        page.ShouldContain("Next year asks by it.");
        page.ShouldContain($"{results}/units?asIf=1.1");
        page.ShouldContain("asIf=1.1\" download");
        foreach (var tab in new[] { "/units", "/perception", "/drivers", "/quality", "/findings", "/dimensions/LEAD" })
            (await person.GoAsync($"{results}{tab}?asIf=1.1")).ShouldContain("As if version 1.1 had been asked.", customMessage: tab);

        // The official one is what it was; executives weigh more in the other.
        var after = await wave.ResultsAsync();
        after.GetProperty("official").GetProperty("hash").GetString().ShouldBe(official.GetProperty("official").GetProperty("hash").GetString());
        after.GetProperty("asIf").ValueKind.ShouldBe(JsonValueKind.Null);
        var scored = await wave.ResultsAsync("?asIf=1.1");
        scored.GetProperty("asIf").GetProperty("version").GetString().ShouldBe("1.1");
        scored.GetProperty("asIf").GetProperty("officialVersion").GetString().ShouldBe("1.0");
        scored.GetProperty("questionnaire").GetProperty("version").GetString().ShouldBe("1.1");
        scored.GetProperty("official").GetProperty("hash").GetString().ShouldBe(official.GetProperty("official").GetProperty("hash").GetString());
        scored.GetProperty("digest").GetString().ShouldBe(official.GetProperty("digest").GetString());
        Score(scored).ShouldBeGreaterThan(Score(official));

        // Computed again it is the same, and no further event.
        await person.GoAsync($"{results}/quality");
        await person.PostAsync($"{results}/quality?handler=AsIf", ("version", "1.1"));
        var history = await host.Services.GetRequiredService<ResultFixing>().HistoryAsync(wave.Org, Guid.Parse(wave.Id), Ct);
        history.AsIf.ShouldHaveSingleItem().Hash.ShouldBe(scored.GetProperty("asIf").GetProperty("hash").GetString());
        history.Results.ShouldHaveSingleItem();
        (await person.GoAsync($"{results}/quality")).ShouldContain("The result as if version 1.1 had been asked");

        foreach (var path in new[] { $"/o/{wave.Org}/waves/{wave.Id}/workbook.xlsx?lang=en&asIf=1.1", $"{wave.Path}/workbook.xlsx?lang=en&asIf=1.1" })
        {
            using var answer = await api.AskAsync(HttpMethod.Get, path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentDisposition!.FileName!.ShouldContain("as-if-1.1");
            using var workbook = new ReadBack(await answer.Content.ReadAsByteArrayAsync(Ct));
            workbook.Part(workbook.SheetNames[0]).Worksheet.InnerText.ShouldContain("as if version 1.1 had been asked");
            workbook.Part(workbook.SheetNames[^1]).Worksheet.InnerText.ShouldContain("the official result is by version 1.0");
        }

        // A version that is not there, the wave's own, and one that nobody has scored by.
        foreach (var (query, status, sentence) in new[]
        {
            ($"{wave.Path}/results?asIf=9.9", HttpStatusCode.BadRequest, "no published version"), ($"{wave.Path}/results?asIf=1.0", HttpStatusCode.BadRequest, "no published version"),
            ($"{wave.Path}/workbook.xlsx?asIf=%00", HttpStatusCode.BadRequest, "no published version"), ($"{other.Path}/results?asIf=1.1", HttpStatusCode.NotFound, "has not been computed"),
            ($"{wave.Path}/results?asIf=1.1&asOf=2020-01-01", HttpStatusCode.NotFound, "closed")
        })
            (await api.RefusedAsync(HttpMethod.Get, query, null, status)).GetProperty("detail").GetString()!.ShouldContain(sentence, customMessage: query);
        await person.GoAsync($"{results}?asIf=9.9");
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        await person.GoAsync($"{results}/quality");
        await person.PostAsync($"{results}/quality?handler=AsIf", ("version", "9.9"));
        person.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static double Score(JsonElement result) =>
        result.GetProperty("dimensions").EnumerateArray().Single(dimension => dimension.GetProperty("code").GetString() == "LEAD").GetProperty("score").GetDouble();

    private async Task PublishAsync(Questionnaire questionnaire)
    {
        var decided = await host.Services.GetRequiredService<EventStore>().ForInstallation().DecideAsync(Streams.Questionnaires,
            QuestionnaireCatalog.StreamOf(questionnaire.Id, questionnaire.Version),
            publication => PublicationDecider.Decide(publication, new(questionnaire, QuestionnaireHash.Of(questionnaire), DateTimeOffset.UtcNow)), ct: Ct);
        host.Services.GetRequiredService<QuestionnaireCatalog>().Add(decided.State);
    }

    private static async Task<WaveSituation> ClosedAsync(Situations api, string org)
    {
        var wave = await api.WaveAsync("small-full", mode: "named", org: org);
        await wave.SubmittedAsync(6, "X", (i, item) => Value(item, 4 + i % 2));
        await wave.SubmittedAsync(8, "F", (i, item) => Value(item, 1 + i % 3));
        await wave.CloseAsync();
        await wave.ResultsAsync();
        return wave;

        // The first item of a dimension is asked the other way round; the last of the block offers two answers.
        static int Value(string item, int standing) => item == "OUT-02" ? 1 : item.EndsWith("-01", StringComparison.Ordinal) && item != "OUT-01" ? 6 - standing : standing;
    }
}
