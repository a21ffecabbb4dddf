using System.Diagnostics;
using System.Globalization;
using CxMaturity.Store.EmbeddedPostgres;

namespace CxMaturity.Store.Tests.Embedded;

public sealed class ComingBackAfterAKill(ClusterTemplate template) : ClusterTest(template)
{
    [Fact]
    public async Task The_server_of_a_killed_app_is_adopted_with_all_rows()
    {
        var killed = await RunningWithRowsAsync();
        killed.Abandon();

        var next = await StartAsync();

        next.State.ShouldBe(ClusterState.Adopted);
        next.Port.ShouldBe(killed.Port);
        await ShouldHoldThreeRowsAsync(next);
    }

    [Fact]
    public async Task A_server_killed_with_its_app_recovers_all_rows()
    {
        var killed = await RunningWithRowsAsync();
        await KillAsync(killed.Abandon());

        var next = await StartAsync();

        next.State.ShouldBe(ClusterState.Recovered);
        await ShouldHoldThreeRowsAsync(next);
    }

    [Fact]
    public async Task A_foreign_program_with_the_number_of_the_dead_server_is_left_alone()
    {
        var killed = await RunningWithRowsAsync();
        await KillAsync(killed.Abandon());
        var pidFile = InFolder("data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(pidFile, TestContext.Current.CancellationToken);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(pidFile, lines, TestContext.Current.CancellationToken);

        var next = await StartAsync();

        next.State.ShouldBe(ClusterState.Recovered);
        Process.GetCurrentProcess().HasExited.ShouldBeFalse();
        await ShouldHoldThreeRowsAsync(next);
    }

    [Fact]
    public async Task A_torn_pid_file_does_not_stop_the_start()
    {
        var first = await RunningWithRowsAsync();
        await KillAsync(first.Abandon());
        await File.WriteAllTextAsync(InFolder("data", "postmaster.pid"), "12", TestContext.Current.CancellationToken);

        await ShouldHoldThreeRowsAsync(await StartAsync());
    }
}
