using CxMaturity.Web.Library.Plays;
using Microsoft.AspNetCore.StaticFiles;

namespace CxMaturity.Web.Library.Articles;

/// <summary>How the host takes in articles, terms and plays.</summary>
public static class ContentRegistration
{
    /// <summary>Reads the content at once, so that a fault stops the start and not a reader.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, string folder)
    {
        var articles = ArticleLibrary.Read(folder);
        return services.AddSingleton(articles).AddSingleton(PlayLibrary.Read(folder, articles));
    }

    /// <summary>Serves the pictures of the articles, and no other file of their folder.</summary>
    public static IEndpointRouteBuilder MapArticleImages(this IEndpointRouteBuilder routes)
    {
        var types = new FileExtensionContentTypeProvider();
        routes.MapGet("/articles/images/{name}", (string name, ArticleLibrary library) =>
            library.Images.TryGetValue(name, out var path) && types.TryGetContentType(name, out var type)
                ? Results.File(path, type)
                : Results.NotFound()).ExcludeFromDescription().AllowAnonymous();
        return routes;
    }
}
