namespace CxMaturity.Web.Pages.Trail;

/// <summary>Asks for the history of a thing beside it: <c>&lt;partial name="/Pages/Trail/_History.cshtml" model="…" /&gt;</c>.</summary>
/// <param name="Things">The streams that the thing is made of.</param>
public sealed record HistoryOf(string Organization, params Guid[] Things)
{
    /// <summary>More than these are on the trail.</summary>
    public const int Most = 20;
}
