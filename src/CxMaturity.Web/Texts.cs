namespace CxMaturity.Web;

/// <summary>Marks the resource files that hold every text for people: <c>Texts.resx</c> (English) and <c>Texts.de.resx</c>.</summary>
public sealed class Texts;
