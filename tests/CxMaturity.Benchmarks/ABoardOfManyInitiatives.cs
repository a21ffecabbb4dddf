using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Benchmarks.Bench;
using CxMaturity.Benchmarks.Http;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Store;

namespace CxMaturity.Benchmarks;

/// <summary>The board of an organisation with 2,000 initiatives and a trail of 100,000 events, against a static page.</summary>
public static partial class ABoardOfManyInitiatives
{
    private const int Initiatives = 2000;
    private const int Events = 100_000;
    private const int Times = 20;

    public static async Task<IReadOnlyList<Line>> RunAsync(Database database, AppProcess app, AppProcess bare, string questionnaires)
    {
        using var stage = await Stage.WithOpenWaveAsync(app, BenchQuestionnaire.Id);
        Guid card;
        await using (var store = await BareStore.InSchemaAsync(database, "cx", questionnaires))
        {
            var streams = Streams(stage.Organization);
            card = streams[0].Id;
            await store.Events.AppendWholeAsync(streams);
        }

        var (board, trail) = ($"/o/{stage.Organization}/board", $"/o/{stage.Organization}/trail");
        var pages = await new Rounds(() => PageAsync(bare, "/form", null), () => PageAsync(app, board, app.Cookie)).RunAsync();
        var lines = await new Rounds(() => PageAsync(bare, "/form", null), () => PageAsync(app, trail, app.Cookie)).RunAsync();
        using var mover = await MoverAsync(app, board);
        var moves = await new Rounds(() => PageAsync(bare, "/form", null), () => MoveAsync(mover.Http, board, mover.Token, card)).RunAsync();
        return
        [
            Told($"page of a board with {Initiatives:#,0} initiatives", pages, "≤ 200 ms"), Told($"page of a trail of {Events:#,0} events", lines, "≤ 200 ms"),
            Told("one move on that board", moves, "≤ 50 ms")
        ];
    }

    private static Line Told(string work, Rounds rounds, string required) => new(
        $"{work}, against a static Razor page", string.Create(CultureInfo.InvariantCulture, $"{Rounds.Median(rounds.Subject):0.0} ms"), required,
        $"{Rounds.Spread(rounds.Subject, "0.0")} ms against {Rounds.Spread(rounds.Floor, "0.00")} ms");

    private static async Task<double> PageAsync(AppProcess host, string path, string? cookie)
    {
        using var connection = await KeepAliveConnection.OpenAsync(host.Address);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            var answer = await connection.SendAsync("GET", path, cookie: cookie);
            if (answer.Status != 200)
                throw new InvalidOperationException($"{path} answered {answer.Status}.");
        }

        return watch.Elapsed.TotalMilliseconds / Times;
    }

    /// <summary>There and back again, as the buttons of the card do it; the page that follows is not part of it.</summary>
    private static async Task<double> MoveAsync(HttpClient http, string board, string token, Guid card)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Times; i++)
        {
            var (from, go) = i % 2 == 0 ? (BoardColumn.Idea, "right") : (BoardColumn.Scoped, "left");
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Initiative"] = $"{card}", ["From"] = $"{from}", ["Go"] = go });
            using var answer = await http.PostAsync(new Uri($"{board}?handler=Move", UriKind.Relative), form);
            if (answer.StatusCode != HttpStatusCode.Found)
                throw new InvalidOperationException($"A move was answered with {answer.StatusCode}.");
        }

        return watch.Elapsed.TotalMilliseconds / Times;
    }

    private static async Task<Mover> MoverAsync(AppProcess app, string board)
    {
        var cookies = new CookieContainer();
        cookies.SetCookies(app.Address, app.Cookie);
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = app.Address };
        return new(http, Token().Match(await http.GetStringAsync(new Uri(board, UriKind.Relative))).Groups[1].Value);
    }

    private static List<StreamWithHistory> Streams(string organization)
    {
        // One after the other over a month, the first one last.
        var (now, position, streams) = (DateTimeOffset.UtcNow.AddDays(-1), BoardPosition.First, new List<StreamWithHistory>());
        for (var i = 0; i < Initiatives; i++, position = BoardPosition.Between(position, null), now = now.AddMinutes(-20))
        {
            var (id, item, column) = (Guid.CreateVersion7(now), Guid.NewGuid(), i == 0 ? BoardColumn.Idea : (BoardColumn)(i % 7));
            List<InitiativeEvent> events =
            [
                new InitiativeProposed(id, $"Initiative {i}", "P09", [], position, now), new OwnerNamed(id, Owner.Of($"Role {i % 40}"), now),
                new PeriodSet(id, null, DateOnly.FromDateTime(now.UtcDateTime).AddDays(i % 200), now),
                new InitiativeScoped(id, new("Why so many of them, and who asks for what?", "One journey", "All others", "One form", "The board", "Nobody asks twice"), now),
                new DriversLinked(id, ["Simplicity"], now), new TargetsSet(id, [new("SILO", 0.3, DateOnly.FromDateTime(now.UtcDateTime).AddDays(200))], now),
                new ChecklistItemAdded(id, item, "Ask those who use it", now)
            ];
            if (column != BoardColumn.Idea)
                events.Add(new InitiativeMoved(id, BoardColumn.Idea, column, position, "Agreed.", now));
            while (events.Count < Events / Initiatives)
                events.Add(events[^1] is ChecklistItemTicked ? new ChecklistItemUnticked(id, item, now) : new ChecklistItemTicked(id, item, now));
            streams.Add(StreamWithHistory.Of(organization, CxMaturity.Web.Storage.Streams.Initiatives, id, events, happened => happened.At));
        }

        return streams;
    }

    private sealed record Mover(HttpClient Http, string Token) : IDisposable
    {
        public void Dispose() => Http.Dispose();
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
