namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What is said beside one form of an initiative: that it was saved, or why not.</summary>
public sealed record Said(ShowModel Page, string Part);
