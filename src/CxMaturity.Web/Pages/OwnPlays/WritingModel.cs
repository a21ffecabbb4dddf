using CxMaturity.Domain;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CxMaturity.Web.Pages.OwnPlays;

/// <summary>A form in which somebody writes a play; whatever is wrong with it, nothing that was typed is lost.</summary>
public abstract class WritingModel(OrganizationKeeping organizations, Sentences sentences) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute] public string Org { get; set; } = "";

    [BindProperty] public string? German { get; set; }

    [BindProperty] public string? English { get; set; }

    /// <summary>The number of the play.</summary>
    [BindProperty] public string? Code { get; set; }

    /// <summary>The version that the writer has seen; none for a play that is not there yet.</summary>
    [BindProperty] public string? Version { get; set; }

    public Organization Organization { get; private set; } = null!;

    public string? Refused { get; private set; }

    public FaultList Faults { get; private set; } = new([], null, null);

    /// <summary>What somebody else has changed meanwhile, by language.</summary>
    public IReadOnlyList<(string Language, IReadOnlyList<LineDifference> Lines)> Differences { get; private set; } = [];

    public string Address => $"/o/{Org}/plays";

    protected async Task LoadAsync(CancellationToken ct) => Organization = await organizations.RequireAsync(Org, ct);

    protected async Task<IActionResult> SaveAsync(Func<Task<string>> save)
    {
        try
        {
            var code = await save();
            return RedirectToPage("Show", new { Org, own = code });
        }
        catch (FaultyPlayException wrong)
        {
            Faults = new(wrong.Faults, German, English);
            return Again(sentences.Of(Plural.Key("own_play.faults", wrong.Faults.Count), wrong.Faults.Count), StatusCodes.Status400BadRequest);
        }
        catch (RevisedMeanwhileException older)
        {
            // Whoever saves again has seen this.
            Version = older.Now.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Differences =
            [
                ("de", LineDifferences.Between(older.Seen.German, older.Now.State.German)),
                ("en", LineDifferences.Between(older.Seen.English, older.Now.State.English))
            ];
            return Again(sentences.Of("own_play.changed_meanwhile"), StatusCodes.Status409Conflict);
        }
        catch (RefusedException refused) when (refused.Kind != RefusalKind.Unknown)
        {
            return Again(sentences.Of(refused), refused.Kind == RefusalKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        }
    }

    private PageResult Again(string sentence, int status)
    {
        // What was typed stands in the fields; the new version must too.
        ModelState.Clear();
        Refused = sentence;
        Response.StatusCode = status;
        return Page();
    }
}
