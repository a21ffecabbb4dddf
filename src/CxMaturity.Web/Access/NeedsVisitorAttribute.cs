using Microsoft.AspNetCore.Authorization;

namespace CxMaturity.Web.Access;

/// <summary>What somebody has to be where no organisation is spoken of.</summary>
public enum VisitorIs
{
    /// <summary>Signed in, whoever it is.</summary>
    SignedIn,

    /// <summary>Signed in, or sitting at the very computer.</summary>
    AtThisComputer,

    /// <summary>Somebody who keeps the installation; whoever sits at the computer while nobody exists.</summary>
    KeepsInstallation,

    /// <summary>Somebody who may found organisations: keeps the installation, or advises clients.</summary>
    MayFound,

    /// <summary>Somebody who may look around in the demo: whoever may found, and whoever sits at the computer while it is shown.</summary>
    MayLookAround
}

/// <summary>What a page or an endpoint needs that belongs to no organisation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsVisitorAttribute(VisitorIs visitor) : AuthorizeAttribute(AccessServices.Door), IAuthorizationRequirement, IAuthorizationRequirementData
{
    public VisitorIs Visitor => visitor;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
