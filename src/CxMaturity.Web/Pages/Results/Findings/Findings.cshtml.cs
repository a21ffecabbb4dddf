using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;

namespace CxMaturity.Web.Pages.Results.Findings;

/// <summary>Patterns that are met again and again: the litmus test's three gates, and four that have names.</summary>
[Needs(Right.SeeResults)]
public sealed class FindingsModel(ResultPages pages) : ResultPageModel(pages);
