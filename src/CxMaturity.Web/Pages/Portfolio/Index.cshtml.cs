using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Results;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Portfolio;

/// <summary>All clients of a consultant: where they stand, where they move, and what is due.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class IndexModel(PortfolioReading portfolio, PortfolioWorkbook workbook, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }

    [BindProperty(SupportsGet = true)] public string? Level { get; set; }

    [BindProperty(SupportsGet = true)] public string? Next { get; set; }

    [BindProperty(SupportsGet = true)] public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)] public string? Order { get; set; }

    public PortfolioView View { get; private set; } = null!;

    public IReadOnlyList<Client> Clients { get; private set; } = [];

    /// <summary>How many there are without the filter.</summary>
    public int All { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return File(workbook.Of(Clients, Now), WorkbookExport.ContentType, $"cxmaturity-portfolio-{Now:yyyy-MM-dd}.xlsx");
    }

    /// <summary>The same view in another order; a second click on the same head turns it around.</summary>
    public string SortedBy(string sort) => Query(sort, View.Sort == sort && !View.Descending ? "down" : "up", null);

    public string WorkbookAddress => Query(View.Sort, View.Descending ? "down" : "up", "Workbook");

    public string? Arrow(string sort) => View.Sort != sort ? null : View.Descending ? "descending" : "ascending";

    private async Task ReadAsync(CancellationToken ct)
    {
        View = PortfolioView.Of(Words, Level, Next, Sort, Order);
        var all = await portfolio.OfAsync(HttpContext.SignedIn()!, ct);
        (All, Clients) = (all.Count, View.Apply(all));
    }

    private string Query(string sort, string order, string? handler) => "/portfolio" + QueryString.Create(
        new Dictionary<string, string?> { ["words"] = View.Words, ["level"] = Level, ["next"] = Next, ["sort"] = sort, ["order"] = order, ["handler"] = handler }
            .Where(entry => !string.IsNullOrEmpty(entry.Value)));
}
