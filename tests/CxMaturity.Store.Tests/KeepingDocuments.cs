using CxMaturity.Store.Documents;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests;

/// <summary>Documents that are no past: changed in place, and gone without a trace.</summary>
public sealed class KeepingDocuments(TestPostgres postgres)
{
    private static readonly Guid Id = Guid.Parse("0d2f7f5e-52a5-4d1a-a2a5-0d1a3a1f4a78");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_one_id_there_is_one()
    {
        await using var sample = await SampleStore.NewAsync(postgres);

        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => sample.North.InsertAsync(Streams.Notes, Id, new Note($"note {n}"), Ct)));

        added.Count(was => was).ShouldBe(1);
        (await sample.North.AllAsync(Streams.Notes, Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_changes_at_once_changes_what_the_other_left()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.InsertAsync(Streams.Notes, Id, new Note(""), Ct);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sample.North.ChangeAsync(Streams.Notes, Id, note => new Note(note.Text + "x"), Ct)));

        (await sample.North.FindAsync(Streams.Notes, Id, Ct))!.ShouldBe(new(Id, new("xxxxxxxx"), 9));
    }

    [Fact]
    public async Task An_older_version_replaces_nothing()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.InsertAsync(Streams.Notes, Id, new Note("first"), Ct);
        var seen = (await sample.North.FindAsync(Streams.Notes, Id, Ct))!;

        (await sample.North.ReplaceAsync(Streams.Notes, seen, new Note("second"), Ct)).ShouldBeTrue();
        (await sample.North.ReplaceAsync(Streams.Notes, seen, new Note("third"), Ct)).ShouldBeFalse();

        (await sample.North.FindAsync(Streams.Notes, Id, Ct))!.Value.Text.ShouldBe("second");
    }

    [Fact]
    public async Task Each_tenant_has_its_own()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.InsertAsync(Streams.Notes, Id, new Note("north"), Ct);
        var south = sample.Events.For("south");

        (await south.FindAsync(Streams.Notes, Id, Ct)).ShouldBeNull();
        (await south.FindAsync(Streams.Notes, [Id], Ct)).ShouldBeEmpty();
        (await south.AllAsync(Streams.Notes, Ct)).ShouldBeEmpty();
        (await south.ChangeAsync(Streams.Notes, Id, _ => new Note("south"), Ct)).ShouldBeNull();
        (await south.RemoveAsync(Streams.Notes, Id, Ct)).ShouldBeFalse();
        (await south.InsertAsync(Streams.Notes, Id, new Note("south"), Ct)).ShouldBeTrue();
        (await sample.North.FindAsync(Streams.Notes, Id, Ct))!.Value.Text.ShouldBe("north");
    }

    [Fact]
    public async Task A_transaction_that_fails_leaves_documents_as_they_were()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.InsertAsync(Streams.Notes, Id, new Note("before"), Ct);

        await Should.ThrowAsync<InvalidDataException>(() => sample.North.TransactAsync(async transaction =>
        {
            await transaction.ChangeAsync(Streams.Notes, Id, _ => new Note("after"), Ct);
            await transaction.InsertAsync(Streams.Notes, Guid.AllBitsSet, new Note("more"), Ct);
            throw new InvalidDataException();
        }, Ct));

        (await sample.North.AllAsync(Streams.Notes, Ct)).ShouldBe([new Stored<Note>(Id, new("before"), 1)]);
    }

    [Fact]
    public async Task What_is_removed_is_nowhere()
    {
        await using var sample = await SampleStore.NewAsync(postgres);
        await sample.North.InsertAsync(Streams.Notes, Id, new Note("secret"), Ct);

        (await sample.North.RemoveAsync(Streams.Notes, Id, Ct)).ShouldBeTrue();

        (await sample.LinesAsync("select data::text from cx.mt_doc_note")).ShouldBeEmpty();
    }
}
