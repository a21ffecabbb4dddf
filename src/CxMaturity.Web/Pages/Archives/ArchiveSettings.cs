using CxMaturity.Store.Archives;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>How large an archive may be, and where one waits between its upload and the confirmation.</summary>
public sealed record ArchiveSettings
{
    public int LargestMegabytes { get; init; } = 200;

    public int UnpackedMegabytes { get; init; } = 4000;

    /// <summary>How long an upload waits to be confirmed.</summary>
    public int KeepMinutes { get; init; } = 60;

    /// <summary>Where uploads wait; several hosts share one. A temporary folder of its own where nothing is said.</summary>
    public string? Folder { get; init; }

    public long LargestBytes => LargestMegabytes * ArchiveLimits.Megabyte;

    public ArchiveLimits Limits => new(UnpackedMegabytes);

    public static ArchiveSettings Of(IConfiguration configuration)
    {
        const string room = "Archives";
        ArchiveSettings settings;
        try
        {
            settings = configuration.GetSection(room).Get<ArchiveSettings>() ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException($"A setting below {room} is no whole number: {wrong.Message}");
        }

        foreach (var (name, value) in new[] { (nameof(LargestMegabytes), settings.LargestMegabytes), (nameof(UnpackedMegabytes), settings.UnpackedMegabytes), (nameof(KeepMinutes), settings.KeepMinutes) })
            if (value < 1)
                throw new StartRefusedException($"The setting {room}:{name} is {value}; it takes whole numbers from 1.");
        return settings;
    }
}
