namespace CxMaturity.Web.Accounts;

/// <summary>Where somebody is led after signing in: a page of ours, whatever the address says.</summary>
public static class LocalReturn
{
    public static string Of(string? url) => IsOurs(url) ? url! : "/";

    /// <summary>A path of ours, and nothing that a browser could take for another host or that no header can carry.</summary>
    public static bool IsOurs(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && url.All(c => c is > ' ' and <= '~');
}
