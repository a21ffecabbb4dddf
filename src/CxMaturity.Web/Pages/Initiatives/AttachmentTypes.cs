using System.Text;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What a file is, told by its content; its name only chooses between kinds that look the same from outside.</summary>
public static class AttachmentTypes
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly (byte[] Begins, string MediaType)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg")
    ];

    private static readonly Dictionary<string, string> Packed = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".odp"] = "application/vnd.oasis.opendocument.presentation"
    };

    private static readonly string[] Plain = [".txt", ".md", ".csv"];

    /// <returns>None for what is not taken.</returns>
    public static string? Of(ReadOnlySpan<byte> content, string name)
    {
        foreach (var (begins, mediaType) in Known)
            if (content.StartsWith(begins))
                return mediaType;
        var ending = Path.GetExtension(name);
        if (content.StartsWith("PK\x03\x04"u8))
            return Packed.GetValueOrDefault(ending);
        return Plain.Contains(ending, StringComparer.OrdinalIgnoreCase) && IsText(content) ? "text/plain" : null;
    }

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        try
        {
            return !Strict.GetString(content).Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
