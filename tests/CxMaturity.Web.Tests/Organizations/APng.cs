using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CxMaturity.Web.Tests.Organizations;

/// <summary>A PNG file built chunk by chunk, as right or as wrong as a test needs it.</summary>
public sealed class APng
{
    private readonly MemoryStream file = new();

    public APng() => file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    public byte[] Bytes => file.ToArray();

    /// <summary>A small picture of the usual kind: eight bits of red, green, blue and alpha.</summary>
    public static byte[] Of(int width = 5, int height = 3, byte[]? pixels = null, params (string Name, byte[] Data)[] between)
    {
        pixels ??= [.. Enumerable.Range(0, height).SelectMany(row => new byte[] { 0 }.Concat(Enumerable.Range(0, width * 4).Select(i => (byte)(row * 40 + i))))];
        return between.Aggregate(new APng().Header(width, height, 8, 6), (png, chunk) => png.Chunk(chunk.Name, chunk.Data)).Pixels(pixels).End().Bytes;
    }

    public APng Header(int width, int height, byte depth, byte colourType, byte interlace = 0)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = (depth, colourType, interlace);
        return Chunk("IHDR", data);
    }

    public APng Pixels(byte[] pixels) => Chunk("IDAT", Folded(pixels));

    public APng End() => Chunk("IEND", []);

    public APng Chunk(string name, byte[] data)
    {
        var named = Encoding.ASCII.GetBytes(name).Concat(data).ToArray();
        file.Write(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(data.Length)));
        file.Write(named);
        file.Write(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(Sum(named))));
        return this;
    }

    public static byte[] Folded(byte[] pixels)
    {
        using var folded = new MemoryStream();
        using (var folding = new ZLibStream(folded, CompressionLevel.SmallestSize, leaveOpen: true))
            folding.Write(pixels);
        return folded.ToArray();
    }

    public static string[] ChunksOf(byte[] png)
    {
        var names = new List<string>();
        for (var place = 8; place < png.Length; place += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(place)))
            names.Add(Encoding.ASCII.GetString(png, place + 4, 4));
        return [.. names];
    }

    /// <summary>The sum bit by bit, as the standard writes it down.</summary>
    private static uint Sum(byte[] data)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }

        return ~sum;
    }
}
