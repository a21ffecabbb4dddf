namespace CxMaturity.Web.Pages.Results;

/// <summary>What a page of a wave's result begins with: its title and its place among the tabs.</summary>
/// <param name="Tab">As in <see cref="ResultTabs"/>.</param>
public sealed record ResultHead(ResultPageModel Page, string Title, string Tab);

/// <summary>The row of tabs that all pages of a wave's result share; the date goes with them.</summary>
/// <param name="Current">Empty for the overview; else the last part of the page's address.</param>
public sealed record ResultTabs(ResultPageModel Page, string Current)
{
    public static readonly IReadOnlyList<string> All = ["", "units", "perception", "drivers", "quality", "findings"];

    public string AddressOf(string tab) => $"{Page.Base}{(tab.Length == 0 ? "" : $"/{tab}")}{Page.Dating}";
}
