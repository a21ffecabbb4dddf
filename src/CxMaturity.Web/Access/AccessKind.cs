namespace CxMaturity.Web.Access;

/// <summary>What the access log speaks of.</summary>
public enum AccessKind
{
    SignedIn,
    SignInFailed,
    SignedOut,

    /// <summary>Somebody wanted something that is not theirs.</summary>
    Refused,

    /// <summary>A file was taken: a workbook, an archive, the trail, a result of the API.</summary>
    Exported,
    TokenUsedFirst,
    LinkRedeemed,
    LockedOut
}

/// <summary>The keys under which kinds are stored. A key never changes and never means anything else.</summary>
public static class AccessKinds
{
    private static readonly Dictionary<AccessKind, string> Keys = new()
    {
        [AccessKind.SignedIn] = "signed_in",
        [AccessKind.SignInFailed] = "sign_in_failed",
        [AccessKind.SignedOut] = "signed_out",
        [AccessKind.Refused] = "refused",
        [AccessKind.Exported] = "exported",
        [AccessKind.TokenUsedFirst] = "token_used_first",
        [AccessKind.LinkRedeemed] = "link_redeemed",
        [AccessKind.LockedOut] = "locked_out"
    };

    public static IReadOnlyList<AccessKind> All { get; } = Enum.GetValues<AccessKind>();

    public static string Key(this AccessKind kind) => Keys[kind];

    public static AccessKind? Find(string key) => All.Where(kind => kind.Key() == key).Select(kind => (AccessKind?)kind).FirstOrDefault();
}
