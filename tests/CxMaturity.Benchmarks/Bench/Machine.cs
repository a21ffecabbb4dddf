using System.Globalization;
using System.Runtime.InteropServices;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>What a figure was measured on, and the processor time that was used meanwhile.</summary>
public static class Machine
{
    public static string Describe()
    {
        var model = Read("/proc/cpuinfo").Split('\n').FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Create(CultureInfo.InvariantCulture,
            $"{model}, {Environment.ProcessorCount} cores, {memory:0} GiB; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>Processor time of the whole machine since it started: measuring side, host and database together.</summary>
    public static TimeSpan Used()
    {
        var fields = Read("/proc/stat").Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(long.Parse).ToArray();
        const int idle = 3, waiting = 4, ticksPerSecond = 100;
        return fields.Length == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((fields.Take(8).Sum() - fields[idle] - fields[waiting]) / (double)ticksPerSecond);
    }

    private static string Read(string file) => File.Exists(file) ? File.ReadAllText(file) : "\n";
}
