using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Pages.Trail;

/// <summary>Kinds of things that the trail speaks of, and the one table of who reads of which.</summary>
public static class TrailKinds
{
    public const string Organization = "organization", Waves = "waves", Results = "results", Releases = "releases", Customers = "customers", Units = "units",
        Members = "members", Tokens = "tokens", Questionnaires = "questionnaires", Findings = "findings", Initiatives = "initiatives", Plays = "plays";

    // Whoever has any of these, beside the trail itself. What there is to know of a change must not be more than its pages show.
    private static readonly Dictionary<string, Right[]> Table = new(StringComparer.Ordinal)
    {
        // Settings decide what is protected: everybody who reads the trail reads of them, and of when waves began and ended.
        [Organization] = [Right.SeeTrail],
        [Waves] = [Right.SeeTrail],
        [Units] = [Right.SeeUnits, Right.SeeRules],
        // That there is a result, and what of it was published; without its numbers.
        [Results] = [Right.SeeResults, Right.SeeQuality],
        [Releases] = [Right.SeeQuality],
        // Here the numbers themselves stand in the sentences.
        [Customers] = [Right.SeeResults],
        [Members] = [Right.ManageMembers, Right.SeeAccessLog],
        [Tokens] = [Right.ManageTokens, Right.SeeAccessLog],
        [Questionnaires] = [Right.SeeTrail],
        [Findings] = [Right.SeeActions],
        [Initiatives] = [Right.SeeActions],
        [Plays] = [Right.SeeActions]
    };

    public static IReadOnlyCollection<string> All => Table.Keys;

    public static bool MayRead(string kind, Func<Right, bool> may) => may(Right.SeeTrail) && Table[kind].Any(may);
}
