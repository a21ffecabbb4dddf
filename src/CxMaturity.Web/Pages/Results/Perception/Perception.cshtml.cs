using CxMaturity.Domain;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.CustomerViews;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using System.Globalization;

namespace CxMaturity.Web.Pages.Results.Perception;

/// <summary>How differently the leadership, the middle and the frontline see the same things, and how customers see them.</summary>
[Needs(Right.SeeResults)]
public sealed class PerceptionModel(ResultPages pages, CustomerViewKeeping customers, AsOfDates dates, Sentences sentences) : ResultPageModel(pages)
{
    /// <summary>What was typed into the form, or what is recorded.</summary>
    [BindProperty] public List<CustomerLine> Views { get; set; } = [];

    [BindProperty(SupportsGet = true)] public string? Saved { get; set; }

    public CustomerComparison? Comparison { get; private set; }

    public string? Refused { get; private set; }

    public override async Task OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        if (Dated is null)
            return;
        Comparison = CustomerComparison.Of(Dated, (await customers.ImageAsync(Org, Wave, ct)).AsOf(dates.Read(AsOf)));
        if (Refused is null)
            Views = [.. Comparison.Pairs.Select(pair => Line(pair.Pair, pair.View))];
    }

    [HandlerNeeds(Right.RecordResults)]
    public async Task<IActionResult> OnPostCustomersAsync(CancellationToken ct)
    {
        try
        {
            await customers.RecordAsync(Org, Wave, Views, ct);
            return Redirect($"{Base}/perception?saved=yes#customers");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.Invalid)
        {
            Refused = sentences.Of(refused);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await OnGetAsync(ct);
            return Page();
        }
    }

    private static CustomerLine Line(MirrorPair pair, CustomerView? view) => new()
    {
        Pair = pair.Code, Mean = Typed(view?.Mean), Deviation = Typed(view?.Deviation), People = view?.People.ToString(CultureInfo.InvariantCulture)
    };

    private static string? Typed(double? value) => value?.ToString("0.####", CultureInfo.CurrentCulture);
}
