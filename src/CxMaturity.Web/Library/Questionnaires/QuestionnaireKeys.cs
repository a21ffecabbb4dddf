namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>One kind of map in a questionnaire file, with the keys it must and may have.</summary>
public sealed record KeySet(string Name, IReadOnlyList<string> Required, params string[] Optional)
{
    public IEnumerable<string> Known => Required.Concat(Optional);

    /// <summary>The known key that somebody may have meant, if one is close.</summary>
    public string? NearestTo(string key) =>
        Known.Select(known => (known, distance: Distance(known.ToUpperInvariant(), key.ToUpperInvariant())))
            .Where(candidate => candidate.distance <= Math.Max(1, candidate.known.Length / 3))
            .OrderBy(candidate => candidate.distance)
            .Select(candidate => candidate.known)
            .FirstOrDefault();

    /// <summary>Edits that turn one word into the other (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}

/// <summary>All keys of a questionnaire file; <c>questionnaire.schema.json</c> says the same to editors.</summary>
public static class QuestionnaireKeys
{
    public static readonly KeySet Questionnaire = new("questionnaire",
        ["id", "version", "headline", "name", "description", "scale", "levels", "perspectives", "caps", "variants", "dimensions"],
        "blocks");

    public static readonly KeySet Text = new("text", ["de", "en"]);

    public static readonly KeySet Scale = new("scale", ["labels", "cannotJudge"]);

    public static readonly KeySet Level = new("level", ["level", "name", "meaning"]);

    public static readonly KeySet Perspectives = new("perspectives", ["X", "M", "F"]);

    public static readonly KeySet Caps = new("caps",
        ["foundationHeadroom", "ceilingWithLevelOne", "ceilingWithLevelTwo", "minimumResponseRate", "minimumPeople"]);

    public static readonly KeySet Variant = new("variant", ["audience", "name", "minutes"]);

    public static readonly KeySet Dimension = new("dimension",
        ["code", "core", "weight", "target", "name", "definition", "subScales"]);

    public static readonly KeySet SubScale = new("subScale", ["code", "name", "weight", "items"]);

    public static readonly KeySet Block = new("block", ["code", "name", "introduction", "items"]);

    public static readonly KeySet Item = new("item", ["id", "kind", "audiences", "text"], "key", "anchors", "evidence");

    public static readonly IReadOnlyList<KeySet> All =
        [Questionnaire, Text, Scale, Level, Perspectives, Caps, Variant, Dimension, SubScale, Block, Item];
}
