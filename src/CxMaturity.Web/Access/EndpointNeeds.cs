using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Access;

/// <summary>The same words for endpoints that pages say with attributes.</summary>
public static class EndpointNeeds
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new NeedsAttribute(right));

    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, VisitorIs visitor) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new NeedsVisitorAttribute(visitor));
}
