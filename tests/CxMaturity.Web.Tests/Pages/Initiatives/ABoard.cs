using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Pages.Initiatives;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>An organisation with a board, and somebody who works on it in a browser without script.</summary>
public sealed class ABoard : IDisposable
{
    private ABoard(CxHost host, string org, string language) => (Host, Org, Person) = (host, org, new Visitor(host, language));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public CxHost Host { get; }

    public string Org { get; }

    public Visitor Person { get; }

    public InitiativeKeeping Keeping => Host.Services.GetRequiredService<InitiativeKeeping>();

    public string Path => $"/o/{Org}/board";

    public static async Task<ABoard> OpenAsync(CxHost host, string language = "en")
    {
        using var api = new Situations(host);
        return new(host, await api.OrganizationAsync(), language);
    }

    public void Dispose() => Person.Dispose();

    public string Of(Guid initiative) => $"/o/{Org}/initiatives/{initiative}";

    public Task<Guid> ProposedAsync(string title = "Fewer forms") => Keeping.ProposeAsync(Org, title, null, [], Ct);

    /// <summary>An initiative with all that it needs before anybody begins.</summary>
    public async Task<Guid> ReadyAsync(string title = "Fewer forms", string owner = "Head of service", string due = "2030-03-31", string lever = "Process", string? play = null)
    {
        var (id, now) = (await Keeping.ProposeAsync(Org, title, play, [], Ct), Keeping.Now);
        await ChangeAsync(id, state => InitiativeDecider.Decide(state, new ScopeInitiative(new("Why so many?", "", "", "One form", "Board", "Nobody asks twice"), now)));
        await ChangeAsync(id, state => PlanDecider.Decide(state, new PlanInitiative(Owner.Of(owner), "", [], null, DateOnly.Parse(due, CultureInfo.InvariantCulture), null, "",
            Enum.Parse<Lever>(lever), WorksCouncilStatus.NotNeeded, [], [], ["Simplicity"], [new("SILO", 0.3, new(2030, 6, 30))], now)));
        return id;
    }

    public async Task<Guid> InProgressAsync(string title, string owner = "Head of service")
    {
        var id = await ReadyAsync(title, owner);
        await Keeping.MoveAsync(Org, id, BoardColumn.InProgress, CardPlace.Last, "Agreed by the board.", Ct);
        return id;
    }

    public Task ChangeAsync(Guid id, Func<Initiative, IReadOnlyList<InitiativeEvent>> decide) => Keeping.ChangeAsync(Org, id, decide, null, Ct);

    public async Task<Initiative> FindAsync(Guid id) => (await Keeping.RequireAsync(Org, id, Ct)).State;

    public async Task<string[]> ColumnAsync(BoardColumn column) => [.. InitiativeKeeping.Column(await Keeping.AllAsync(Org, Ct), column).Select(initiative => initiative.Title)];

    /// <summary>Sends a form of the initiative's page, as it was loaded last.</summary>
    public async Task<string> SendAsync(Guid id, string handler, params (string Name, string Value)[] fields)
    {
        if (!Person.Html.Contains("name=\"Version\"", StringComparison.Ordinal))
            await Person.GoAsync(Of(id));
        var version = Regex.Match(Person.Html, "name=\"Version\" value=\"(\\d+)\"").Groups[1].Value;
        return await Person.PostAsync($"{Of(id)}?handler={handler}", [.. fields, ("Version", version)]);
    }

    public async Task<string> MoveAsync(Guid id, BoardColumn from, params (string Name, string Value)[] fields)
    {
        await Person.GoAsync(Path);
        return await Person.PostAsync($"{Path}?handler=Move", [("Initiative", $"{id}"), ("From", $"{from}"), .. fields]);
    }

    /// <summary>What a page says, without its elements.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<[^>]+>", " "), "\\s+", " "));
}
