using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>What the reader may, as far as the trail asks.</summary>
public static class TrailRights
{
    public static Func<Right, bool> Of(HttpContext context) => right => context.Access()?.May(right) == true;
}
