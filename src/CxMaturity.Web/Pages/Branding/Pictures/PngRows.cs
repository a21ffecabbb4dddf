using CxMaturity.Domain;

namespace CxMaturity.Web.Pages.Branding.Pictures;

/// <summary>The pixels of a PNG: each row is filtered, that is, told as the difference to what stands left of it and above it.</summary>
internal static class PngRows
{
    private const int None = 0, Left = 1, Above = 2, Mean = 3, Nearest = 4;

    /// <summary>Turns differences back into values, in place. A row with a filter that nobody knows is refused.</summary>
    public static void Unfilter(PngHeader header, byte[] pixels)
    {
        var (place, step) = (0, header.Step);
        foreach (var pass in header.Passes)
        {
            Span<byte> above = new byte[pass.RowBytes];
            for (var number = 0; number < pass.Rows; number++, place += 1 + pass.RowBytes)
            {
                var row = pixels.AsSpan(place + 1, pass.RowBytes);
                Unfilter(pixels[place], row, above, step);
                pixels[place] = None;
                above = row;
            }
        }
    }

    /// <summary>Every row as differences to its nearest neighbours, which photographs shrink by.</summary>
    public static byte[] Filtered(PngHeader header, byte[] pixels)
    {
        var (filtered, place, step) = (pixels.ToArray(), 0, header.Step);
        foreach (var pass in header.Passes)
        {
            ReadOnlySpan<byte> above = new byte[pass.RowBytes];
            for (var number = 0; number < pass.Rows; number++, place += 1 + pass.RowBytes)
            {
                ReadOnlySpan<byte> row = pixels.AsSpan(place + 1, pass.RowBytes);
                filtered[place] = Nearest;
                for (var i = 0; i < row.Length; i++)
                    filtered[place + 1 + i] -= (byte)Closest(i < step ? 0 : row[i - step], above[i], i < step ? 0 : above[i - step]);
                above = row;
            }
        }

        return filtered;
    }

    /// <summary>The greatest number of a colour that the picture names in its palette.</summary>
    public static int GreatestIndex(PngHeader header, byte[] pixels)
    {
        var (place, greatest, mask) = (0, 0, (1 << header.Depth) - 1);
        foreach (var pass in header.Passes)
        {
            for (var number = 0; number < pass.Rows; number++, place += 1 + pass.RowBytes)
            {
                for (var pixel = 0; pixel < pass.Pixels; pixel++)
                {
                    var bit = pixel * header.Depth;
                    greatest = Math.Max(greatest, (pixels[place + 1 + bit / 8] >> (8 - header.Depth - bit % 8)) & mask);
                }
            }
        }

        return greatest;
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        if (filter > Nearest)
            throw RefusedException.Invalid("logo.damaged");
        for (var i = 0; filter != None && i < row.Length; i++)
        {
            var (left, up, upLeft) = (i < step ? 0 : row[i - step], above[i], i < step ? 0 : above[i - step]);
            row[i] += (byte)(filter switch
            {
                Left => left,
                Above => up,
                Mean => (left + up) / 2,
                _ => Closest(left, up, upLeft)
            });
        }
    }

    /// <summary>Of three neighbours the one nearest to left + up - upLeft; the order counts where two are equally near.</summary>
    private static int Closest(int left, int up, int upLeft)
    {
        var (toLeft, toUp, toUpLeft) = (Math.Abs(up - upLeft), Math.Abs(left - upLeft), Math.Abs(left + up - 2 * upLeft));
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
}
