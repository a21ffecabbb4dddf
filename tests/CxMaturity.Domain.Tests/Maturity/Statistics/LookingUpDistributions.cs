using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

/// <summary>Expected values were worked out with fifty digits, by series and bisection.</summary>
public sealed class LookingUpDistributions
{
    private const double AllButTheLastDigits = 2e-13;

    [Theory]
    [InlineData(2, 1, 0.2951672353008665)]
    [InlineData(1000000, 2, 9.999999999985e-13)]
    [InlineData(50, 5, 6.047757626601225e-08)]
    [InlineData(0.001, 7, 0.9992300172449988)]
    [InlineData(7.5, 16, 1.2678715297879354e-06)]
    [InlineData(0.5, 30, 0.6207230048851273)]
    [InlineData(25, 100, 8.231980897005971e-45)]
    [InlineData(3, 10000, 0.0027064481899976662)]
    [InlineData(1.96, 200000, 0.04999717674271252)]
    [InlineData(8, 3, 0.004076577587785468)]
    public void Tails_of_the_t_distribution(double t, double df, double expected)
    {
        Distributions.StudentTwoSided(t, df).ShouldBeNear(expected, AllButTheLastDigits);
        Distributions.StudentTwoSided(-t, df).ShouldBe(Distributions.StudentTwoSided(t, df));
    }

    [Theory]
    [InlineData(0.025, 1, 12.706204736174705)]
    [InlineData(0.025, 2, 4.302652729749464)]
    [InlineData(0.025, 3, 3.1824463052837095)]
    [InlineData(0.025, 9, 2.2621571627982053)]
    [InlineData(0.025, 29, 2.0452296421327043)]
    [InlineData(0.025, 200, 1.9718962236339095)]
    [InlineData(0.4, 4, 0.2707222947075974)]
    [InlineData(0.000001, 5, 24.771029720515944)]
    [InlineData(0.05, 1, 6.313751514675043)]
    public void Quantiles_of_the_t_distribution(double beyond, double df, double expected)
    {
        Distributions.StudentQuantile(beyond, df).ShouldBeNear(-expected, AllButTheLastDigits);
        Distributions.StudentQuantile(1 - beyond, df).ShouldBeNear(expected, 1e-9);
    }

    [Theory]
    [InlineData(2, 3, 10, 0.8219925926248246, 0.17800740737517542)]
    [InlineData(5, 29, 174, 0.9999999999929821, 7.017945642984791e-12)]
    [InlineData(0.5, 9, 27, 0.13860489198447132, 0.8613951080155287)]
    [InlineData(1.005, 20000, 120000, 0.6788910878708567, 0.3211089121291432)]
    [InlineData(30, 4, 40, 0.9999999999854481, 1.4551915228366852e-11)]
    [InlineData(0.01, 5, 3, 6.968625490326975e-05, 0.9999303137450968)]
    [InlineData(1.1, 20000, 120000, 1.0, 2.1896424341303597e-19)]
    public void Tails_of_the_F_distribution(double f, double df1, double df2, double lower, double upper)
    {
        Distributions.FisherCdf(f, df1, df2).ShouldBeNear(lower, AllButTheLastDigits);
        Distributions.FisherUpper(f, df1, df2).ShouldBeNear(upper, AllButTheLastDigits);
    }

    [Theory]
    [InlineData(0.975, 29, 174, 1.6615384170288126)]
    [InlineData(0.025, 29, 174, 0.5369655425274906)]
    [InlineData(0.975, 9, 27, 2.6308555879228086)]
    [InlineData(0.025, 9, 27, 0.27898265124805466)]
    [InlineData(0.975, 1, 6, 8.81310062867008)]
    [InlineData(0.025, 4, 4, 0.10411753745392763)]
    [InlineData(0.975, 499, 2495, 1.1421633964487805)]
    public void Quantiles_of_the_F_distribution(double p, double df1, double df2, double expected) =>
        Distributions.FisherQuantile(p, df1, df2).ShouldBeNear(expected, AllButTheLastDigits);

    [Theory]
    [InlineData(0.5, 0.6170750774519738)]
    [InlineData(1.959963984540054, 0.05000000000000003)]
    [InlineData(3, 0.002699796063260189)]
    [InlineData(5, 5.733031437583878e-07)]
    [InlineData(8, 1.2441921148543568e-15)]
    public void Tails_of_the_normal_distribution(double z, double expected) =>
        Distributions.NormalTwoSided(z).ShouldBeNear(expected, AllButTheLastDigits);

    [Theory]
    [InlineData(0.025, 1.9599639845400543)]
    [InlineData(0.2, 0.8416212335729142)]
    [InlineData(0.1, 1.2815515655446004)]
    [InlineData(1e-06, 4.753424308822899)]
    [InlineData(0.4999, 0.0002506628300880351)]
    public void Quantiles_of_the_normal_distribution(double beyond, double expected)
    {
        Distributions.NormalQuantile(beyond).ShouldBeNear(-expected, AllButTheLastDigits);
        Distributions.NormalQuantile(1 - beyond).ShouldBeNear(expected, 1e-9);
    }

    [Fact]
    public void With_very_many_degrees_t_is_normal()
    {
        Distributions.StudentCritical(.95, 1e9).ShouldBeNear(1.959963984540054 + 2.3722e-9, 1e-12);
        Distributions.StudentCritical(.95, 1e16).ShouldBeNear(1.959963984540054, AllButTheLastDigits);
        Distributions.StudentTwoSided(3, 1e12).ShouldBeNear(Distributions.NormalTwoSided(3), 1e-10);
    }

    [Fact]
    public void Impossible_levels_and_degrees_are_refused()
    {
        Should.Throw<ArgumentException>(() => Distributions.NormalQuantile(0));
        Should.Throw<ArgumentException>(() => Distributions.StudentQuantile(double.NaN, 3));
        Should.Throw<ArgumentException>(() => Distributions.StudentCritical(.95, 0));
        Should.Throw<ArgumentException>(() => Distributions.FisherQuantile(.5, -1, 3));
        Should.Throw<ArgumentException>(() => Distributions.FisherCdf(.5, 1, double.NaN));
    }

    [Fact]
    public void A_quantile_is_where_its_share_lies() =>
        Property.Holds(from p in Gen.Choose(1, 9999)
                       from a in Gen.Choose(1, 4000)
                       from b in Gen.Choose(1, 4000)
                       select (p / 1e4, a / 2.0, b / 2.0), each =>
        {
            var (p, a, b) = each;
            Distributions.NormalCdf(Distributions.NormalQuantile(p)).ShouldBeNear(p, 1e-12);
            Distributions.FisherCdf(Distributions.FisherQuantile(p, a, b), a, b).ShouldBeNear(p, 1e-11);
            var t = Distributions.StudentQuantile(p, a);
            (t <= 0 ? Distributions.StudentTwoSided(t, a) / 2 : 1 - Distributions.StudentTwoSided(t, a) / 2).ShouldBeNear(p, 1e-11);
        }, times: 500);
}
