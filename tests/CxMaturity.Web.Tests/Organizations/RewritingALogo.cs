using System.IO.Compression;
using System.Text;
using CxMaturity.Domain;
using CxMaturity.Web.Pages.Branding.Pictures;

namespace CxMaturity.Web.Tests.Organizations;

public sealed class RewritingALogo
{
    [Fact]
    public void Keeps_the_pixels_and_nothing_else()
    {
        var given = APng.Of(5, 3, null, ("tEXt", "Author\0somebody"u8.ToArray()), ("eXIf", "II*\0where"u8.ToArray()), ("gAMA", [0, 0, 1, 2]));

        var written = PngRewriting.Rewrite(given);

        APng.ChunksOf(written).ShouldBe(["IHDR", "IDAT", "IEND"]);
        PixelsOf(written, rowBytes: 20, step: 4).ShouldBe(PixelsOf(given, rowBytes: 20, step: 4));
        Encoding.Latin1.GetString(written).ShouldNotContain("somebody");
        PngRewriting.Rewrite(written).ShouldBe(written, "what is clean stays as it is");
    }

    [Fact]
    public void Understands_every_filter()
    {
        // One row each, told as differences to nothing, left, above, the mean and the nearest: worked out by hand.
        byte[] filtered = [0, 10, 20, 30, 1, 10, 10, 10, 2, 1, 1, 1, 3, 5, 5, 5, 4, 1, 1, 1];
        var grey = new APng().Header(3, 5, 8, 0).Pixels(filtered).End().Bytes;

        var plain = PixelsOf(PngRewriting.Rewrite(grey), rowBytes: 3, step: 1);

        plain.ShouldBe([0, 10, 20, 30, 0, 10, 20, 30, 0, 11, 21, 31, 0, 10, 20, 30, 0, 11, 21, 31]);
    }

    [Fact]
    public void Keeps_palettes_with_their_transparency_and_pictures_built_up_in_steps()
    {
        var indexed = new APng().Header(4, 2, 2, 3).Chunk("PLTE", [0, 0, 0, 255, 0, 0, 0, 255, 0]).Chunk("tRNS", [0, 128]).Pixels([0, 0b00011000, 0, 0b10010000]).End().Bytes;
        APng.ChunksOf(PngRewriting.Rewrite(indexed)).ShouldBe(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

        // 3 by 3 in seven steps: 1, none, none, 1, 2, 2, 3 pixels in 1, 0, 0, 1, 1, 2 and 1 rows.
        var stepped = new APng().Header(3, 3, 8, 0, interlace: 1).Pixels([0, 1, 0, 2, 0, 3, 4, 0, 5, 0, 6, 0, 7, 8, 9]).End().Bytes;
        var rewritten = PngRewriting.Rewrite(stepped);
        APng.ChunksOf(rewritten).ShouldBe(["IHDR", "IDAT", "IEND"]);
        PngRewriting.Rewrite(rewritten).ShouldBe(rewritten);
        Refused(new APng().Header(3, 3, 8, 0, interlace: 1).Pixels([0, 1, 0, 2, 0, 3, 4, 0, 5, 0, 6, 0, 7, 8]).End().Bytes, "logo.damaged");
    }

    [Theory]
    [InlineData("\xFF\xD8\xFF\xE0\0\x10JFIF", "JPEG")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "SVG")]
    [InlineData("<?xml version=\"1.0\"?>\n<svg/>", "SVG")]
    [InlineData(" \n<html>", "HTML/XML")]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ", "WebP")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("PK\x03\x04", "ZIP")]
    public void Names_what_another_file_is(string begins, string kind)
    {
        var refusal = Refused(Encoding.Latin1.GetBytes(begins), "logo.kind");
        refusal.Values.ShouldBe([kind]);
    }

    [Fact]
    public void Refuses_what_is_empty_too_large_or_unknown()
    {
        Refused([], "logo.empty");
        Refused(new byte[PngRewriting.LargestFile + 1], "logo.too_large");
        Refused("hello"u8.ToArray(), "logo.no_picture");
    }

    [Fact]
    public void Refuses_what_moves_what_is_too_big_and_what_hides_behind_the_picture()
    {
        Refused(APng.Of(5, 3, null, ("acTL", [0, 0, 0, 2, 0, 0, 0, 0])), "logo.animated");
        Refused(new APng().Header(2001, 1, 8, 0).Pixels([0]).End().Bytes, "logo.too_many_pixels");
        Refused(new APng().Header(1, 100_000, 8, 0).Pixels([0]).End().Bytes, "logo.too_many_pixels");
        Refused(new APng().Header(1, -1, 8, 0).Pixels([0]).End().Bytes, "logo.too_many_pixels");
        Refused([.. APng.Of(), .. "PK\x3\x4<script>"u8], "logo.trailing");
    }

