using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Web.Library;
using CxMaturity.Web.Access;
using CxMaturity.Web.Pages.Branding;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace CxMaturity.Web.Hosting;

/// <summary>
/// German and English: the choice is kept in a cookie; without one the organisation's language counts on its pages, then the browser's
/// wish, and German where it has none. Where an organisation writes Swiss German, German is that.
/// </summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> Supported = ["de", "en"];

    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizer<Texts>, SwissTexts>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            // British English: numbers and dates as a European reader expects them.
            CultureInfo[] cultures = [new("de"), new("en-GB"), new(SwissSpelling.Culture)];
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.DefaultRequestCulture = new("de");
            options.RequestCultureProviders = [new VisitorsLanguage()];
        });
        return services;
    }

    public const string CookieName = "cx-language";

    public static string CultureOf(string language) => language == "en" ? "en-GB" : "de";

    private sealed class VisitorsLanguage : RequestCultureProvider
    {
        private static readonly CookieRequestCultureProvider Cookie = new() { CookieName = CookieName };

        public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            var branding = await OpensAsync(httpContext)
                ? (await httpContext.RequestServices.GetRequiredService<BrandingReading>().OfAsync(httpContext.Request.Path, httpContext.RequestAborted))?.Branding
                : null;
            var chosen = await Cookie.DetermineProviderCultureResult(httpContext);
            var language = Known(chosen?.UICultures is [var first, ..] ? first.Value : null)
                ?? branding?.Language switch { Language.De => "de", Language.En => "en", _ => null }
                ?? Accepted(httpContext.Request) ?? "de";
            return new(language == "de" && branding?.SwissSpelling == true ? SwissSpelling.Culture : CultureOf(language));
        }

        /// <summary>Whether the organisation speaks to this visitor: to strangers it must not sound different from one that is not there.</summary>
        private static async Task<bool> OpensAsync(HttpContext http)
        {
            if (AnswerRoutes.IsWithinASheet(http.Request))
                return true;
            if (!http.Request.Path.StartsWithSegments("/o", StringComparison.OrdinalIgnoreCase, out var rest) || rest.Value?.Split('/') is not [_, var organization, ..])
                return false;
            try
            {
                await http.AuthenticateAsync();
                if (await http.RequestServices.GetRequiredService<OrganizationDoor>().FindAsync(organization, http, http.RequestAborted) is { } access)
                    http.Features.Set(access);
                return http.Access() is not null;
            }
            catch (Exception) when (!http.RequestAborted.IsCancellationRequested)
            {
                // Whatever is wrong is told where it stands in the way, and not by the language.
                return false;
            }
        }

        /// <summary>Any English and any German is one of ours; anything else is nobody's wish.</summary>
        private static string? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1).Select(language => Known(language.Value.ToString())).FirstOrDefault(language => language is not null);

        private static string? Known(string? culture) => culture?.Split('-')[0].ToLowerInvariant() is { } language && Supported.Contains(language) ? language : null;
    }
}
