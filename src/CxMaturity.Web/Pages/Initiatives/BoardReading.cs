using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Waves;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Units;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>The cards of one column, as far as they are shown.</summary>
/// <param name="Count">How many there are.</param>
public sealed record BoardPile(BoardColumn Column, int Count, IReadOnlyList<Initiative> Cards);

/// <summary>One row of the board.</summary>
/// <param name="Name">None where the board has one row only.</param>
public sealed record BoardLane(string? Name, IReadOnlyList<BoardPile> Columns);

/// <summary>The board as it is drawn.</summary>
/// <param name="Shown">How many initiatives the filter shows.</param>
/// <param name="Everything">What there is without the filter.</param>
/// <param name="Known">The playbook that its plays are from.</param>
/// <param name="Owners">Everybody who owns something, as the address names them, with their names.</param>
public sealed record Board(
    Organization Organization, int Shown, IReadOnlyList<BoardLane> Lanes, InitiativeWords Words, IReadOnlyList<BoardWarning> Warnings,
    IReadOnlyList<(string Value, string Name)> Owners, IReadOnlyList<(string Value, string Name)> Units, IReadOnlyList<string> Plays, IReadOnlyList<Initiative> Everything,
    KnownPlays Known);

/// <summary>Lays the initiatives of an organisation out as a board, today or on an earlier day.</summary>
public sealed class BoardReading(
    OrganizationKeeping organizations, InitiativeKeeping initiatives, InitiativeReading reading, ClosedWaves closed, AsOfDates dates, KnownPlaysOf playsOf)
{
    /// <summary>More cards than these are shown when somebody asks for them.</summary>
    public const int MostCards = 50;

    /// <param name="seesResults">Whether the reader may know which dimension is the weakest.</param>
    public async Task<Board> OfAsync(string org, BoardFilter filter, bool seesResults, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var moment = dates.Read(filter.AsOf);
        var all = moment is { } then ? await initiatives.AsOfAsync(org, then, ct) : await initiatives.AllAsync(org, ct);
        var today = moment is { } day ? DateOnly.FromDateTime(day.AddTicks(-1).UtcDateTime) : initiatives.Today;
        var tree = await reading.UnitsAsync(org, ct);
        var words = await reading.WordsAsync(org, all, tree, ct);
        Initiative[] shown = [.. all.Where(initiative => filter.Shows(initiative, today))];
        var weakest = seesResults && all.Count > 0 ? await WeakestAsync(org, filter.AsOf, ct) : null;
        var plays = await playsOf(org, ct);
        return new(organization, shown.Length, LanesOf(shown, filter, words), words, BoardWarnings.Of(all, weakest, plays.StepsOf),
            [.. all.DistinctBy(BoardFilter.OwnerOf).Select(initiative => (BoardFilter.OwnerOf(initiative), words.Owner(initiative.Owner))).OrderBy(owner => owner.Item2, StringComparer.CurrentCulture)],
            [.. all.SelectMany(initiative => initiative.Units).Distinct(StringComparer.OrdinalIgnoreCase).Select(unit => (unit, words.Unit(unit))).OrderBy(unit => unit.Item2, StringComparer.CurrentCulture)],
            [.. all.Select(initiative => initiative.PlayId).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            all, plays);
    }

    private static IReadOnlyList<BoardLane> LanesOf(IReadOnlyList<Initiative> shown, BoardFilter filter, InitiativeWords words)
    {
        if (filter.Lanes == BoardLanes.None)
            return [new(null, StacksOf(shown, filter))];
        return
        [
            .. shown.SelectMany(initiative => KeysOf(initiative).DefaultIfEmpty("").Select(key => (key, initiative)))
                .GroupBy(pair => pair.key, pair => pair.initiative)
                // What belongs nowhere stands last.
                .Select(lane => (IsLast: lane.Key.Length == 0, Lane: new BoardLane(NameOf(lane.Key, lane.First()), StacksOf([.. lane], filter))))
                .OrderBy(lane => lane.IsLast).ThenBy(lane => lane.Lane.Name, StringComparer.CurrentCulture).Select(lane => lane.Lane)
        ];

        IEnumerable<string> KeysOf(Initiative initiative) => filter.Lanes switch
        {
            BoardLanes.Unit => initiative.Units,
            BoardLanes.Owner => initiative.Owner is null ? [] : [BoardFilter.OwnerOf(initiative)],
            _ => initiative.Targets.Select(target => target.Dimension)
        };

        string NameOf(string key, Initiative first) => key.Length == 0 ? words.NoLane(filter.Lanes) : filter.Lanes switch
        {
            BoardLanes.Unit => words.Unit(key),
            BoardLanes.Owner => words.Owner(first.Owner),
            _ => words.Dimension(key)
        };
    }

    private static BoardPile[] StacksOf(IReadOnlyList<Initiative> shown, BoardFilter filter) =>
    [
        .. Enum.GetValues<BoardColumn>().Select(column =>
        {
            var cards = InitiativeKeeping.Column(shown, column);
            return new BoardPile(column, cards.Count, filter.All == column ? cards : [.. cards.Take(MostCards)]);
        })
    ];

    /// <summary>The lowest of the four foundations in the latest official result that shows them.</summary>
    private async Task<string?> WeakestAsync(string org, string asOf, CancellationToken ct)
    {
        foreach (var wave in (await closed.ThatCountAsync(org, asOf, ct)).Take(3))
            try
            {
                var result = (await closed.ResultAsync(org, wave, asOf, ct)).Result;
                var lowest = result.Dimensions.Where(dimension => dimension is { Core: true, Score: not null }).MinBy(dimension => dimension.Score);
                if (lowest is not null)
                    return lowest.Code;
            }
            catch (ResultReading.StillComputingException)
            {
                // The board does not wait for it.
                return null;
            }

        return null;
    }
}
