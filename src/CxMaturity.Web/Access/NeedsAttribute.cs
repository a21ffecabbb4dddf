using CxMaturity.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace CxMaturity.Web.Access;

/// <summary>What a page or an endpoint needs within the organisation of its address. Where nothing is said, nobody comes in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : AuthorizeAttribute(AccessServices.Door), IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Right Right => right;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
