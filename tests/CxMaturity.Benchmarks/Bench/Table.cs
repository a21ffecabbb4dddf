using System.Globalization;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>One line of the table: what was done, how well, and against what.</summary>
public sealed record Line(string Work, string Measured, string Required, string Detail);

/// <summary>The five rounds of one benchmark, in which the subject and its floor take turns.</summary>
public sealed class Rounds(Func<Task<double>> floor, Func<Task<double>> subject)
{
    private const int Count = 5;

    public List<double> Floor { get; } = [];

    public List<double> Subject { get; } = [];

    public async Task<Rounds> RunAsync()
    {
        // Whatever runs for the first time is being compiled.
        await floor();
        await subject();
        for (var round = 0; round < Count; round++)
        {
            Floor.Add(await floor());
            Subject.Add(await subject());
        }

        return this;
    }

    /// <summary>Subject over floor, round by round; the median of that.</summary>
    public double Ratio => Median(Subject.Zip(Floor, (mine, other) => mine / other));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static string Spread(IEnumerable<double> values, string format = "#,0") =>
        string.Join(" ", values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));
}
