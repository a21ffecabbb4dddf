using System.IO.Compression;
using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Branding.Pictures;

/// <summary>
/// Reads a PNG down to its pixels and writes a new one from them. Whatever else a file carried (texts, places, profiles, another file
/// behind it) is not in the new one, and a file that is not what it says is refused.
/// </summary>
public static class PngRewriting
{
    public const int LargestFile = 512 * 1024;

    private static readonly string[] Kept = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];
    private static readonly string[] Moving = ["acTL", "fcTL", "fdAT"];

    public static byte[] Rewrite(byte[] file)
    {
        if (file.Length == 0)
            throw RefusedException.Invalid("logo.empty");
        if (file.Length > LargestFile)
            throw RefusedException.Invalid("logo.too_large", LargestFile / 1024);
        if (!PictureKinds.IsPng(file))
            throw PictureKinds.Of(file) is { } kind ? RefusedException.Invalid("logo.kind", kind) : RefusedException.Invalid("logo.no_picture");

        var chunks = PngChunks.Read(file);
        if (chunks.Any(chunk => Moving.Contains(chunk.Name)))
            throw RefusedException.Invalid("logo.animated");
        var kept = chunks.Where(chunk => Kept.Contains(chunk.Name)).ToArray();
        if (chunks.Any(chunk => chunk.IsCritical && !Kept.Contains(chunk.Name)) || !InOrder(chunks))
            throw RefusedException.Invalid("logo.damaged");

        var header = PngHeader.Read(chunks[0]);
        var palette = kept.FirstOrDefault(chunk => chunk.Name == "PLTE")?.Data.ToArray();
        var transparent = kept.FirstOrDefault(chunk => chunk.Name == "tRNS")?.Data.ToArray();
        if (!FitPalette(header, palette) || !FitTransparency(header, palette, transparent))
            throw RefusedException.Invalid("logo.damaged");
        var pixels = Unfold(header, kept.Where(chunk => chunk.Name == "IDAT"));
        PngRows.Unfilter(header, pixels);
        if (header.ColourType == PngHeader.Palette && PngRows.GreatestIndex(header, pixels) >= palette!.Length / 3)
            throw RefusedException.Invalid("logo.damaged");
        return Write(header, palette, transparent, pixels);
    }

    /// <summary>The header first and once, one palette and one list of transparencies at most, both before the pixels, and those in one piece.</summary>
    private static bool InOrder(List<PngChunk> chunks)
    {
        var order = chunks.Where(chunk => Kept.Contains(chunk.Name)).Select(chunk => Array.IndexOf(Kept, chunk.Name)).ToArray();
        var pixels = Array.IndexOf(Kept, "IDAT");
        var (first, last) = (chunks.FindIndex(chunk => chunk.Name == "IDAT"), chunks.FindLastIndex(chunk => chunk.Name == "IDAT"));
        return order is [0, .., _] && chunks[0].Name == "IHDR" && order.SequenceEqual(order.Order())
            && order.GroupBy(place => place).All(group => group.Key == pixels || group.Count() == 1)
            && first >= 0 && chunks[first..(last + 1)].TrueForAll(chunk => chunk.Name == "IDAT");
    }

    private static bool FitPalette(PngHeader header, byte[]? palette) => palette is null
        ? header.ColourType != PngHeader.Palette
        : header.ColourType is not (PngHeader.Grey or PngHeader.GreyAlpha) && palette.Length is > 0 and <= 768 && palette.Length % 3 == 0
            && (header.ColourType != PngHeader.Palette || palette.Length / 3 <= 1 << header.Depth);

    private static bool FitTransparency(PngHeader header, byte[]? palette, byte[]? transparent) => transparent is null || header.ColourType switch
    {
        PngHeader.Grey => transparent.Length == 2,
        PngHeader.Colours => transparent.Length == 6,
        PngHeader.Palette => transparent.Length > 0 && transparent.Length <= palette!.Length / 3,
        _ => false
    };

    /// <summary>Never more than the header promises: a small file that unfolds to a huge one gets no room for it.</summary>
    private static byte[] Unfold(PngHeader header, IEnumerable<PngChunk> chunks)
    {
        var pixels = new byte[header.Unfolded];
        using var folded = new MemoryStream();
        foreach (var chunk in chunks)
            folded.Write(chunk.Data.Span);
        folded.Position = 0;
        try
        {
            using var unfolding = new ZLibStream(folded, CompressionMode.Decompress);
            if (unfolding.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) < pixels.Length || unfolding.ReadByte() >= 0)
                throw RefusedException.Invalid("logo.damaged");
        }
        catch (InvalidDataException)
        {
            throw RefusedException.Invalid("logo.damaged");
        }

        return pixels;
    }

    private static byte[] Write(PngHeader header, byte[]? palette, byte[]? transparent, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write(PictureKinds.Png);
        PngChunks.Write(file, "IHDR", header.Written());
        if (palette is not null)
            PngChunks.Write(file, "PLTE", palette);
        if (transparent is not null)
            PngChunks.Write(file, "tRNS", transparent);
        var (plain, filtered) = (Folded(pixels), Folded(PngRows.Filtered(header, pixels)));
        PngChunks.Write(file, "IDAT", plain.Length <= filtered.Length ? plain : filtered);
        PngChunks.Write(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Folded(byte[] pixels)
    {
        using var folded = new MemoryStream();
        using (var folding = new ZLibStream(folded, CompressionLevel.Optimal, leaveOpen: true))
            folding.Write(pixels);
        return folded.ToArray();
    }
}
