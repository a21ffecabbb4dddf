using CxMaturity.Domain.Maturity.Statistics;
using FsCheck;
using FsCheck.Fluent;
using static CxMaturity.Domain.Tests.Maturity.Statistics.Golden;

namespace CxMaturity.Domain.Tests.Maturity.Statistics;

public sealed class AgreeingWithinAGroup
{
    [Theory]
    [InlineData("agree")]
    [InlineData("split")]
    public void Groups_that_agree_and_groups_that_do_not(string group)
    {
        var golden = Of("G04_agreement").GetProperty(group);
        var agreement = WithinGroupAgreement.Of(Histograms(golden.Rows("data"))).Value;

        agreement.People.ShouldBe(6);
        agreement.Items.Select(item => item.Variance).ShouldBeNear(golden.Numbers("item_var"));
        agreement.Items.Select(item => item.RwgUniform).ShouldBeNear(golden.Numbers("rwg_items"));
        agreement.RwgUniform.ShouldBeNear(golden.Number("rwgJ_uniform"));
        agreement.RwgSkewed.Value.ShouldBeNear(golden.Number("rwgJ_slightskew"));
        agreement.AverageDeviation.ShouldBeNear(golden.Number("ADM_J"));
        agreement.Items[0].Awg.ShouldBeNear(golden.Number("awg_item1"));
        agreement.IsAcceptable.ShouldBe(group == "agree");
        agreement.Band.ShouldBe(group == "agree" ? AgreementBand.VeryStrong : AgreementBand.Lack);
    }

    [Fact]
    public void Answers_at_random_vary_as_published()
    {
        foreach (var options in Of("G04_sigmaEU").EnumerateObject())
            WithinGroupAgreement.UniformVariance(int.Parse(options.Name, System.Globalization.CultureInfo.InvariantCulture))
                .ShouldBeNear(options.Value.GetDouble());
        WithinGroupAgreement.SlightlySkewedVariance(5).Value.ShouldBe(1.34);
        WithinGroupAgreement.SlightlySkewedVariance(4).Reason.ShouldBe(NotEstimable.NoReference);
    }

    [Theory]
    [InlineData(.30, AgreementBand.Lack)]
    [InlineData(.31, AgreementBand.Weak)]
    [InlineData(.50, AgreementBand.Weak)]
    [InlineData(.70, AgreementBand.Moderate)]
    [InlineData(.90, AgreementBand.Strong)]
    [InlineData(.91, AgreementBand.VeryStrong)]
    public void Bands_have_words(double rwg, AgreementBand band) => WithinGroupAgreement.BandOf(rwg).ShouldBe(band);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void All_the_same_is_full_agreement_everywhere_on_the_scale(int value)
    {
        var agreement = WithinGroupAgreement.Of([Histogram.Of(Enumerable.Repeat(value, 7), 5)]).Value;

        (agreement.RwgUniform, agreement.AverageDeviation, agreement.Items[0].Awg).ShouldBe((1, 0, 1));
    }

    [Fact]
    public void One_item_is_judged_by_the_same_formula() =>
        WithinGroupAgreement.Rwg(.5, 2, 1).ShouldBeNear(.75);

    [Fact]
    public void On_five_options_people_may_be_eight_tenths_apart_from_their_mean_and_no_more()
    {
        var (atBound, beyond) = (WithinGroupAgreement.Of([new([1, 0, 3, 0, 1])]).Value, WithinGroupAgreement.Of([new([5, 0, 14, 0, 5])]).Value);

        (atBound.AverageDeviation, atBound.AcceptableDeviation, atBound.IsAcceptable).ShouldBe((.8, .8, true));
        beyond.AverageDeviation.ShouldBeNear(20 / 24.0);
        beyond.IsAcceptable.ShouldBeFalse();
    }

    [Fact]
    public void One_person_cannot_agree() =>
        WithinGroupAgreement.Of([new([0, 0, 1, 0, 0])]).Reason.ShouldBe(NotEstimable.TooFew);

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => WithinGroupAgreement.Of([]));
        Should.Throw<ArgumentException>(() => WithinGroupAgreement.Of([new([1, 2]), new([1, 1])]));
        Should.Throw<ArgumentException>(() => WithinGroupAgreement.Of([new([1, 2]), new([1, 1, 1])]));
        Should.Throw<ArgumentException>(() => new Histogram([1, -1]));
        Should.Throw<ArgumentException>(() => new Histogram([1]));
        Should.Throw<ArgumentException>(() => Histogram.Of([6], 5));
        Should.Throw<ArgumentException>(() => WithinGroupAgreement.Rwg(-1, 2, 1));
    }

    [Fact]
    public void A_histogram_has_the_moments_of_its_values() => Property.Holds(Gen.NonEmptyListOf(Generated.Answer), values =>
    {
        var (counted, single) = (Histogram.Of(values, 5).Moments(), Moments.Of([.. values.Select(value => (double)value)]));

        counted.Mean.ShouldBe(single.Mean, 1e-12);
        counted.Variance.ShouldBe(single.Variance, 1e-12);
    });

    [Fact]
    public void Whatever_people_answer_agreement_stays_within_its_bounds() => Property.Holds(Generated.Sheets(1), sheets =>
    {
        var agreement = WithinGroupAgreement.Of(Histograms(sheets)).Value;

        Generated.ShouldBeFinite(agreement);
        agreement.RwgUniform.ShouldBeInRange(0, 1);
        agreement.RwgSkewed.Value.ShouldBeInRange(0, agreement.RwgUniform);
        agreement.AverageDeviation.ShouldBeInRange(0, 2);
        agreement.Items.ShouldAllBe(item => item.Awg >= -1 - 1e-12 && item.Awg <= 1);
    });

    private static Histogram[] Histograms(double[][] people) =>
        [.. Enumerable.Range(0, people[0].Length).Select(item => Histogram.Of(people.Select(person => (int)person[item]), 5))];
}
