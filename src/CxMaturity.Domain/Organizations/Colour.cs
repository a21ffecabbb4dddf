using System.Globalization;

namespace CxMaturity.Domain.Organizations;

/// <summary>A colour of a screen, and how well it can be told from another one.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    private const double Finest = 0.01;

    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c>; anything else is none.</summary>
    public static Colour? Parse(string? text) =>
        text is ['#', ..] && text.Length == 7 && int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <summary>The contrast of WCAG 2, from 1 (none) to 21 (black on white).</summary>
    public double Contrast(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>The weakest contrast against any of several backgrounds.</summary>
    public double WeakestContrast(IEnumerable<Colour> backgrounds) => backgrounds.Min(Contrast);

    /// <summary>The same hue, moved as little as it takes until it stands out from all backgrounds.</summary>
    /// <param name="end">Black for light backgrounds, white for dark ones.</param>
    public Colour Readable(IReadOnlyList<Colour> backgrounds, Colour end, double needed)
    {
        for (var share = 0.0; share < 1; share += Finest)
            if (Mixed(end, share) is var mixed && mixed.WeakestContrast(backgrounds) >= needed)
                return mixed;
        return end;
    }

    /// <summary>Mixed with a share of another colour.</summary>
    public Colour Mixed(Colour other, double share) => new(Part(Red, other.Red, share), Part(Green, other.Green, share), Part(Blue, other.Blue, share));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static byte Part(byte one, byte other, double share) => (byte)Math.Round(one + (other - one) * share);
}