    [Fact]
    public void Refuses_what_unfolds_to_more_than_the_header_says()
    {
        // A few kilobytes that would become fifty megabytes.
        var bomb = APng.Folded(new byte[50_000_000]);
        bomb.Length.ShouldBeLessThan(PngRewriting.LargestFile);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refused(new APng().Header(5, 3, 8, 6).Chunk("IDAT", bomb).End().Bytes, "logo.damaged");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void Refuses_every_cut_and_every_changed_byte()
    {
        var whole = APng.Of();
        for (var length = 0; length < whole.Length; length++)
            Should.Throw<RefusedException>(() => PngRewriting.Rewrite(whole[..length]), $"{length} bytes");
        for (var place = 0; place < whole.Length; place++)
        {
            var changed = whole.ToArray();
            changed[place] ^= 0x20;
            Should.Throw<RefusedException>(() => PngRewriting.Rewrite(changed), $"byte {place}");
        }
    }

    public static TheoryData<string> Wrong => [.. WrongFiles.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses_what_no_reader_should_accept(string what) => Refused(WrongFiles[what], "logo.damaged");

    private static readonly Dictionary<string, byte[]> WrongFiles = new()
    {
        ["no header"] = new APng().Pixels([0]).End().Bytes,
        ["a header twice"] = new APng().Header(1, 1, 8, 0).Header(1, 1, 8, 0).Pixels([0, 1]).End().Bytes,
        ["something before the header"] = new APng().Chunk("tEXt", []).Header(1, 1, 8, 0).Pixels([0, 1]).End().Bytes,
        ["no pixels"] = new APng().Header(1, 1, 8, 0).End().Bytes,
        ["too few pixels"] = new APng().Header(2, 2, 8, 0).Pixels([0, 1, 2]).End().Bytes,
        ["one pixel too many"] = new APng().Header(1, 1, 8, 0).Pixels([0, 1, 2]).End().Bytes,
        ["pixels in two pieces with something between"] = new APng().Header(1, 1, 8, 0).Pixels([0, 1]).Chunk("tEXt", []).Chunk("IDAT", []).End().Bytes,
        ["pixels that cannot be unfolded"] = new APng().Header(1, 1, 8, 0).Chunk("IDAT", [1, 2, 3, 4]).End().Bytes,
        ["a width of nothing"] = new APng().Header(0, 1, 8, 0).Pixels([0]).End().Bytes,
        ["a depth that is none"] = new APng().Header(1, 1, 3, 0).Pixels([0, 1]).End().Bytes,
        ["a kind of colour that is none"] = new APng().Header(1, 1, 8, 5).Pixels([0, 1]).End().Bytes,
        ["a filter that is none"] = new APng().Header(1, 1, 8, 0).Pixels([5, 1]).End().Bytes,
        ["an unknown part that must be known"] = new APng().Header(1, 1, 8, 0).Chunk("ABCD", []).Pixels([0, 1]).End().Bytes,
        ["a palette that is missing"] = new APng().Header(1, 1, 8, 3).Pixels([0, 0]).End().Bytes,
        ["a palette of odd length"] = new APng().Header(1, 1, 8, 3).Chunk("PLTE", [1, 2, 3, 4]).Pixels([0, 0]).End().Bytes,
        ["a colour that the palette lacks"] = new APng().Header(1, 1, 8, 3).Chunk("PLTE", [1, 2, 3]).Pixels([0, 1]).End().Bytes,
        ["more transparencies than colours"] = new APng().Header(1, 1, 8, 3).Chunk("PLTE", [1, 2, 3]).Chunk("tRNS", [1, 2]).Pixels([0, 0]).End().Bytes,
        ["a palette behind the pixels"] = new APng().Header(1, 1, 8, 2).Pixels([0, 1, 2, 3]).Chunk("PLTE", [1, 2, 3]).End().Bytes,
        ["a name of a part that is no name"] = new APng().Header(1, 1, 8, 0).Chunk("a<b>", []).Pixels([0, 1]).End().Bytes
    };

    private static RefusedException Refused(byte[] file, string key)
    {
        var refusal = Should.Throw<RefusedException>(() => PngRewriting.Rewrite(file));
        (refusal.Kind, refusal.Key).ShouldBe((RefusalKind.Invalid, key));
        return refusal;
    }

    /// <summary>The rows without filters, whichever of the two ways they were written in.</summary>
    private static byte[] PixelsOf(byte[] png, int rowBytes, int step)
    {
        var rows = Unfolded(png);
        for (var start = 0; start < rows.Length; start += rowBytes + 1)
        {
            rows[start].ShouldBeOneOf((byte)0, (byte)4);
            for (var i = 0; rows[start] == 4 && i < rowBytes; i++)
            {
                var (left, up, corner) = (i < step ? 0 : rows[start + 1 + i - step], start == 0 ? 0 : rows[start - rowBytes + i], i < step || start == 0 ? 0 : rows[start - rowBytes + i - step]);
                rows[start + 1 + i] += (byte)new[] { left, up, corner }.MinBy(near => Math.Abs(left + up - corner - near));
            }

            rows[start] = 0;
        }

        return rows;
    }

    private static byte[] Unfolded(byte[] png)
    {
        using var folded = new MemoryStream();
        for (var place = 8; place < png.Length; place += 12 + Length(place))
            if (Encoding.ASCII.GetString(png, place + 4, 4) == "IDAT")
                folded.Write(png, place + 8, Length(place));
        folded.Position = 0;
        using var pixels = new MemoryStream();
        using (var unfolding = new ZLibStream(folded, CompressionMode.Decompress))
            unfolding.CopyTo(pixels);
        return pixels.ToArray();

        int Length(int place) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(place));
    }
}
