namespace CxMaturity.Web.Pages.Shared;

/// <summary>The way back: where a page stands below the start page.</summary>
public sealed record Crumb(string Name, string Href);
