using CxMaturity.Web.Api;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Pages;
using CxMaturity.Web.Storage;

return await StartUp.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args).ListenOnLoopback().LogQuietly();

    // What has to be there before anything is served: the library's files, and a database.
    var library = LibraryFolders.Of(builder.Configuration);
    await using var database = await StoreDatabase.StartAsync(builder.Configuration);

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddCxStore(database);
    builder.Services.AddQuestionnaires(library.Assessments);
    builder.Services.AddArticles(library.Content);
    builder.Services.AddLanguages();
    builder.Services.AddErrorPages();
    builder.Services.AddKeptKeys(database);
    builder.Services.AddPages();
    builder.Services.AddApi();

    var app = builder.Build();

    app.UseSecurityHeaders();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseRouting();
    app.UseAntiforgery();

    app.MapStaticAssets();
    app.MapRazorPages();
    app.MapArticleImages();
    app.MapLanguageChoice();
    app.MapApi();

    await app.PrepareAsync();
    await app.ServeAsync();
});

public partial class Program;
