using CxMaturity.Domain.Organizations;

namespace CxMaturity.Web.Pages.Branding;

/// <summary>One of the two colour schemes, with what links and buttons look like in it.</summary>
/// <param name="Accent">The organisation's colour, or one of its hue that can be read here.</param>
/// <param name="Contrast">Of the chosen colour itself, against the background on which it is worst.</param>
/// <param name="Reached">The same of the colour that is used.</param>
public sealed record AccentScheme(Colour Accent, Colour Hover, Colour Ink, double Contrast, double Reached)
{
    public bool IsAsChosen => Contrast >= AccentTheme.Needed;
}

/// <summary>
/// What becomes of an organisation's colour. Nobody is refused a house colour for being too pale: the strip in the header shows it as it
/// is, and where text is written in it, it is made darker or lighter until it can be read.
/// </summary>
public sealed record AccentTheme(Colour Chosen, AccentScheme Light, AccentScheme Dark)
{
    /// <summary>What WCAG 2.2 asks of text; pictures and controls need less.</summary>
    public const double Needed = 4.5;

    // The backgrounds of tokens.css on which links and buttons stand: page, surface, tint.
    public static readonly IReadOnlyList<string> LightBackgrounds = ["#f3f6f5", "#ffffff", "#e4eeee"];
    public static readonly IReadOnlyList<string> DarkBackgrounds = ["#0d181c", "#14242a", "#1c343c"];
    public const string LightInk = "#ffffff", DarkInk = "#0b1d22";

    private const double Hovering = 0.28;

    public static AccentTheme? Of(string? accent) => Colour.Parse(accent) is { } chosen
        ? new(chosen, Scheme(chosen, LightBackgrounds, Colour.Black, LightInk), Scheme(chosen, DarkBackgrounds, Colour.White, DarkInk))
        : null;

    public string Stylesheet => $$"""
        :root { --cx-brand: {{Chosen}}; {{Values(Light)}} }
        @media (prefers-color-scheme: dark) { :root { {{Values(Dark)}} } }
        header.site { border-block-end: 0.3rem solid var(--cx-brand); }

        """;

    private static string Values(AccentScheme scheme) => $"--cx-accent: {scheme.Accent}; --cx-accent-hover: {scheme.Hover}; --cx-accent-ink: {scheme.Ink};";

    private static AccentScheme Scheme(Colour chosen, IReadOnlyList<string> backgrounds, Colour end, string ink)
    {
        Colour[] behind = [.. backgrounds.Select(text => Colour.Parse(text)!.Value)];
        var readable = chosen.Readable(behind, end, Needed);
        return new(readable, readable.Mixed(end, Hovering), Colour.Parse(ink)!.Value, chosen.WeakestContrast(behind), readable.WeakestContrast(behind));
    }
}
