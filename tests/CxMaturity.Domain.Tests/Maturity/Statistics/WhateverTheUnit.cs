using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

/// <summary>Numbers without unit must not depend on the unit of the values, be it as large or small as it may.</summary>
public sealed class WhateverTheUnit
{
    private static readonly Gen<(double[][] Sheets, double Unit)> Measured =
        from sheets in Generated.Sheets(3, 5, 8) from exponent in Gen.Choose(-180, 180) select (sheets, Math.Pow(2, exponent));

    [Fact]
    public void Reliability_stays_the_same() => Property.Holds(Measured, each =>
    {
        var (plain, scaled) = (SampleCovariance.Of(each.Sheets), SampleCovariance.Of(Scaled(each)));

        Same(CronbachAlpha.Of(plain), CronbachAlpha.Of(scaled), alpha => alpha.Alpha);
        Same(CronbachAlpha.Of(plain).Then(alpha => alpha.Items[0].ItemRest), CronbachAlpha.Of(scaled).Then(alpha => alpha.Items[0].ItemRest), r => r);
        Same(McDonaldOmega.Of(plain), McDonaldOmega.Of(scaled), omega => omega.Omega);
    });

    [Fact]
    public void Comparisons_stay_the_same() => Property.Holds(Measured, each =>
    {
        double[][] plain = each.Sheets, scaled = Scaled(each);

        Same(Welch(plain), Welch(scaled), test => test.T);
        Same(Welch(plain), Welch(scaled), test => test.P);
        Same(Hedges(plain), Hedges(scaled), g => g.G);
        Same(PairedChange.Of(plain[0], plain[1]), PairedChange.Of(scaled[0], scaled[1]), change => change.Test.P);
        Same(GroupIcc.Of([.. plain.Select(Moments.Of)]), GroupIcc.Of([.. scaled.Select(Moments.Of)]), icc => icc.Icc1Unfloored);
        Same(RaterIcc.Of(plain).Then(icc => icc.TwoWaySingle), RaterIcc.Of(scaled).Then(icc => icc.TwoWaySingle), icc => icc);
        Same(CliffsDelta.Of(plain[0], plain[1]), CliffsDelta.Of(scaled[0], scaled[1]), delta => delta);

        static Estimate<MeanDifference> Welch(double[][] rows) => WelchTest.Of(Moments.Of(rows[0]), Moments.Of(rows[1]));
        static Estimate<HedgesG> Hedges(double[][] rows) => HedgesG.Of(Moments.Of(rows[0]), Moments.Of(rows[1]));
    });

    [Fact]
    public void Drivers_and_trends_stay_the_same() => Property.Holds(Measured, each =>
    {
        double[][] plain = each.Sheets, scaled = Scaled(each);

        Same(ShapleyShares.Of(SampleCovariance.Of(plain), 0), ShapleyShares.Of(SampleCovariance.Of(scaled), 0), shares => shares.RSquared);
        Same(OrdinaryLeastSquares.Of(Times(plain[0]), plain[0]), OrdinaryLeastSquares.Of(Times(scaled[0]), scaled[0]), slope => slope.P);
        Same(BcaBootstrap.OfMean(plain[0], 1), BcaBootstrap.OfMean(scaled[0], 1), interval => interval.LowProbability);
    });

    private static double[][] Scaled((double[][] Sheets, double Unit) each) =>
        [.. each.Sheets.Select(row => row.Select(value => value * each.Unit).ToArray())];

    private static double[] Times(double[] values) => [.. values.Select((_, i) => (double)i)];

    private static void Same<T>(Estimate<T> plain, Estimate<T> scaled, Func<T, double> number) where T : notnull
    {
        scaled.Reason.ShouldBe(plain.Reason);
        if (plain.Exists)
            number(scaled.Value).ShouldBe(number(plain.Value), 1e-9 * Math.Max(1, Math.Abs(number(plain.Value))));
    }
}
