using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>The board of an organisation; cards are moved by forms, and by dragging where there is script.</summary>
[Needs(Right.SeeActions)]
public sealed class BoardModel(BoardReading reading, InitiativeKeeping initiatives, AsOfDates dates, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    public BoardFilter Filter { get; private set; } = null!;

    public Board Board { get; private set; } = null!;

    public KnownPlays Plays => Board.Known;

    public DateOnly Today => initiatives.Today;

    /// <summary>An earlier day can be looked at only.</summary>
    public bool MayMove => Filter.AsOf.Length == 0 && HttpContext.Access()?.May(Right.ManageActions) == true;

    public bool MayPropose => HttpContext.Access()?.May(Right.ManageActions) == true;

    public AsOfControl Date => new($"/o/{Org}/board", Filter.AsOf, dates.Today, null, [.. Filter.Fields().Where(said => said.Name != "asOf").Select(said => (said.Name, (string?)said.Value))]);

    /// <summary>The card that was moved last, and where it came from; none where nothing was.</summary>
    public (Initiative Card, BoardColumn Was, string Position)? Moved { get; private set; }

    public string? Refused { get; private set; }

    /// <summary>The move that was refused, for another try.</summary>
    public (Initiative Card, BoardColumn To, string Reason)? Again { get; private set; }

    /// <summary>What the card lacks that was refused.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public async Task OnGetAsync(string? moved, string? was, string? position, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Guid.TryParse(moved, out var id) && Enum.TryParse<BoardColumn>(was, out var column) && Enum.IsDefined(column) && Find(id) is { } card && BoardPosition.IsPosition(position))
            Moved = (card, column, position!);
    }

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct)
    {
        var form = InitiativeFields.Posted(Request.Form);
        var (to, place) = Target(form);
        return MoveAsync(form, to, id => initiatives.MoveAsync(Org, id, to, place, form["Reason"], ct,
            InitiativeCommands.WordIn<BoardColumn>(form["From"]), form["Before"].Length == 0 ? null : InitiativeCommands.IdIn(form["Before"])), ct);
    }

    [HandlerNeeds(Right.ManageActions)]
    public Task<IActionResult> OnPostBackAsync(CancellationToken ct)
    {
        var form = InitiativeFields.Posted(Request.Form);
        var to = InitiativeCommands.WordIn<BoardColumn>(form["To"]);
        return MoveAsync(form, to, id => initiatives.MoveBackAsync(Org, id, to, form["Position"], form["Reason"], ct), ct, isBack: true);
    }

    private async Task<IActionResult> MoveAsync(
        InitiativeFields form, BoardColumn to, Func<Guid, Task<(Initiative Before, Initiative After)>> move, CancellationToken ct, bool isBack = false)
    {
        Filter = BoardFilter.Of(Request.Query);
        var id = InitiativeCommands.IdIn(form["Initiative"]);
        try
        {
            var (before, after) = await move(id);
            var hasMoved = before.Column != after.Column || before.Position != after.Position;
            return LocalRedirect((hasMoved && !isBack
                ? Filter.Address(Org, ("moved", $"{id}"), ("was", $"{before.Column}"), ("position", before.Position))
                : Filter.Address(Org)) + $"#card-{id:N}");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Conflict)
        {
            await LoadAsync(ct);
            var card = Find(id) ?? throw RefusedException.Unknown("initiative.unknown");
            (Refused, Again) = (sentences.Of(refused), (card, to, form["Reason"]));
            if (Readiness.IsAsked(to))
                Missing = Readiness.Missing(card);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    /// <summary>Of what a warning speaks.</summary>
    public Initiative? Find(Guid id) => Board.Everything.FirstOrDefault(card => card.Id == id);

    /// <summary>What the buttons of a card say instead of a column.</summary>
    private static (BoardColumn To, CardPlace Place) Target(InitiativeFields form) => (form["Go"], InitiativeCommands.WordIn<BoardColumn>(form["From"])) switch
    {
        ("", _) => (InitiativeCommands.WordIn<BoardColumn>(form["To"]), PlaceIn(form["Place"])),
        ("up", var here) => (here, CardPlace.Up),
        ("down", var here) => (here, CardPlace.Down),
        ("left", var here) when Back(here) is { } left => (left, CardPlace.Last),
        ("right", var here) when Onward(here) is { } right => (right, CardPlace.Last),
        _ => throw RefusedException.Invalid("board.form")
    };

    /// <summary>The column to the left, where there is one that a card may simply go back to.</summary>
    public static BoardColumn? Back(BoardColumn column) => column is BoardColumn.Idea or BoardColumn.Done or BoardColumn.Stopped ? null : column - 1;

    /// <summary>The column to the right on the way to the end.</summary>
    public static BoardColumn? Onward(BoardColumn column) => column is BoardColumn.Done or BoardColumn.Stopped ? null : column + 1;

    private static CardPlace PlaceIn(string place) => place.Length == 0 ? CardPlace.Last : InitiativeCommands.WordIn<CardPlace>(place);

    private async Task LoadAsync(CancellationToken ct)
    {
        Filter = BoardFilter.Of(Request.Query);
        Board = await reading.OfAsync(Org, Filter, HttpContext.Access()?.May(Right.SeeResults) == true, ct);
    }
}
