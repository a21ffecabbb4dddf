using CxMaturity.Domain;
using CxMaturity.Store.Archives;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>From what is wrong with an archive to the sentence that says so.</summary>
internal static class ArchiveRefusals
{
    public static async Task<T> ToldAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (ArchiveException wrong)
        {
            throw RefusedException.Invalid(KeyOf(wrong.Fault), [.. wrong.Values]);
        }
    }

    private static string KeyOf(ArchiveFault fault) => fault switch
    {
        ArchiveFault.Foreign => "archive.foreign",
        ArchiveFault.Cut => "archive.cut",
        ArchiveFault.Damaged => "archive.damaged",
        ArchiveFault.OtherFormat => "archive.other_format",
        ArchiveFault.TooLarge => "archive.too_large",
        ArchiveFault.NoManifest => "archive.no_manifest",
        ArchiveFault.Parts => "archive.parts",
        ArchiveFault.Event => "archive.event",
        ArchiveFault.UnknownEvent => "archive.unknown_event",
        ArchiveFault.UnknownStream => "archive.unknown_stream",
        ArchiveFault.OthersStream => "archive.others_stream",
        ArchiveFault.Document => "archive.document",
        _ => "archive.untaken"
    };
}
