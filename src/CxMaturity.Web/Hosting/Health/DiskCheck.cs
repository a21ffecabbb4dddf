using CxMaturity.Web.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>What is free on a disk, in bytes.</summary>
public sealed record DiskRoom(long Free, long Total)
{
    private const long Megabyte = 1024 * 1024;

    public long FreeMegabytes => Free / Megabyte;

    public double FreePercent => Total > 0 ? 100.0 * Free / Total : 100;

    /// <summary>The disk that a folder lies on; none where the system does not tell.</summary>
    public static DiskRoom? Of(string folder)
    {
        try
        {
            var disk = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder);
            return new(disk.AvailableFreeSpace, disk.TotalSize);
        }
        catch (Exception untold) when (untold is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public Finding Judge(OperationsSettings settings)
    {
        object[] values = [FreeMegabytes, Math.Round(FreePercent)];
        return FreeMegabytes < settings.DiskFailMegabytes ? Finding.Fault("health.disk.full", values)
            : FreeMegabytes < settings.DiskWarnMegabytes || FreePercent < settings.DiskWarnPercent ? Finding.Warning("health.disk.low", values)
            : Finding.Fine("health.disk.room", values);
    }
}

/// <summary>Whether the database of our own has room to grow; a server of somebody else is watched by them.</summary>
public sealed class DiskCheck(StoreDatabase database, OperationsSettings settings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult<HealthCheckResult>(Find());

    private Finding Find() => database.DataFolder is not { } folder ? Finding.Fine("health.disk.elsewhere")
        : DiskRoom.Of(folder)?.Judge(settings) ?? Finding.Warning("health.disk.untold");
}
