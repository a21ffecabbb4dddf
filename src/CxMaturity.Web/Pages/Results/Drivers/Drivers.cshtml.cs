using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;

namespace CxMaturity.Web.Pages.Results.Drivers;

/// <summary>Which dimensions go along with the outcome, and how well each of them stands.</summary>
[Needs(Right.SeeResults)]
public sealed class DriversModel(ResultPages pages) : ResultPageModel(pages);
