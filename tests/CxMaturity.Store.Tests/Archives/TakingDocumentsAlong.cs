using System.Text;
using CxMaturity.Store.Archives;
using CxMaturity.Store.Documents;
using CxMaturity.Store.Tests.Sample;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Store.Tests.Archives;

/// <summary>Documents that are no past travel with their tenant, except for those that belong to the installation.</summary>
public sealed class TakingDocumentsAlong(TestPostgres postgres) : ArchiveTest(postgres)
{
    private static readonly DocumentType<Picture> Pictures = new("picture");
    private static readonly DocumentType<Picture> Memos = new("memo") { StaysHere = true };
    private static readonly Guid Id = Guid.Parse("7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77");

    private sealed record Picture(string Name, byte[] Content);

    [Fact]
    public async Task They_arrive_as_they_are_and_can_be_changed()
    {
        await using var here = await FilledAsync();
        await using var there = await SampleStore.NewAsync(Postgres);
        using var from = await StoreAsync(here);
        using var into = await StoreAsync(there);
        await from.For("north").InsertAsync(Pictures, Id, new("Größe.png", [0, 1, 255]));
        await from.For("north").InsertAsync(Memos, Id, new("Seen on Monday", []));
        await from.For("south").InsertAsync(Pictures, Guid.NewGuid(), new("South.png", [2]));
        var counts = await TakeOutAsync(from, here);
        counts.Files.ShouldBe(1);
        await using var archive = await TenantArchive.OpenAsync(File, new());

        await into.BringInAsync(await into.ReadAsync(archive, OfInstallation));

        var picture = (await into.For("north").FindAsync(Pictures, Id))!.Value;
        (picture.Name, Convert.ToHexString(picture.Content)).ShouldBe(("Größe.png", "0001FF"));
        (await into.For("north").ChangeAsync(Pictures, Id, seen => seen with { Name = "New.png" }))!.Name.ShouldBe("New.png");
        (await into.For("north").AllAsync(Memos)).ShouldBeEmpty();
        (await there.LinesAsync("select tenant_id, mt_dotnet_type from cx.mt_doc_picture")).ShouldBe([(await here.LinesAsync("select tenant_id, mt_dotnet_type from cx.mt_doc_picture order by 1"))[0]]);
    }

    [Theory]
    [InlineData("files/picture/7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77.json", "{")]
    [InlineData("files/picture/7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77.json", "null")]
    [InlineData("files/picture/7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77.json", "{\"Content\":\"?\"}")]
    [InlineData("files/picture/seven.json", "{}")]
    [InlineData("files/memo/7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77.json", "{}")]
    [InlineData("files/route/7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77.json", "{}")]
    [InlineData("files/picture/deep/7d0c1f4e-3333-4d1a-a2a5-0d1a3a1f4a77.json", "{}")]
    public async Task What_is_no_document_of_ours_is_refused(string part, string content)
    {
        await using var here = await FilledAsync();
        using var store = await StoreAsync(here);
        await TakeOutAsync(store, here);
        Repack((_, other) => other, more: (part, Encoding.UTF8.GetBytes(content)));
        await using var archive = await TenantArchive.OpenAsync(File, new());

        (await Should.ThrowAsync<ArchiveException>(store.ReadAsync(archive, OfInstallation))).Fault.ShouldBe(ArchiveFault.Document);
    }

    private async Task<ArchiveCounts> TakeOutAsync(EventStore store, SampleStore sample)
    {
        await using var file = new FileStream(File, FileMode.Create, FileAccess.ReadWrite);
        using var draft = new ArchiveDraft(file);
        var counts = await store.TakeOutAsync("north", OfInstallation, draft);
        await draft.FinishAsync("1.2.3", sample.Clock.Now, "north", "North Roads", counts);
        return counts;
    }

    private static async Task<EventStore> StoreAsync(SampleStore sample)
    {
        var store = new EventStore(sample.Database, SampleStore.NewModel("cx", sample.Log).Document(Pictures).Document(Memos), sample.Clock, sample.Bell);
        await store.MigrateAsync();
        return store;
    }
}
