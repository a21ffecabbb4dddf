using System.Net;
using System.Text.Json;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>A whole trip through a host that was told to log everything: lines of JSON, and nothing of the person in them.</summary>
public sealed class LoggingAnAnswer(TestPostgres postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cx-log-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Information")]
    [InlineData("Trace")]
    public async Task Leaves_no_word_of_it_in_the_log(string level)
    {
        const string unit = "Nachtschicht am Kai", organization = "Reederei Kranich";
        await using var app = new StartedApp(StartedApp.AnyPort, $"--ConnectionStrings:Store={await postgres.NewDatabaseAsync()}", $"--Storage:KeyFolder={folder}",
            $"--Logging:LogLevel:Default={level}", $"--Logging:LogLevel:Microsoft.AspNetCore.Hosting={level}", $"--Logging:Console:LogLevel:Default={level}",
            $"--Logging:Console:LogLevel:Microsoft.AspNetCore={level}", "--Logging:Console:FormatterName=json", "--Logging:Console:FormatterOptions:IncludeScopes=true");
        var cookies = new CookieContainer();
        var address = new Uri(await app.ReadyAsync(Ct));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        var account = (await app.FirstAccountAsync(Ct)).Cookie;
        cookies.Add(address, new Cookie(account.Name, account.Value));
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var visitor = new Visitor(http);

        await visitor.GoAsync("/organizations");
        await visitor.PostAsync("/organizations", ("Name", organization));
        var org = visitor.Here;
        await visitor.GoAsync($"{org}/waves/new");
        await visitor.PostAsync(visitor.Here, ("Questionnaire", $"{Situations.Executive} 1.0"), ("Mode", "trial"), ("Name", ""), ("go", "schedule"),
            ("Units[0].Code", "N"), ("Units[0].De", unit), ("Units[0].En", unit), ("Units[0].X", "3"), ("Units[0].M", "3"), ("Units[0].F", "3"));
        visitor.Html.ShouldContain(unit);
        await visitor.BeginAsync(Situations.Executive);
        var (sheet, items) = (visitor.Here.Split('/')[4], visitor.Items());
        Guid.TryParse(sheet, out _).ShouldBeTrue(visitor.Here);
        for (var pages = 0; visitor.Here.Contains("/pages/", StringComparison.Ordinal) && pages < 9; pages++)
            await visitor.PostAsync(visitor.Here, [("go", "on"), .. visitor.Items().Select(item => (item, "4"))]);
        await visitor.PostAsync(visitor.Here, ("language", "de"));
        await visitor.PostAsync("/language", ("language", "de"), ("returnUrl", $"/o/self/sheets/{sheet}/review"));
        await visitor.PostAsync($"/o/self/sheets/{sheet}/answers/{items[0]}", (items[0], "9"));
        await visitor.GoAsync($"/o/self/sheets/{Guid.Empty}");
        var crumbs = cookies.GetAllCookies().Select(cookie => cookie.Value).ToArray();
        crumbs.Length.ShouldBeGreaterThan(1);
        await app.AskToEndAsync();
        (await app.EndedAsync(Ct)).ShouldBe(0);

        var lines = app.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("LogLevel").GetString()).ShouldContain("Information");
        foreach (var secret in new[] { FirstAccount.Name, FirstAccount.UserName, FirstAccount.Password, sheet, unit, organization, "/sheets/", org.Split('/')[^1] }.Concat(items).Concat(crumbs))
            lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(secret);
        app.Errors.ShouldBeEmpty();
    }
}
