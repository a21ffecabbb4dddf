using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts.OpenIdConnect;
using CxMaturity.Web.Api;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Hosting.Health;
using CxMaturity.Web.Hosting.Logs;
using CxMaturity.Web.Hosting.Telemetry;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages;
using CxMaturity.Web.Pages.Demo;
using CxMaturity.Web.Storage;
using CxMaturity.Web.Storage.Keys;

if (Commands.In(args) is { } command)
    return await StartUp.RunAsync(command);

return await StartUp.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(StartUp.Options(args)).ListenOnLoopback().LogQuietly();
    var operations = OperationsSettings.Of(builder.Configuration);
    builder.Services.AddProxyHeaders(builder.Configuration).AddTelemetry(builder.Configuration).AddProviderSignIn(builder.Configuration).AddRateLimits(builder.Configuration);

    // What has to be there before anything is served: a database and, read while that comes up, the library's files.
    var library = LibraryFolders.Of(builder.Configuration);
    await using var database = await StoreDatabase.StartAsync(builder.Configuration, meanwhile: () => builder.Services
        .AddQuestionnaires(library.Assessments)
        .AddContent(library.Content));

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddCxStore(database).AddKeptKeys(database, builder.Configuration);
    builder.Services.AddLanguages().AddErrorPages();
    builder.Services.AddHealth(operations).AddStopping(operations);
    builder.Services.AddAccess().AddPages().AddApi();

    var app = builder.Build();
    var preparing = app.PrepareAsync();

    app.UseTelemetry();
    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseRouting();
    app.UseAccess();
    app.UseAntiforgery();

    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages();
    app.MapArticleImages();
    app.MapLanguageChoice();
    app.MapProviderSignIn();
    app.MapApi().MapHealth();
    await preparing;
    await app.MakeDemoAsync(args);
    await app.ServeAsync();
});

public partial class Program;
