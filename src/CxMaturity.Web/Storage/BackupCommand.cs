using CxMaturity.Store;
using CxMaturity.Store.Backups;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Storage;

/// <summary>--backup FILE and --restore FILE: what the app does instead of serving.</summary>
public sealed class BackupCommand
{
    private const string Backup = "--backup", Restore = "--restore", Replace = "--replace", Overwrite = "--overwrite";

    private readonly string verb;
    private readonly string? file;
    private readonly HashSet<string> switches;
    private readonly string[] settings;

    private BackupCommand(string verb, string? file, HashSet<string> switches, string[] settings) =>
        (this.verb, this.file, this.switches, this.settings) = (verb, file, switches, settings);

    /// <summary>The command among the arguments; none where the app is to serve.</summary>
    public static BackupCommand? In(string[] args)
    {
        var at = Array.FindIndex(args, arg => Is(arg, Backup) || Is(arg, Restore));
        if (at < 0)
            return null;

        var parts = args[at].Split('=', 2);
        var named = parts.Length == 2 ? parts[1] : args.ElementAtOrDefault(at + 1);
        var rest = args[..at].Concat(args[(parts.Length == 2 ? at + 1 : Math.Min(at + 2, args.Length))..]).ToArray();
        return new(parts[0], named, [.. rest.Where(IsSwitch)], [.. rest.Where(arg => !IsSwitch(arg))]);

        static bool Is(string arg, string verb) => arg == verb || arg.StartsWith(verb + "=", StringComparison.Ordinal);
        static bool IsSwitch(string arg) => arg is Replace or Overwrite;
    }

    public async Task RunAsync()
    {
        if (string.IsNullOrWhiteSpace(file) || file.StartsWith("--", StringComparison.Ordinal))
            throw new StartRefusedException($"{verb} needs a file: {verb} FILE.");
        if (switches.Contains(verb == Backup ? Replace : Overwrite) || settings.Any(arg => arg.StartsWith(Backup, StringComparison.Ordinal) || arg.StartsWith(Restore, StringComparison.Ordinal)))
            throw new StartRefusedException($"One thing at a time: {Backup} FILE [{Overwrite}], or {Restore} FILE [{Replace}].");
        try
        {
            await RunAsync(file);
        }
        catch (BackupException refused)
        {
            throw new StartRefusedException(refused.Message);
        }
    }

    private async Task RunAsync(string file)
    {
        var builder = WebApplication.CreateBuilder(StartUp.Options(settings));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A file that cannot be restored is refused before a database is started or made for it.
        if (verb == Restore)
            await StoreBackups.CheckAsync(file);
        await using var database = await StoreDatabase.ReachAsync(builder.Configuration, makes: verb == Restore);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCxStore(database);
        await using var app = builder.Build();
        var backups = new StoreBackups(
            database.ConnectionString, app.Services.GetRequiredService<StoreModel>(), TimeProvider.System,
            AppVersion.Current, StartUp.Say);

        if (verb == Backup)
        {
            var made = await backups.WriteAsync(file, switches.Contains(Overwrite));
            StartUp.Say($"The backup is in {made.File}: {made.Size}, {made.Counts}, fingerprint {made.Fingerprint[..12]}. It holds all answers: keep it as safe as the database.");
        }
        else
        {
            var restored = (await backups.RestoreAsync(file, switches.Contains(Replace))).Restored;
            StartUp.Say($"The backup {restored.File} is restored: {restored.Counts}, fingerprint {restored.Fingerprint[..12]}. Results are computed anew from it when CxMaturity runs; a running one goes on with it by itself.");
        }
    }
}
