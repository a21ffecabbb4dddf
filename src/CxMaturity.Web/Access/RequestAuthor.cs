using CxMaturity.Store;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Access;

/// <summary>Writes beside every event whose doing it was, except where people answer: there nobody is anybody.</summary>
public sealed class RequestAuthor(IHttpContextAccessor http) : IEventAuthor
{
    public EventMetadata Current => http.HttpContext is { } context && !AnswerRoutes.Holds(context.Request) && NameOf(context) is { } name ? new(name) : EventMetadata.None;

    private static string? NameOf(HttpContext context) =>
        context.SignedIn()?.Id.ToString() ?? (context.Features.Get<TokenIn>() is { } token ? $"token:{token.TokenId}" : null);
}
