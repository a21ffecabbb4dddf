using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Access;

/// <summary>What a form of a page needs beyond what the page needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlerNeedsAttribute(Right right) : Attribute
{
    public Right Right => right;
}

/// <summary>The same where no organisation is spoken of.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlerNeedsVisitorAttribute(VisitorIs visitor) : Attribute
{
    public VisitorIs Visitor => visitor;
}
