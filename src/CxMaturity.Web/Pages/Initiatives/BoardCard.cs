using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>One card where it is drawn.</summary>
/// <param name="Lane">The row, counted from 0: a card that stands in several rows is a target of links in the first one only.</param>
/// <param name="IsTarget">Whether links to the card lead here.</param>
public sealed record BoardCard(BoardModel Page, Initiative Card, int Lane, bool IsTarget, bool IsFirst, bool IsLast);
