namespace CxMaturity.Domain;

/// <summary>The languages in which the product speaks to people.</summary>
public enum Language
{
    De,
    En
}

/// <summary>A text for people, in both languages side by side, so that neither can be forgotten.</summary>
public sealed record LocalizedText(string De, string En)
{
    public string In(Language language) => language == Language.De ? De : En;
}
