using CxMaturity.Domain;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages;
using CxMaturity.Web.Pages.Archives;

namespace CxMaturity.Web.Storage;

/// <summary>--take-out ORGANISATION FILE and --bring-in FILE: what the app does instead of serving.</summary>
public sealed class ArchiveCommand
{
    private const string TakeOut = "--take-out", BringIn = "--bring-in";

    private readonly string verb;
    private readonly string[] named;
    private readonly string[] settings;

    private ArchiveCommand(string verb, string[] named, string[] settings) => (this.verb, this.named, this.settings) = (verb, named, settings);

    /// <summary>The command among the arguments; none where the app is to serve.</summary>
    public static ArchiveCommand? In(string[] args)
    {
        var at = Array.FindIndex(args, arg => arg is TakeOut or BringIn);
        if (at < 0)
            return null;
        var named = args[(at + 1)..].TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).Take(args[at] == TakeOut ? 2 : 1).ToArray();
        return new(args[at], named, [.. args[..at], .. args[(at + 1 + named.Length)..]]);
    }

    public async Task RunAsync()
    {
        if (named.Length != (verb == TakeOut ? 2 : 1))
            throw new StartRefusedException(verb == TakeOut ? $"{TakeOut} needs an organisation and a file: {TakeOut} ORGANISATION FILE." : $"{BringIn} needs a file: {BringIn} FILE.");
        var file = Path.GetFullPath(named[^1]);
        if (verb == TakeOut && File.Exists(file))
            throw new StartRefusedException($"{file} exists already. Name another file.");
        if (verb == BringIn && !File.Exists(file))
            throw new StartRefusedException($"The archive {file} does not exist.");

        var builder = WebApplication.CreateBuilder(StartUp.Options(settings));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var database = await StoreDatabase.ReachAsync(builder.Configuration, makes: verb == BringIn);
        builder.Services.AddQuestionnaires(LibraryFolders.Of(builder.Configuration).Assessments);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCxStore(database);
        builder.Services.AddLanguages().AddErrorPages().AddAccess().AddPages();
        await using var app = builder.Build();
        await app.Services.GetRequiredService<EventStore>().MigrateAsync();
        await app.Services.GetRequiredService<QuestionnairePublishing>().RunAsync(CancellationToken.None);
        try
        {
            await (verb == TakeOut ? TakeOutAsync(app, file) : BringInAsync(app, file));
        }
        catch (RefusedException refused)
        {
            throw new StartRefusedException(app.Services.GetRequiredService<Sentences>().Of(refused));
        }
        catch (ConcurrencyException)
        {
            throw new StartRefusedException("Something of this organisation came to be here meanwhile. Nothing was changed.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The archive cannot be read or written: {wrong.Message}");
        }
    }

    private async Task TakeOutAsync(WebApplication app, string file)
    {
        // Results that are not official yet are computed from read models, which the store's own services keep.
        var keeping = app.Services.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(EventStore).Assembly).ToArray();
        foreach (var service in keeping)
            await service.StartAsync(CancellationToken.None);
        var made = await app.Services.GetRequiredService<TakingAway>().MakeAsync(named[0], CancellationToken.None);
        await using (made.Content)
        await using (var kept = new FileStream(file, Kept()))
        {
            await made.Content.CopyToAsync(kept);
            kept.Flush(flushToDisk: true);
        }

        foreach (var service in keeping)
            await service.StopAsync(CancellationToken.None);
        StartUp.Say($"The archive of {made.Manifest.Name} is in {file}: {made.Manifest.Counts.Events} events, results {made.Results[..12]}. It holds all answers: keep it as safe as the database.");
    }

    private static async Task BringInAsync(WebApplication app, string file)
    {
        var look = await app.Services.GetRequiredService<BringingIn>().BringInAsync(file, CancellationToken.None);
        StartUp.Say($"{look.Organization.Name} is brought in: {look.Manifest.Counts.Events} events, {look.Waves.Count} waves, results {look.Results[..12]}. Its address is /o/{look.Organization.Id}.");
    }

    private static FileStreamOptions Kept()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
