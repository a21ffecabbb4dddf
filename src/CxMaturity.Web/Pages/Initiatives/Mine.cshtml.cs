using CxMaturity.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What is due from the reader.</summary>
[NeedsVisitor(VisitorIs.SignedIn)]
public sealed class MineModel(MyThings mine, InitiativeKeeping initiatives) : PageModel
{
    private const int Soon = 14;

    public IReadOnlyList<MyThing> Things { get; private set; } = [];

    /// <summary>By how soon they are due; groups of nothing are left out.</summary>
    public IEnumerable<(string Key, IReadOnlyList<MyThing> Things)> Groups => new (string, Func<MyThing, bool>)[]
    {
        ("mine.overdue", thing => thing.Due < initiatives.Today),
        ("mine.soon", thing => thing.Due >= initiatives.Today && thing.Due <= initiatives.Today.AddDays(Soon)),
        ("mine.later", thing => thing.Due > initiatives.Today.AddDays(Soon)),
        ("mine.undated", thing => thing.Due is null)
    }.Select(group => (group.Item1, (IReadOnlyList<MyThing>)[.. Things.Where(group.Item2)])).Where(group => group.Item2.Count > 0);

    public async Task OnGetAsync(CancellationToken ct) => Things = await mine.OfAsync(HttpContext.SignedIn()!, ct);
}
