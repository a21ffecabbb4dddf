using CxMaturity.Domain;
using CxMaturity.Web.Library.Articles;

namespace CxMaturity.Web.Pages.Articles;

/// <summary>The words on the pages around the articles.</summary>
internal static class ArticleGroups
{
    public static readonly LocalizedText AllArticles = new("Wissen und Hilfe", "Guides and background");

    public static readonly LocalizedText Introduction = new(
        "Hier steht, wie CxMaturity arbeitet, wie die Zahlen zustande kommen und was mit den Antworten geschieht.",
        "How CxMaturity works, how the figures come about, and what happens to the answers.");

    public static LocalizedText NameOf(ArticleGroup group) => group switch
    {
        ArticleGroup.Start => new("Einstieg", "Getting started"),
        ArticleGroup.Guide => new("Anleitungen", "Guides"),
        ArticleGroup.Method => new("Methode", "Method"),
        _ => new("Betrieb", "Operations")
    };
}
