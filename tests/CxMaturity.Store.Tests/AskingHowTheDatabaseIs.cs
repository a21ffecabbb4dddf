using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

public sealed class AskingHowTheDatabaseIs(TestPostgres postgres)
{
    [Fact]
    public async Task It_tells_its_version_its_size_and_the_last_event()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var sample = await SampleStore.NewAsync(postgres);
        var status = new DatabaseStatus(sample.Database, sample.Model);
        (await status.FactsAsync(ct)).LastEvent.ShouldBe(0);

        await sample.AcceptParcelAsync(Guid.NewGuid());

        var facts = await status.FactsAsync(ct);
        facts.LastEvent.ShouldBe(1);
        facts.Bytes.ShouldBeGreaterThan(1_000_000);
        facts.Version.ShouldMatch(@"^\d+");
        (await status.ModeAsync(ct)).ShouldBe((false, false));
    }
}
