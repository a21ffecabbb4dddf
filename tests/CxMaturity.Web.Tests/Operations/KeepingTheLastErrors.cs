using CxMaturity.Web.Hosting.Logs;
using Microsoft.Extensions.Logging;

namespace CxMaturity.Web.Tests.Operations;

public sealed class KeepingTheLastErrors : IDisposable
{
    private readonly LastErrors errors = new(TimeProvider.System);

    public void Dispose() => errors.Dispose();

    [Fact]
    public void Keeps_warnings_and_worse_the_newest_first()
    {
        var log = errors.CreateLogger("CxMaturity.Web");
        log.LogInformation("all is well");
        log.LogWarning("the first");
        log.LogError("the second");

        errors.Newest.Select(error => (error.Level, error.Sentence)).ShouldBe([(LogLevel.Error, "the second"), (LogLevel.Warning, "the first")]);
    }

    [Fact]
    public void Keeps_no_more_than_fifty()
    {
        var log = errors.CreateLogger("CxMaturity.Web");
        for (var i = 0; i < 200; i++)
            log.LogWarning("number {Number}", i);

        errors.Newest.Count.ShouldBe(LastErrors.Most);
        errors.Newest[0].Sentence.ShouldBe("number 199");
    }

    [Fact]
    public void Counts_what_happens_again_instead_of_repeating_it()
    {
        var log = errors.CreateLogger("CxMaturity.Web");
        log.LogWarning("again");
        log.LogWarning("something else");
        log.LogWarning("again");

        errors.Newest.Select(error => (error.Sentence, error.Times)).ShouldBe([("again", 2), ("something else", 1)]);
        errors.Newest[0].First.ShouldBeLessThanOrEqualTo(errors.Newest[0].Last);
    }

    [Fact]
    public void Keeps_no_value_from_elsewhere_and_of_a_fault_its_kind_alone()
    {
        errors.CreateLogger("Somebody.Else").LogError(new InvalidOperationException("typed: secret", new FormatException("secret")), "could not read {Value}", "secret");

        var kept = errors.Newest.ShouldHaveSingleItem();
        kept.ToString().ShouldNotContain("secret");
        kept.Sentence.ShouldBe("could not read {Value}");
        kept.Fault.ShouldBe("InvalidOperationException: FormatException");
    }

    [Fact]
    public void Takes_whatever_many_say_at_once()
    {
        Parallel.For(0, 1000, i => errors.CreateLogger("CxMaturity.Web").LogError("number {Number}", i % 60));

        errors.Newest.Count.ShouldBe(LastErrors.Most);
    }
}
