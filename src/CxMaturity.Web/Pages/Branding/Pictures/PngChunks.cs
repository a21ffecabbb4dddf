using System.Buffers.Binary;
using System.Text;
using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Branding.Pictures;

/// <summary>A named part of a PNG file.</summary>
internal sealed record PngChunk(string Name, ReadOnlyMemory<byte> Data)
{
    /// <summary>Whoever does not know it cannot read the picture.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper(Name[0]);
}

/// <summary>Takes a PNG file apart and puts one together; each part carries a sum by which damage is seen.</summary>
internal static class PngChunks
{
    private const int Frame = 12, NameLength = 4;

    private static readonly uint[] Sums = [.. Enumerable.Range(0, 256).Select(value =>
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        return sum;
    })];

    /// <summary>All parts up to the last one, behind which nothing may stand.</summary>
    public static List<PngChunk> Read(ReadOnlyMemory<byte> file)
    {
        var chunks = new List<PngChunk>();
        for (var rest = file[PictureKinds.Png.Length..]; ;)
        {
            if (rest.Length < Frame)
                throw RefusedException.Invalid("logo.damaged");
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
            if (length > rest.Length - Frame)
                throw RefusedException.Invalid("logo.damaged");

            var (named, end) = (rest.Slice(NameLength, NameLength + (int)length), Frame + (int)length);
            var name = named.Span[..NameLength];
            if (Sum(named.Span) != BinaryPrimitives.ReadUInt32BigEndian(rest.Span[(end - 4)..]) || name.ContainsAnyExcept(Letters))
                throw RefusedException.Invalid("logo.damaged");
            chunks.Add(new(Encoding.ASCII.GetString(name), named[NameLength..]));
            rest = rest[end..];
            if (chunks[^1].Name == "IEND")
                return rest.IsEmpty && length == 0 ? chunks : throw RefusedException.Invalid("logo.trailing");
        }
    }

    public static void Write(Stream file, string name, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[Frame + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(NameLength));
        data.CopyTo(chunk.AsSpan(2 * NameLength));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Sum(chunk.AsSpan(NameLength, NameLength + data.Length)));
        file.Write(chunk);
    }

    private static readonly System.Buffers.SearchValues<byte> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0xFFFFFFFF;
        foreach (var value in data)
            sum = Sums[(sum ^ value) & 0xFF] ^ (sum >> 8);
        return ~sum;
    }
}
