using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Api;
using CxMaturity.Web.Pages.Accesses;
using CxMaturity.Web.Pages.AnswerSheets;
using CxMaturity.Web.Pages.Archives;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Branding;
using CxMaturity.Web.Pages.Changes;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Pages.Exchange;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Pages.Operations;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.OwnPlays;
using CxMaturity.Web.Pages.Plays;
using CxMaturity.Web.Pages.Portfolio;
using CxMaturity.Web.Pages.Recommendations;
using CxMaturity.Web.Pages.Results.Drivers;
using CxMaturity.Web.Pages.Results.Findings;
using CxMaturity.Web.Pages.Results.Perception;
using CxMaturity.Web.Pages.Results.Quality;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Trail;
using CxMaturity.Web.Pages.Trends;
using CxMaturity.Web.Pages.Units;
using CxMaturity.Web.Pages.Waves;
using Microsoft.AspNetCore.Http.Features;

namespace CxMaturity.Web.Pages;

public static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<HandledRequests>();
            mvc.Filters.Add<HandlerRights>();
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "cx-form";
            antiforgery.HeaderName = "RequestVerificationToken";
        });

        // A wave with as many units as it may have, each with its six fields; and no upload is ever laid down on the disk.
        services.Configure<FormOptions>(forms => (forms.ValueCountLimit, forms.MemoryBufferThreshold) = (4096, (int)Loopback.LargestBody));

        services.AddSingleton<OrganizationKeeping>();
        services.AddSingleton<MyOrganizations>();
        services.AddSingleton<PortfolioReading>();
        services.AddSingleton<PortfolioWorkbook>();
        services.AddSingleton<DemoShowing>();
        services.AddSingleton<DemoPersonas>();
        services.AddSingleton<UnitKeeping>();
        services.AddSingleton<BrandingKeeping>();
        services.AddSingleton<BrandingReading>();
        services.AddSingleton<WaveKeeping>();
        services.AddSingleton<WaveNames>();
        services.AddSingleton<Answering>();
        services.AddSingleton<AsOfDates>();
        services.AddSingleton<ResultComputing>();
        services.AddSingleton<ReleaseKeeping>();
        services.AddSingleton<ResultRuns>();
        services.AddSingleton<ResultFixing>();
        services.AddSingleton<AsIfScoring>();
        services.AddSingleton<ResultReading>();
        services.AddSingleton<ResultNumbers>();
        services.AddSingleton<PrecisionWords>();
        services.AddSingleton<ResultSentence>();
        services.AddSingleton<ResultPages>();
        services.AddSingleton<ResultCharts>();
        services.AddSingleton<ResultsContract>();
        services.AddSingleton<CustomerViewKeeping>();
        services.AddSingleton<PerceptionWords>();
        services.AddSingleton<PerceptionCharts>();
        services.AddSingleton<DriverWords>();
        services.AddSingleton<DriverCharts>();
        services.AddSingleton<QualityWords>();
        services.AddSingleton<ChangedNumbers>();
        services.AddSingleton<LedgerReading>();
        services.AddSingleton<FindingWords>();
        services.AddSingleton<WorkbookExport>();
        services.AddSingleton<DimensionNames>();
        services.AddSingleton<PlayWords>();
        services.AddSingleton<Playbooks>();
        services.AddSingleton<OwnPlayKeeping>();
        services.AddSingleton<SheetResultReading>();
        services.AddSingleton<MySheets>();
        services.AddSingleton<TrendReading>();
        services.AddSingleton<TrendWork>();
        services.AddSingleton<TrendWords>();
        services.AddSingleton<ClosedWaves>();
        services.AddSingleton<ComparisonReleasing>();
        services.AddSingleton<PairReading>();
        services.AddSingleton<ChangeReading>();
        services.AddSingleton<ChangeWords>();
        services.AddSingleton<DetectableReading>();
        services.AddSingleton<DemoKeeping>();
        services.AddSingleton<OperationsReading>();
        services.AddSingleton(provider => ArchiveSettings.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ArchiveFolder>();
        services.AddSingleton<MembersOfImported>();
        services.AddSingleton<TakingAway>();
        services.AddSingleton<BringingIn>();
        services.AddSingleton<FindingKeeping>();
        services.AddSingleton<FindingTexts>();
        services.AddSingleton<RecommendationReading>();
        services.AddSingleton<FindingRaising>();
        services.AddSingleton<ChainReading>();
        // First the demo, which has its findings in the past; what it has told is not raised again.
        services.AddSingleton<IAfterFixing, DemoWork>();
        services.AddSingleton<IAfterFixing>(provider => provider.GetRequiredService<FindingRaising>());
        services.AddInitiatives();
        services.AddExchange();
        services.AddTrail();
        services.AddSingleton<AccessReader>();
        services.AddSingleton<AccessWorkbook>();
        services.AddSingleton(provider => new WaitingLine("writer", () => provider.GetRequiredService<EventStore>().QueuedAppends));
        return services;
    }
}
