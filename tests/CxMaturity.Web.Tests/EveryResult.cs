using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Tests.BadInput;
using CxMaturity.Web.Tests.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests;

/// <summary>All places of an organisation where something of a result may be read; routes that are added to the table are walked too.</summary>
/// <param name="dimensions">Those whose pages are looked at.</param>
/// <param name="languages">All pages are read in the first, and in the others those that differ in more than their subject.</param>
public sealed class EveryResult(CxHost host, IReadOnlyList<WaveSituation> waves, IReadOnlyList<string> dimensions, params string[] languages)
{
    private static readonly string[] Subjects = ["measure=", "/dimensions/"];

    // A person's own sheet, and what is no page of results.
    private static readonly string[] Elsewhere = ["{sheet}", "{door}", "/demo", ".xlsx", "/logo", ".css", ".ics", "/exchange/file", "{finding}", "{initiative}", "{own}"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Org => waves[0].Org;

    /// <summary>The addresses of all pages, with every pair of waves and every measure of the comparison.</summary>
    public IEnumerable<string> Addresses()
    {
        var patterns = RouteTable.Pages.Select(row => row.Pattern)
            .Where(pattern => pattern.StartsWith("/o/{org}", StringComparison.Ordinal) && !Elsewhere.Any(pattern.Contains))
            .Select(pattern => pattern.Replace("{org}", Org, StringComparison.Ordinal));
        foreach (var pattern in patterns)
            foreach (var path in pattern.Contains("{wave}") ? waves.Select(wave => pattern.Replace("{wave}", wave.Id, StringComparison.Ordinal)) : [pattern])
                foreach (var address in path.Contains("{code}") ? dimensions.Select(code => path.Replace("{code}", code, StringComparison.Ordinal)) : [path])
                    yield return address;
        foreach (var (before, after) in waves.Zip(waves.Skip(1)))
        {
            yield return $"/o/{Org}/change/why?before={before.Id}&after={after.Id}";
            foreach (var measure in dimensions.Prepend("CORE"))
                yield return $"/o/{Org}/change?before={before.Id}&after={after.Id}&measure={measure}";
        }

        var today = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var wave in waves)
            yield return $"/o/{Org}/waves/{wave.Id}/results?asOf={today}";
    }

    /// <summary>Every page as its source.</summary>
    public async Task<IReadOnlyList<(string Place, string Html)>> PagesAsync()
    {
        string[] findings = [.. (await host.Services.GetRequiredService<FindingKeeping>().AllAsync(Org, Ct)).Select(finding => $"/o/{Org}/findings/{finding.Id}")];
        var looks = languages.SelectMany((language, i) => Addresses().Concat(findings).Where(address => i == 0 || !Subjects.Any(address.Contains)).Select(address => (Language: language, Address: address)));
        var found = new ConcurrentBag<(string Place, string Html)>();
        await Parallel.ForEachAsync(looks, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (look, _) =>
        {
            using var visitor = new Visitor(host, look.Language);
            var html = await visitor.GoAsync(look.Address);
            visitor.Status.ShouldBe(HttpStatusCode.OK, look.Address);
            found.Add(($"{look.Language} {look.Address}", html));
        });
        return [.. found.OrderBy(page => page.Place, StringComparer.Ordinal)];
    }

    /// <summary>Every result as the API gives it, today and as of today.</summary>
    public async Task<IReadOnlyList<(string Place, JsonElement Body)>> AnswersAsync()
    {
        using var api = new Situations(host);
        var found = new List<(string, JsonElement)>();
        foreach (var wave in waves)
            foreach (var query in new[] { "", $"?asOf={DateTimeOffset.UtcNow:yyyy-MM-dd}" })
                found.Add(($"{wave.Path}/results{query}", await (wave with { Api = api }).ResultsAsync(query)));
        return found;
    }

    /// <summary>What the API says of all that followed from the results.</summary>
    public async Task<IReadOnlyList<(string Place, JsonElement Body)>> ActionsAsync()
    {
        using var api = new Situations(host);
        var found = new List<(string, JsonElement)>();
        foreach (var address in waves.Select(wave => $"{wave.Path}/recommendations").Prepend($"/api/v1/organizations/{Org}/findings"))
            found.Add((address, await api.SendAsync(HttpMethod.Get, address)));
        return found;
    }

    /// <summary>Every workbook, from the page and from the API.</summary>
    public async Task<IReadOnlyList<(string Place, byte[] Bytes)>> WorkbooksAsync()
    {
        using var browser = host.Browser();
        var found = new List<(string, byte[])>();
        foreach (var wave in waves)
            foreach (var root in new[] { $"/o/{Org}/waves/{wave.Id}", wave.Path })
                foreach (var language in languages)
                    found.Add(($"{root}/workbook.xlsx?lang={language}", await browser.GetByteArrayAsync($"{root}/workbook.xlsx?lang={language}", Ct)));
        return found;
    }
}
