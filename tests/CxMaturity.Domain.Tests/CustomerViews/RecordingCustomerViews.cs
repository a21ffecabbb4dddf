using CxMaturity.Domain.CustomerViews;

namespace CxMaturity.Domain.Tests.CustomerViews;

public sealed class RecordingCustomerViews
{
    [Fact]
    public void Each_line_becomes_an_event() =>
        Spec.When(Record(new("CUST-01", 3.4, 0.9, 120), new("CUST-05", 1, 0, 5)))
            .Then(Recorded("CUST-01", 3.4, 0.9, 120), Recorded("CUST-05", 1, 0, 5));

    [Fact]
    public void Recording_again_replaces_what_was_said_and_saying_the_same_again_is_no_event()
    {
        Spec.Given(Recorded("CUST-01", 3.4, 0.9, 120)).When(Record(new("CUST-01", 3.5, 0.9, 130), new("CUST-02", 2, 1, 50)))
            .Then(Recorded("CUST-01", 3.5, 0.9, 130), Recorded("CUST-02", 2, 1, 50));
        Spec.Given(Recorded("CUST-01", 3.4, 0.9, 120)).When(Record(new CustomerValues("CUST-01", 3.4, 0.9, 120))).ThenNothing();
    }

    [Fact]
    public void What_was_said_before_holds_for_the_days_before()
    {
        var later = Now.AddDays(3);
        var image = new CustomerViewEvent[] { Recorded("CUST-01", 3.4, 0.9, 120), Recorded("CUST-01", 4, 0.9, 120) with { At = later } }
            .Aggregate(CustomerImage.Initial, CustomerImage.Evolve);

        image.AsOf(Now.AddSeconds(-1)).ShouldBeEmpty();
        image.AsOf(Now)["CUST-01"].Mean.ShouldBe(3.4);
        image.AsOf(later)["CUST-01"].Mean.ShouldBe(4);
        image.AsOf(null)["CUST-01"].Mean.ShouldBe(4);
    }

    [Theory]
    [InlineData("CUST-06", 3, 1, 5, "pair")]
    [InlineData("PROC-02", 3, 1, 5, "pair")]
    [InlineData("CUST-01", 0.99, 1, 5, "mean")]
    [InlineData("CUST-01", 5.01, 1, 5, "mean")]
    [InlineData("CUST-01", double.NaN, 1, 5, "mean")]
    [InlineData("CUST-01", double.PositiveInfinity, 1, 5, "mean")]
    [InlineData("CUST-01", 3, -0.01, 5, "deviation")]
    [InlineData("CUST-01", 3, 2.01, 5, "deviation")]
    [InlineData("CUST-01", 3, double.NaN, 5, "deviation")]
    [InlineData("CUST-01", 3, 1, 4, "people")]
    [InlineData("CUST-01", 3, 1, -1, "people")]
    [InlineData("CUST-01", 3, 1, 10_000_001, "people")]
    public void What_answers_cannot_be_is_refused(string pair, double mean, double deviation, int people, string reason) =>
        Spec.When(Record(new CustomerValues(pair, mean, deviation, people))).ThenRefused(RefusalKind.Invalid, $"customer_view.{reason}");

    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(5, 2, 10_000_000)]
    public void The_edges_are_taken(double mean, double deviation, int people) =>
        Spec.When(Record(new CustomerValues("CUST-03", mean, deviation, people))).Then(Recorded("CUST-03", mean, deviation, people));

    [Fact]
    public void Nothing_at_all_is_refused() => Spec.When(Record()).ThenRefused(RefusalKind.Invalid, "customer_view.nothing");

    [Fact]
    public void The_same_question_twice_is_refused() =>
        Spec.When(Record(new("CUST-01", 3, 1, 5), new("CUST-01", 4, 1, 5))).ThenRefused(RefusalKind.Invalid, "customer_view.twice");

    [Fact]
    public void One_wrong_line_refuses_all() =>
        Spec.When(Record(new("CUST-01", 3, 1, 5), new("CUST-02", 9, 1, 5))).ThenRefused(RefusalKind.Invalid, "customer_view.mean");

    private static readonly Guid Wave = new("0195f000-0000-7000-8000-000000000009");
    private static readonly DateTimeOffset Now = new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero);

    private static Spec<CustomerImage, CustomerViewEvent> Spec => new(CustomerImage.Initial, CustomerImage.Evolve);

    private static Func<CustomerImage, IReadOnlyList<CustomerViewEvent>> Record(params CustomerValues[] values) =>
        image => CustomerViewDecider.Decide(image, new(Wave, values, Now));

    private static CustomerViewRecorded Recorded(string pair, double mean, double deviation, int people) => new(Wave, pair, mean, deviation, people, Now);
}
