using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Results;

[CollectionDefinition(Name)]
public sealed class ResultPagesTogether : ICollectionFixture<ResultPagesHost>
{
    public const string Name = "result pages";
}

/// <summary>
/// A host of its own with the demo, which others make and remove, and with small waves: what they show was decided once, and every page
/// of a result is read from them.
/// </summary>
public sealed partial class ResultPagesHost : IAsyncLifetime
{
    public const string One = "one answer", Alike = "all the same", CannotJudge = "nobody can judge", Nobody = "nobody", Withheld = "one group withheld";

    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    public CxHost Host { get; } = new();

    public static TheoryData<string> SmallWaves => [One, Alike, CannotJudge, Nobody, Withheld];

    /// <summary>The address of the demo's last wave.</summary>
    public string Demo { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        await Host.MakeDemoAsync();
        using var api = new Situations(Host);
        addresses[Nobody] = await WaveAsync(api);
        addresses[One] = await WaveAsync(api, ("X", 1, (_, _) => 4));
        addresses[Alike] = await WaveAsync(api, ("X", 6, (_, _) => 3), ("F", 6, (_, _) => 3));
        addresses[CannotJudge] = await WaveAsync(api, ("F", 6, (_, _) => 0));
        // Four executives are too few to be shown; whatever tells of their fives must not be on a page.
        addresses[Withheld] = await WaveAsync(api, ("X", 4, (_, _) => 5), ("F", 6, (i, item) => 1 + (i + item[^1]) % 2));

        var waves = await Host.Services.GetRequiredService<WaveKeeping>().AllAsync(DemoOrganization.Id.ToString(), default);
        var last = waves.MaxBy(wave => wave.ClosedAt)!;
        await Host.Services.GetRequiredService<ResultFixing>().OfAsync(DemoOrganization.Id.ToString(), last, Timeout.InfiniteTimeSpan, default);
        Demo = $"{DemoOrganization.Address}/waves/{last.Id}";
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public string Small(string wave) => addresses[wave];

    /// <summary>What a page says, without its frame; it must be served and hold nothing that is no number.</summary>
    public static async Task<string> ReadAsync(Visitor visitor, string path)
    {
        for (var look = 0; look < 20; look++)
        {
            await visitor.GoAsync(path);
            if (!visitor.Html.Contains("data-refresh-seconds", StringComparison.Ordinal))
                break;
        }

        visitor.Status.ShouldBe(HttpStatusCode.OK, path);
        var said = Said(visitor.Html);
        NoNumber().Match(said).Value.ShouldBe("", path);
        // Where a text is missing, its key would stand.
        Key().Match(said).Value.ShouldBe("", path);
        return said;
    }

    /// <summary>The page within its frame, as a reader sees it.</summary>
    public static string Said(string html) => WebUtility.HtmlDecode(Regex.Match(html, "(?s)<main.*</main>").Value);

    private static async Task<string> WaveAsync(Situations api, params (string Variant, int People, Func<int, string, int> Value)[] groups)
    {
        var wave = await api.WaveAsync(Situations.Full, mode: "named");
        foreach (var (variant, people, value) in groups)
        {
            var items = (await api.ItemsAsync(Situations.Full, variant)).Where(item => !item.StartsWith("CTX", StringComparison.Ordinal)).ToArray();
            await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (i, _) =>
            {
                var sheet = await wave.SheetAsync(variant);
                foreach (var item in items)
                    await wave.AnswerAsync(sheet, item, value(i, item) is var answer and > 0 ? answer : "na");
                await wave.SubmitAsync(sheet);
            });
        }

        await wave.CloseAsync();
        return $"/o/{wave.Org}/waves/{wave.Id}";
    }

    [GeneratedRegex(@"\bNaN\b|∞|Infinity|-0\.0\b")]
    private static partial Regex NoNumber();

    [GeneratedRegex(@">\s*(tabs|perception|drivers|quality|findings|figure|withheld|withheld_short)\.[A-Za-z_.]+\s*<")]
    private static partial Regex Key();
}
