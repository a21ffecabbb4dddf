using System.Globalization;
using System.Text.Json;
using CxMaturity.Domain.Maturity.Statistics;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

/// <summary>Numbers that were worked out elsewhere, by R or in print.</summary>
internal static class Golden
{
    /// <summary>What closed forms must keep.</summary>
    public const double Closed = 1e-9;

    /// <summary>What iterations must keep.</summary>
    public const double Iterated = 1e-7;

    private static readonly JsonElement All = JsonDocument.Parse(File.ReadAllText(PathOf("golden.json"))).RootElement;

    public static JsonElement Of(string family) => All.GetProperty(family);

    public static double Number(this JsonElement element, params string[] path) => Go(element, path).GetDouble();

    public static double[] Numbers(this JsonElement element, params string[] path) =>
        [.. Go(element, path).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The numbers of an object, in the order written.</summary>
    public static double[] Values(this JsonElement element, params string[] path) =>
        [.. Go(element, path).EnumerateObject().Select(property => property.Value.GetDouble())];

    public static double[][] Rows(this JsonElement element, params string[] path) =>
        [.. Go(element, path).EnumerateArray().Select(row => row.Numbers())];

    public static double[,] Square(this JsonElement element, params string[] path)
    {
        var rows = element.Rows(path);
        var square = new double[rows.Length, rows.Length];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++)
                square[i, j] = rows[i][j];
        return square;
    }

    /// <summary>Columns of a table that are numbers, row by row.</summary>
    public static double[][] Table(string file, params string[] columns)
    {
        var lines = File.ReadAllLines(PathOf(file)).Where(line => line.Length > 0)
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToArray();
        var places = columns.Select(column => Array.IndexOf(lines[0], column)).ToArray();
        return [.. lines.Skip(1).Select(line => places.Select(place => double.Parse(line[place], CultureInfo.InvariantCulture)).ToArray())];
    }

    public static void ShouldBeNear(this double actual, double expected, double relative = Closed) =>
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(
            expected == 0 ? 1e-15 : relative * Math.Abs(expected), $"{actual:R} instead of {expected:R}");

    public static void ShouldBeNear(this IEnumerable<double> actual, double[] expected, double relative = Closed)
    {
        double[] all = [.. actual];
        all.Length.ShouldBe(expected.Length);
        for (var i = 0; i < all.Length; i++)
            all[i].ShouldBeNear(expected[i], relative);
    }

    public static void ShouldBeNear(this Interval actual, double low, double high, double relative = Closed)
    {
        actual.Low.ShouldBeNear(low, relative);
        actual.High.ShouldBeNear(high, relative);
    }

    public static void ShouldBeNear(this MeanDifference actual, JsonElement expected)
    {
        actual.Difference.ShouldBeNear(expected.Number("diff"));
        actual.StandardError.ShouldBeNear(expected.Number("se"));
        actual.T.ShouldBeNear(expected.Number("t"));
        actual.DegreesOfFreedom.ShouldBeNear(expected.Number("df"));
        actual.P.ShouldBeNear(expected.Number("p"));
        actual.Range.ShouldBeNear(expected.Number("lo"), expected.Number("hi"));
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", file);

    private static JsonElement Go(JsonElement element, string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name));
}
