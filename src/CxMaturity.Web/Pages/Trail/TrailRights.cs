using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>What the reader may, as far as the trail asks.</summary>
public static class TrailRights
{
    // Until there are roles everybody may everything: to be replaced together with them.
    public static Func<Right, bool> Of(HttpContext context) => _ => true;
}
