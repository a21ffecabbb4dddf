using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CxMaturity.Web.Hosting;

/// <summary>German and English: the choice is kept in a cookie; without one the browser's wish counts, and German where it has none.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> Supported = ["de", "en"];

    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // British English: numbers and dates as a European reader expects them.
            CultureInfo[] cultures = [new("de"), new("en-GB")];
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.DefaultRequestCulture = new("de");
            options.FallBackToParentCultures = true;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = CookieName }, new AcceptedLanguage()];
        });
        return services;
    }

    public const string CookieName = "cx-language";

    public static string CultureOf(string language) => language == "en" ? "en-GB" : "de";

    /// <summary>Any English and any German is one of ours; anything else is nobody's wish.</summary>
    private sealed class AcceptedLanguage : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var wished = httpContext.Request.GetTypedHeaders().AcceptLanguage
                .OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(Supported.Contains);
            return Task.FromResult(wished is null ? null : new ProviderCultureResult(CultureOf(wished)));
        }
    }
}
