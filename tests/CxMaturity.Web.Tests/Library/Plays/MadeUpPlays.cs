using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Library.Plays;
using CxMaturity.Web.Tests.Library.Articles;

namespace CxMaturity.Web.Tests.Library.Plays;

/// <summary>Plays that a test makes up: P01 is as it should be, until a test changes a line of it.</summary>
internal sealed class MadeUpPlays : IDisposable
{
    public const string German = """
        ---
        id: P01
        name: "Erste Maßnahme"
        problem: "Niemand hört zu."
        dims: [LEAD]
        triggers: [LEAD-01 < 2.6, finding SOMETHING_SEEN]
        track: both
        ppt: people
        kotter: [1, 5]
        adkar: [awareness]
        effort: 2
        weeks_to_effect: 4
        preconditions: [INC >= 2.0]
        effects: {LEAD: mid}
        works_council: inform
        sources: ["Kerr 1975"]
        related: []
        kpis: ["Anteil"]
        ---
        ## Problem

        Die [Welle](../glossary/wave.de.md) zeigt es.

        ## Ziel

        Es ändert sich etwas, siehe [Methode](../method.de.md#weights).

        ## Vorgehen

        1. **Fragen.** Fragen Sie.
        2. **Hören.** Hören Sie zu.
        3. **Handeln.** Handeln Sie.

        ## Rollen

        - Leitung – entscheidet

        ## Woran erkennbar, dass es wirkt

        - Man merkt es.

        ## Risiken und Gegenmittel

        - Müdigkeit → Pausen

        ## Variante ohne Mandat

        Fangen Sie klein an.

        """;

    public static readonly string English = new[]
    {
        ("Erste Maßnahme", "First play"), ("Niemand hört zu.", "Nobody listens."), ("Anteil", "Share"), ("Die [Welle](../glossary/wave.de.md) zeigt es.", "The [wave](../glossary/wave.en.md) shows it."),
        ("## Ziel", "## Goal"), ("Es ändert sich etwas, siehe [Methode](../method.de.md#weights).", "Something changes, see [method](../method.en.md#weights)."), ("## Vorgehen", "## Steps"),
        ("**Fragen.** Fragen Sie.", "**Ask.** Ask."), ("**Hören.** Hören Sie zu.", "**Listen.** Listen."), ("**Handeln.** Handeln Sie.", "**Act.** Act."), ("## Rollen", "## Roles"),
        ("Leitung – entscheidet", "Management – decides"), ("## Woran erkennbar, dass es wirkt", "## Signs that it works"), ("Man merkt es.", "One notices."),
        ("## Risiken und Gegenmittel", "## Risks and remedies"), ("Müdigkeit → Pausen", "Weariness → breaks"), ("## Variante ohne Mandat", "## Without a mandate"), ("Fangen Sie klein an.", "Begin small.")
    }.Aggregate(German, (text, words) => text.Replace(words.Item1, words.Item2, StringComparison.Ordinal));

    private readonly MadeUpContent content = new();

    public MadeUpPlays()
    {
        content.WithArticle("home", "Welcome").WithArticle("method", "## Weights {#weights}\n\nText")
            .WithTerm("wave", "---\ntitle: Welle\nforms: [Welle]\n---\nText", "---\ntitle: Wave\nforms: [wave]\n---\nText");
        With("P01-first.de.md", German).With("P01-first.en.md", English);
    }

    public MadeUpPlays With(string file, string text)
    {
        content.With($"plays/{file}", text);
        return this;
    }

    /// <summary>The same change in both languages.</summary>
    public MadeUpPlays Changed(string line, string into) => ChangedIn("de", line, into).ChangedIn("en", line, into);

    public MadeUpPlays ChangedIn(string language, string line, string into)
    {
        var text = language == "de" ? German : English;
        text.ShouldContain(line);
        return With($"P01-first.{language}.md", text.Replace(line, into, StringComparison.Ordinal));
    }

    public PlayLibrary Read() => PlayLibrary.Read(content.Folder, ArticleLibrary.Read(content.Folder));

    public IReadOnlyList<string> Faults() => [.. Should.Throw<ContentException>(Read).Faults.Select(fault => fault.ToString())];

    public void Dispose() => content.Dispose();
}
