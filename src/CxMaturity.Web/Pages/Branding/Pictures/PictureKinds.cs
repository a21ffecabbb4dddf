using System.Text;

namespace CxMaturity.Web.Pages.Branding.Pictures;

/// <summary>Tells what a file is by what it begins with; neither its name nor what the browser says of it counts.</summary>
public static class PictureKinds
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private const int Looked = 512;

    private static readonly (string Kind, byte[] Begins)[] Others =
    [
        ("JPEG", [0xFF, 0xD8, 0xFF]), ("GIF", "GIF8"u8.ToArray()), ("WebP", "RIFF"u8.ToArray()), ("BMP", "BM"u8.ToArray()), ("ICO", [0, 0, 1, 0]),
        ("TIFF", "II*\0"u8.ToArray()), ("TIFF", "MM\0*"u8.ToArray()), ("PDF", "%PDF"u8.ToArray()), ("ZIP", "PK\x3\x4"u8.ToArray()), ("MNG", [0x8A, 0x4D, 0x4E, 0x47])
    ];

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Png);

    /// <summary>The name of another known kind; none where nobody knows.</summary>
    public static string? Of(ReadOnlySpan<byte> file)
    {
        foreach (var (kind, begins) in Others)
            if (file.StartsWith(begins))
                return kind;

        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, Looked)]).TrimStart('\uFEFF').TrimStart();
        return !text.StartsWith('<') ? null : text.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? "SVG" : "HTML/XML";
    }
}
