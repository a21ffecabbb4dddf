using System.Diagnostics;

namespace CxMaturity.Store.Tests.Sample;

/// <summary>Waits for what another task brings about, and fails when it does not come.</summary>
public static class Eventually
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    public static Task IsTrueAsync(Func<bool> question, TimeSpan patience) => IsTrueAsync(() => Task.FromResult(question()), patience);

    public static async Task IsTrueAsync(Func<Task<bool>> question, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await question())
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(patience);
            await Task.Delay(Look);
        }
    }
}
