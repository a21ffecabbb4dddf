using CxMaturity.Domain;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Store;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>Keeps the files that lie beside initiatives.</summary>
public sealed class AttachmentKeeping(EventStore store, InitiativeKeeping initiatives)
{
    public const int LargestFile = 5 * 1024 * 1024;
    public const int LargestFileInMegabytes = LargestFile / (1024 * 1024);

    /// <summary>The content is there before anything names it.</summary>
    /// <param name="id">What the form carried along, so that a file sent twice lies there once.</param>
    public async Task AddAsync(string organization, Guid initiative, Guid id, string? name, byte[] content, CancellationToken ct)
    {
        var known = (await initiatives.RequireAsync(organization, initiative, ct)).State;
        if (known.Attachments.Any(attachment => attachment.Id == id))
            return;
        if (content.Length is 0 or > LargestFile)
            throw RefusedException.Invalid("board.attachment_size", LargestFileInMegabytes);
        var fileName = Path.GetFileName((name ?? "").Replace('\\', '/'));
        var mediaType = AttachmentTypes.Of(content, fileName) ?? throw RefusedException.Invalid("board.attachment_type");
        var command = new AddAttachment(id, fileName, content.Length, mediaType, initiatives.Now);
        // Refused before anything is laid down.
        NoteDecider.Decide(known, command);
        await Tenant(organization).InsertAsync(Documents.Attachments, IdOf(initiative, id), new(content), ct);
        await initiatives.ChangeAsync(organization, initiative, state => NoteDecider.Decide(state, command), null, ct);
    }

    public async Task RemoveAsync(string organization, Guid initiative, Guid id, CancellationToken ct)
    {
        await initiatives.ChangeAsync(organization, initiative, state => NoteDecider.Decide(state, new RemoveAttachment(id, initiatives.Now)), null, ct);
        await Tenant(organization).RemoveAsync(Documents.Attachments, IdOf(initiative, id), ct);
    }

    public async Task<(Attachment Attachment, byte[] Content)> RequireAsync(string organization, Guid initiative, Guid id, CancellationToken ct)
    {
        var known = (await initiatives.RequireAsync(organization, initiative, ct)).State.Attachments.FirstOrDefault(attachment => attachment.Id == id)
            ?? throw RefusedException.Unknown("board.attachment_unknown");
        var stored = await Tenant(organization).FindAsync(Documents.Attachments, IdOf(initiative, id), ct);
        return (known, stored?.Value.Content ?? throw RefusedException.Unknown("board.attachment_unknown"));
    }

    // Whoever makes up an id comes upon no file of another initiative.
    private static Guid IdOf(Guid initiative, Guid attachment) => StableId.Of("attachment", initiative.ToString(), attachment.ToString());

    private TenantStore Tenant(string organization) => store.For(Tenancy.TenantOf(organization));
}
