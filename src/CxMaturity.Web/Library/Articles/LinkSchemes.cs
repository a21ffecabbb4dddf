namespace CxMaturity.Web.Library.Articles;

/// <summary>Which addresses a link in a text may lead to.</summary>
public static class LinkSchemes
{
    private static readonly string[] Allowed = ["http", "https", "mailto"];

    /// <summary>True for http, https, mailto, and for addresses without a scheme that stay on this host.</summary>
    public static bool Allow(string? url)
    {
        if (url is null)
            return false;

        // Browsers drop control characters and blanks before they look for a scheme, and take a backslash for a slash; so do we.
        var plain = string.Concat(url.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && c != '\u00AD')).Replace('\\', '/');
        var end = plain.IndexOfAny([':', '/', '?', '#']);
        if (end >= 0 && plain[end] == ':')
            return Allowed.Contains(plain[..end], StringComparer.OrdinalIgnoreCase);

        return !plain.StartsWith("//", StringComparison.Ordinal);
    }

    /// <summary>True where the address names a scheme, so that it is none of our own files.</summary>
    public static bool IsExternal(string url) =>
        url.IndexOfAny([':', '/', '?', '#']) is >= 0 and var end && url[end] == ':';
}
