using System.Globalization;
using System.Text.RegularExpressions;

namespace CxMaturity.Store.EmbeddedPostgres;

/// <summary>A folder with PostgreSQL's programs, and the version that they report.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major, string Version)
{
    public const int OldestMajor = 15;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>The first fitting binaries; an existing cluster accepts only those of its own major version.</summary>
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, ClusterFolder folder, ServerAccount account, Action<string> say, CancellationToken ct)
    {
        var needed = folder.Major;
        var found = new List<PostgresBinaries>();
        foreach (var candidate in Candidates(options))
        {
            if (await ReadAsync(candidate, ct) is not { } binaries)
                continue;
            found.Add(binaries);
            if (needed is { } major ? binaries.Major != major : binaries.Major < OldestMajor)
                continue;
            return candidate == CarriedBinaries.ProgramsOf(options.CarriedFolder) && account.IsForeign
                ? CarriedBinaries.WithinReach(binaries, say)
                : binaries;
        }
        throw new EmbeddedPostgresException(Missing(options, folder, needed, found));
    }

    /// <summary>One of each major version that is at hand, where also the server's account can run it.</summary>
    internal static async Task<IReadOnlyList<PostgresBinaries>> AtHandAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var candidate in Candidates(options))
            if (await ReadAsync(candidate, ct) is { Major: >= OldestMajor } binaries && found.All(one => one.Major != binaries.Major))
                found.Add(ServerAccount.AppIsRoot && candidate == CarriedBinaries.ProgramsOf(options.CarriedFolder)
                    ? CarriedBinaries.WithinReach(binaries, _ => { })
                    : binaries);
        return found;
    }

    /// <summary>Asks the programs of a folder for their version; null where they are not, or do not run.</summary>
    internal static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken ct)
    {
        if (!Programs.All(program => File.Exists(Program(folder, program))))
            return null;
        Tool.Outcome answer;
        try
        {
            answer = await Tool.RunAsync(Program(folder, "postgres"), ["--version"], new ServerAccount((string?)null), ct);
        }
        catch (EmbeddedPostgresException)
        {
            return null;
        }
        var version = VersionPattern().Match(answer.Output);
        return answer.ExitCode == 0 && version.Success
            ? new PostgresBinaries(folder, int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture), version.Value)
            : null;
    }

    private static IEnumerable<string> Candidates(EmbeddedPostgresOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.BinariesFolder))
        {
            var named = Path.GetFullPath(options.BinariesFolder);
            if (named == CarriedBinaries.ProgramsOf(options.CarriedFolder))
                CarriedBinaries.Link(options.CarriedFolder!);
            return [named];
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> candidates = [.. StandardFolders(), .. path];
        if (CarriedBinaries.ProgramsOf(options.CarriedFolder) is { } carried && Directory.Exists(carried))
        {
            CarriedBinaries.Link(options.CarriedFolder!);
            candidates = candidates.Append(carried);
        }
        return candidates.Distinct();
    }

    private static IEnumerable<string> StandardFolders()
    {
        (string Parent, string Pattern)[] places =
            OperatingSystem.IsWindows() ? [(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*")]
            : OperatingSystem.IsMacOS() ? [("/opt/homebrew/opt", "postgresql*"), ("/usr/local/opt", "postgresql*")]
            : [("/usr/lib/postgresql", "*"), ("/usr", "pgsql-*")];
        return places
            .Where(place => Directory.Exists(place.Parent))
            .SelectMany(place => Directory.GetDirectories(place.Parent, place.Pattern))
            .OrderByDescending(VersionInName)
            .Select(folder => Path.Combine(folder, "bin"));
    }

    private static int VersionInName(string folder) =>
        int.TryParse(VersionPattern().Match(Path.GetFileName(folder)).Groups["major"].Value, CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static string Missing(EmbeddedPostgresOptions options, ClusterFolder folder, int? needed, List<PostgresBinaries> found)
    {
        var seen = found.Count == 0 ? "none was found" : "only " + string.Join(", ", found.Select(one => one.Version).Distinct()) + " was found";
        if (needed is not null)
            return $"The database in {folder.Root} was made by PostgreSQL {needed} and opens with no other version, but {seen}. " +
                $"Install PostgreSQL {needed}, or choose another database folder.";
        if (!string.IsNullOrWhiteSpace(options.BinariesFolder))
            return $"The folder {options.BinariesFolder}, set for PostgreSQL's programs, does not hold initdb, pg_ctl and postgres of version " +
                $"{OldestMajor} or newer: {seen}. Correct the setting, or remove it to search the usual places.";
        return $"The app brings up its own database and needs PostgreSQL {OldestMajor} or newer, but {seen}. Install PostgreSQL, " +
            "or run 'npm ci --include=optional' in the repository, or name a server of yours in ConnectionStrings:Store.";
    }

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"(?<major>\d+)(\.\d+)*")]
    private static partial Regex VersionPattern();
}
