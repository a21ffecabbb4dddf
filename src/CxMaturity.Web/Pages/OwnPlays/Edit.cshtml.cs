using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>Changes the texts of an own play.</summary>
[Needs(Right.ManageActions)]
public sealed class EditModel(OwnPlayKeeping plays, OrganizationKeeping organizations, Sentences sentences) : WritingModel(organizations, sentences)
{
    [BindProperty(SupportsGet = true, Name = "own"), FromRoute(Name = "own")] public string Id { get; set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var found = await plays.RequireAsync(Org, Id, ct);
        (German, English, Code) = (found.State.German, found.State.English, found.State.Code);
        Version = found.Version.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Code = (await plays.RequireAsync(Org, Id, ct)).State.Code;
        return await SaveAsync(async () =>
        {
            var version = long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : throw RefusedException.Invalid("board.form");
            await plays.ReviseAsync(Org, Id, German, English, version, ct);
            return Code;
        });
    }
}
