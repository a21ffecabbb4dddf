using System.Buffers.Binary;
using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Branding.Pictures;

/// <summary>One run over the picture: all of it, or one of the seven of a picture that is built up in steps.</summary>
internal readonly record struct PngPass(int Rows, int RowBytes, int Pixels);

/// <summary>What a PNG says of itself before its pixels begin. From it follows to the byte how much its pixels may unfold to.</summary>
internal sealed record PngHeader(int Width, int Height, int Depth, int ColourType, bool IsInterlaced)
{
    public const int Length = 13;
    public const int LargestSide = 2000;

    public const int Grey = 0, Colours = 2, Palette = 3, GreyAlpha = 4, ColoursAlpha = 6;

    // Where each of the seven steps begins, and how far apart its pixels are: across and down.
    private static readonly (int X, int Y, int Across, int Down)[] Steps =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public static PngHeader Read(PngChunk chunk)
    {
        var data = chunk.Data.Span;
        if (chunk.Name != "IHDR" || data.Length != Length || data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw RefusedException.Invalid("logo.damaged");
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        if (width is 0 || height is 0 || !AreKnown(data[8], data[9]))
            throw RefusedException.Invalid("logo.damaged");
        return width > LargestSide || height > LargestSide
            ? throw RefusedException.Invalid("logo.too_many_pixels", width, height, LargestSide)
            : new((int)width, (int)height, data[8], data[9], data[12] == 1);
    }

    public byte[] Written()
    {
        var data = new byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(data, Width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), Height);
        (data[8], data[9], data[12]) = ((byte)Depth, (byte)ColourType, (byte)(IsInterlaced ? 1 : 0));
        return data;
    }

    public IEnumerable<PngPass> Passes => !IsInterlaced
        ? [Pass(Width, Height)]
        : Steps.Select(step => Pass(Count(Width, step.X, step.Across), Count(Height, step.Y, step.Down))).Where(pass => pass is { Rows: > 0, Pixels: > 0 });

    /// <summary>The bytes of one pixel, or one where several pixels share a byte.</summary>
    public int Step => Math.Max(1, Samples * Depth / 8);

    /// <summary>All pixels, with the byte before each row that says how it was filtered.</summary>
    public int Unfolded => Passes.Sum(pass => pass.Rows * (1 + pass.RowBytes));

    private int Samples => ColourType switch { Colours => 3, GreyAlpha => 2, ColoursAlpha => 4, _ => 1 };

    private PngPass Pass(int width, int height) => new(height, (width * Samples * Depth + 7) / 8, width);

    private static int Count(int all, int first, int apart) => all <= first ? 0 : (all - first + apart - 1) / apart;

    private static bool AreKnown(int depth, int colourType) => colourType switch
    {
        Grey => depth is 1 or 2 or 4 or 8 or 16,
        Palette => depth is 1 or 2 or 4 or 8,
        Colours or GreyAlpha or ColoursAlpha => depth is 8 or 16,
        _ => false
    };
}
