using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

/// <summary>Answers as people may give them, all the same and very few ones among them.</summary>
internal static class Generated
{
    public static readonly Gen<int> Answer = Gen.Choose(1, 5);

    /// <summary>Scores in quarters of a point, as means of items are.</summary>
    public static readonly Gen<double> Score = Gen.Choose(4, 20).Select(quarters => quarters / 4.0);

    public static Gen<double[]> Scores(int fewest = 1, int most = 14) =>
        Gen.Choose(fewest, most).SelectMany(count => Gen.OneOf(
            Gen.ArrayOf(Score, count), Score.Select(score => Enumerable.Repeat(score, count).ToArray())));

    /// <summary>People by items.</summary>
    public static Gen<double[][]> Sheets(int fewestItems = 2, int mostItems = 6, int fewestPeople = 2) =>
        from items in Gen.Choose(fewestItems, mostItems)
        from people in Gen.Choose(fewestPeople, 25)
        from options in Gen.Choose(1, 5)
        from sheets in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(1, options).Select(value => (double)value), items), people)
        select sheets;

    public static readonly Gen<Moments> Moments = Scores().Select(scores => CxMaturity.Domain.Maturity.Statistics.Moments.Of(scores));

    /// <summary>No number in it, however deep, is anything but finite.</summary>
    public static void ShouldBeFinite(object? anything)
    {
        switch (anything)
        {
            case double number:
                double.IsFinite(number).ShouldBeTrue();
                return;
            case null or string or bool or Enum or int or long:
                return;
            case System.Collections.IEnumerable many:
                foreach (var one in many)
                    ShouldBeFinite(one);
                return;
        }
        var type = anything.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Estimate<>))
        {
            if ((bool)type.GetProperty("Exists")!.GetValue(anything)!)
                ShouldBeFinite(type.GetProperty("Value")!.GetValue(anything));
            return;
        }
        foreach (var property in type.GetProperties().Where(property => !property.GetMethod!.IsStatic && property.GetIndexParameters().Length == 0))
            ShouldBeFinite(property.GetValue(anything));
    }
}
