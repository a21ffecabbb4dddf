using CxMaturity.Store.Projections;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Tests.Operations;

/// <summary>From which point on something is a warning, and from which a fault.</summary>
public sealed class JudgingFindings
{
    private const long Megabyte = 1024 * 1024, Gigabyte = 1024 * Megabyte;

    private static readonly OperationsSettings Usual = new();

    [Theory]
    [InlineData(0, HealthStatus.Healthy)]
    [InlineData(10, HealthStatus.Healthy)]
    [InlineData(11, HealthStatus.Degraded)]
    [InlineData(60, HealthStatus.Degraded)]
    [InlineData(61, HealthStatus.Unhealthy)]
    public void A_read_model_may_be_a_little_behind(int seconds, HealthStatus expected) =>
        ProjectionsCheck.Judge([Lag(0), Lag(seconds)], Usual).Status.ShouldBe(expected);

    [Fact]
    public void A_read_model_that_stands_still_is_a_fault_however_little_it_is_behind() =>
        ProjectionsCheck.Judge([Lag(0), Lag(1) with { LastError = "it" }], Usual).ShouldBe(Finding.Fault("health.projections.stuck", "sums"), new SameFinding());

    [Fact]
    public void Without_any_read_model_none_is_behind() => ProjectionsCheck.Judge([], Usual).Status.ShouldBe(HealthStatus.Healthy);

    [Theory]
    [InlineData(2 * Gigabyte, 20 * Gigabyte, HealthStatus.Healthy)]
    [InlineData(2 * Gigabyte, 100 * Gigabyte, HealthStatus.Degraded)]
    [InlineData(Gigabyte - Megabyte, 2 * Gigabyte, HealthStatus.Degraded)]
    [InlineData(200 * Megabyte, 2 * Gigabyte, HealthStatus.Degraded)]
    [InlineData(199 * Megabyte, 2 * Gigabyte, HealthStatus.Unhealthy)]
    public void A_disk_wants_room(long free, long total, HealthStatus expected) => new DiskRoom(free, total).Judge(Usual).Status.ShouldBe(expected);

    [Fact]
    public void Every_disk_with_a_folder_tells_its_room() => DiskRoom.Of(Path.GetTempPath())!.Free.ShouldBeInRange(1, DiskRoom.Of(Path.GetTempPath())!.Total);

    [Fact]
    public void A_folder_that_is_not_there_tells_nothing() => DiskRoom.Of("/nowhere/at/all").ShouldBeNull();

    private static ProjectionLag Lag(int seconds) => new("sums", seconds, TimeSpan.FromSeconds(seconds), null, null);

    private sealed class SameFinding : IEqualityComparer<Finding>
    {
        public bool Equals(Finding? x, Finding? y) => x!.Status == y!.Status && x.Key == y.Key && x.Values.SequenceEqual(y.Values);

        public int GetHashCode(Finding obj) => 0;
    }
}
