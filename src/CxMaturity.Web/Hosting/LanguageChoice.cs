using CxMaturity.Domain;
using CxMaturity.Web.Accounts;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Hosting;

/// <summary>The switch on every page: keeps the choice and leads back to where it was made.</summary>
public static class LanguageChoice
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static void MapLanguageChoice(this WebApplication app) =>
        app.MapPost("/language", ([FromForm] string? language, [FromForm] string? returnUrl, HttpContext context) =>
        {
            if (language is null || !Languages.Supported.Contains(language))
                throw RefusedException.Invalid("results.language", language ?? "");

            var culture = new RequestCulture(Languages.CultureOf(language));
            context.Response.Cookies.Append(Languages.CookieName, CookieRequestCultureProvider.MakeCookieValue(culture),
                new() { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = context.Request.IsHttps });
            return TypedResults.LocalRedirect(LocalReturn.Of(returnUrl));
        }).ExcludeFromDescription().AllowAnonymous();
}
