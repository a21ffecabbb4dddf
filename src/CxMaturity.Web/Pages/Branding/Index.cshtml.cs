using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Branding.Pictures;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.Branding;

/// <summary>Name, logo, colour, footer and language of an organisation, each saved by itself.</summary>
[Needs(Right.ManageBranding)]
public sealed class IndexModel(OrganizationKeeping organizations, BrandingKeeping branding, Sentences sentences) : PageModel
{
    /// <summary>What the colour field of a browser shows where no colour is set: it cannot be empty.</summary>
    private const string ProductsOwn = "#0d5563";

    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public string? Accent { get; set; }

    /// <summary>The colour as picked instead of typed.</summary>
    [BindProperty] public string? Picked { get; set; }

    [BindProperty] public string? FooterDe { get; set; }

    [BindProperty] public string? FooterEn { get; set; }

    /// <summary>The language for whoever has chosen none; empty leaves it to the browser.</summary>
    [BindProperty] public string? Speaks { get; set; }

    [BindProperty] public bool Swiss { get; set; }

    public Organization Organization { get; private set; } = null!;

    public Domain.Organizations.Branding Saved => Organization.Branding;

    public AccentTheme? Theme => AccentTheme.Of(Saved.Accent);

    public string PickerShows => Colour.Parse(Accent)?.ToString() ?? ProductsOwn;

    public static int LargestLogo => PngRewriting.LargestFile / 1024;

    public static int LargestSide => PngHeader.LargestSide;

    /// <summary>Why something was refused, and beside which form that is said.</summary>
    public string? Refused { get; private set; }

    public string? RefusedPart { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        ShowSaved();
    }

    public Task<IActionResult> OnPostNameAsync(CancellationToken ct) => SaveAsync("name", () => branding.RenameAsync(Org, Name, ct), ct);

    public Task<IActionResult> OnPostLogoAsync(IFormFile? logo, CancellationToken ct) => SaveAsync("logo", async () =>
    {
        // Told by its announced size, before anything of it is held in memory.
        if (logo?.Length > PngRewriting.LargestFile)
            throw RefusedException.Invalid("logo.too_large", LargestLogo);
        using var content = new MemoryStream();
        if (logo is not null)
            await logo.CopyToAsync(content, ct);
        await branding.ChangeLogoAsync(Org, content.ToArray(), ct);
    }, ct);

    public Task<IActionResult> OnPostNoLogoAsync(CancellationToken ct) => SaveAsync("logo", () => branding.RemoveLogoAsync(Org, ct), ct);

    public Task<IActionResult> OnPostLookAsync(CancellationToken ct) => SaveAsync("look", async () =>
    {
        var saved = (await organizations.RequireAsync(Org, ct)).Branding;
        // Two fields for one colour: whichever differs from what the page showed was meant; typing goes before picking.
        var shown = Colour.Parse(saved.Accent)?.ToString() ?? ProductsOwn;
        var isPicked = (Accent ?? "").Trim() == (saved.Accent ?? "") && Picked is { Length: > 0 } && !Picked.Equals(shown, StringComparison.OrdinalIgnoreCase);
        await branding.ChangeAsync(Org, isPicked ? Picked : Accent, new(FooterDe ?? "", FooterEn ?? ""), Speaks switch
        {
            null or "" => null,
            "de" => Language.De,
            "en" => Language.En,
            _ => throw RefusedException.Invalid("results.language", Speaks)
        }, Swiss, ct);
    }, ct);

    private async Task<IActionResult> SaveAsync(string part, Func<Task> save, CancellationToken ct)
    {
        Organization = await organizations.RequireAsync(Org, ct);
        try
        {
            if (!ModelState.IsValid)
                throw RefusedException.Invalid("branding.form");
            await save();
            return RedirectToPage(null, null, new { Org }, part);
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Invalid)
        {
            (Refused, RefusedPart) = (sentences.Of(refused), part);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            var (name, accent, de, en, speaks, swiss) = (Name, Accent, FooterDe, FooterEn, Speaks, Swiss);
            ShowSaved();
            // What was typed stays where it was refused.
            if (part == "name")
                Name = name;
            if (part == "look")
                (Accent, FooterDe, FooterEn, Speaks, Swiss) = (accent, de, en, speaks, swiss);
            ModelState.Clear();
            return Page();
        }
    }

    private void ShowSaved() => (Name, Accent, FooterDe, FooterEn, Speaks, Swiss) = (Organization.Name, Saved.Accent, Saved.Footer.De, Saved.Footer.En,
        Saved.Language switch { Language.De => "de", Language.En => "en", _ => "" }, Saved.SwissSpelling);
}
