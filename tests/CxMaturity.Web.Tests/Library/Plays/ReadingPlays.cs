using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Articles;
using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Tests.Library.Plays;

public sealed class ReadingPlays : IDisposable
{
    private const string De = "content/plays/P01-first.de.md";
    private const string En = "content/plays/P01-first.en.md";
    private const string Sections = "Problem, Goal, Steps, Roles, Signs that it works, Risks and remedies, Without a mandate";

    private readonly MadeUpPlays plays = new();

    public void Dispose() => plays.Dispose();

    [Fact]
    public void Gives_the_facts_once_and_the_words_in_each_language()
    {
        var library = plays.Read();

        var play = library.Plays.ShouldHaveSingleItem();
        play.Id.ShouldBe("P01");
        play.Dimensions.ShouldBe(["LEAD"]);
        play.Triggers.ShouldBe([new PlayCondition.OfItem("LEAD-01", true, 2.6), new PlayCondition.OfFinding("SOMETHING_SEEN")]);
        (play.NeedsAll, play.Priority, play.Track, play.Kind, play.Effort, play.WeeksToEffect, play.WorksCouncil)
            .ShouldBe((false, null, PlayTrack.Both, PlayKind.People, 2, 4, WorksCouncilPart.Inform));
        play.KotterSteps.ShouldBe([1, 5]);
        play.Elements.ShouldBe([ChangeElement.Awareness]);
        play.Preconditions.ShouldBe([new PlayCondition.OfDimension("INC", false, 2)]);
        play.Effects.ShouldBe(new Dictionary<string, ExpectedEffect> { ["LEAD"] = ExpectedEffect.Mid });
        (play.Sources.Single(), play.Related.Count).ShouldBe(("Kerr 1975", 0));

        var german = library.Find("P01", Language.De).ShouldNotBeNull();
        (german.Name, german.Problem, german.Kpis.Single(), german.Slug, german.Address).ShouldBe(("Erste Maßnahme", "Niemand hört zu.", "Anteil", "P01-first", "/plays/P01"));
        german.Sections.Select(section => section.Part).ShouldBe(Enum.GetValues<PlayPart>());
        library.Find("P01", Language.En).ShouldNotBeNull().Sections.Select(section => section.Title).ShouldBe(Sections.Split(", "));
        library.Find("P02", Language.En).ShouldBeNull();
        library.Find("p01", Language.En).ShouldBeNull();
    }

    [Fact]
    public void Turns_links_into_addresses_of_the_app_and_markup_into_nothing_that_does_harm()
    {
        var sections = plays.ChangedIn("en", "Begin small.", "<script>alert(1)</script> [a](https://example.org) [P](P01-first.en.md) [h](../home.en.md)").Read().Find("P01", Language.En)!.Sections;

        sections[0].Html.ShouldContain("<a href=\"/articles/glossary#wave\">");
        sections[1].Html.ShouldContain("<a href=\"/articles/method#weights\">");
        sections[6].Html.ShouldBe("<p>&lt;script&gt;alert(1)&lt;/script&gt; <a href=\"https://example.org\" rel=\"noopener noreferrer\">a</a> <a href=\"/plays/P01\">P</a> <a href=\"/\">h</a></p>\n");
    }

    [Fact]
    public void Spells_as_the_reader_does()
    {
        var library = plays.Read();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new("de-CH");
            library.Find("P01")!.Name.ShouldBe("Erste Massnahme");
            CultureInfo.CurrentUICulture = new("de");
            library.Find("P01")!.Name.ShouldBe("Erste Maßnahme");
            CultureInfo.CurrentUICulture = new("en-GB");
            library.All.ShouldHaveSingleItem().Name.ShouldBe("First play");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("id: P01", "id: P02", 2, "'id' must be P01 as in the file's name, not 'P02'")]
    [InlineData("dims: [LEAD]", "dims: [LEAD, NOPE]", 5, "'dims' names the dimension 'NOPE'; known are LEAD, INC, SILO, ROLE, STRAT, INSI, MEAS, ENAB, PROC, TECH, CHNG")]
    [InlineData("dims: [LEAD]", "dims: []", 5, "a play that no dimension carries needs a 'priority'")]
    [InlineData("dims: [LEAD]", "dims: LEAD", 5, "'dims' must be a list of words such as [wave, waves]")]
    [InlineData("LEAD-01 < 2.6", "LEAD-01 under 2.6", 6, "'LEAD-01 under 2.6' is no condition such as INC-03 < 2.6, SILO < 2.6 in 2 waves, gap X-F >= 1.0, finding RACI_NO_ACCOUNTABLE")]
    [InlineData("LEAD-01 < 2.6", "LAED-01 < 2.6", 6, "'triggers' names the dimension 'LAED'; known are LEAD, INC, SILO, ROLE, STRAT, INSI, MEAS, ENAB, PROC, TECH, CHNG")]
    [InlineData("triggers: [LEAD-01 < 2.6, finding SOMETHING_SEEN]", "triggers: []", 6, "'triggers' must name at least one condition such as INC-03 < 2.6")]
    [InlineData("track: both", "track: perhaps", 7, "'track' must be one of with, without, both, not 'perhaps'")]
    [InlineData("ppt: people", "ppt: pets", 8, "'ppt' must be one of people, process, technology, not 'pets'")]
    [InlineData("kotter: [1, 5]", "kotter: [1, 9]", 9, "'kotter' must name steps from 1 to 8, not '9'")]
    [InlineData("adkar: [awareness]", "adkar: [wish]", 10, "'adkar' must be of awareness, desire, knowledge, ability, reinforcement, not 'wish'")]
    [InlineData("effort: 2", "effort: 6", 11, "'effort' must be a whole number from 1 to 5, not '6'")]
    [InlineData("weeks_to_effect: 4", "weeks_to_effect: 0", 12, "'weeks_to_effect' must be a whole number from 1 to 260, not '0'")]
    [InlineData("INC >= 2.0", "INC is 2.0", 13, "'INC is 2.0' is no condition such as INC-03 < 2.6, SILO < 2.6 in 2 waves, gap X-F >= 1.0, finding RACI_NO_ACCOUNTABLE")]
    [InlineData("{LEAD: mid}", "{LEAD: huge}", 14, "'effects' must be of low, mid, high, not 'huge'")]
    [InlineData("{LEAD: mid}", "{NOPE: mid}", 14, "'effects' names the dimension 'NOPE'; known are LEAD, INC, SILO, ROLE, STRAT, INSI, MEAS, ENAB, PROC, TECH, CHNG")]
    [InlineData("{LEAD: mid}", "[LEAD]", 14, "'effects' must be words with a value each such as {LEAD: low}")]
    [InlineData("works_council: inform", "works_council: ask", 15, "'works_council' must be one of none, inform, codetermine, not 'ask'")]
    [InlineData("related: []", "related: [P77]", 17, "there is no play 'P77' to be related to")]
    [InlineData("related: []", "related: [P01]", 17, "a play is not related to itself")]
    [InlineData("effort: 2", "effort: 2\nprice: 5", 12, "unknown key 'price'; known are id, name, problem, dims, triggers, all, priority, track, ppt, kotter, adkar, effort, weeks_to_effect, preconditions, effects, works_council, sources, related, kpis")]
    [InlineData("effort: 2\n", "", 1, "the key 'effort' is missing from the front matter")]
    [InlineData("track: both\n", "", 1, "the key 'track' is missing from the front matter")]
    [InlineData("effects: {LEAD: mid}\n", "", 1, "the key 'effects' is missing from the front matter")]
    [InlineData("## Problem\n", "Before\n\n## Problem\n", 20, "text must stand below one of the headings " + Sections)]
    [InlineData("1. **", "- **", 28, "the section 'Steps' must hold one numbered list of 3 to 7 steps, not 2")]
    public void Names_a_fault_with_its_file_and_line(string line, string into, int at, string sentence) =>
        plays.Changed(line, into).Faults().ShouldContain($"{En}:{at}: {sentence}");

    [Theory]
    [InlineData("## Goal", "## Aim", "24: unknown section 'Aim'; a play has " + Sections + ", in this order", "1: the section 'Goal' is missing")]
    [InlineData("## Roles\n\n- Management – decides\n", "## Roles\n", "34: the section 'Roles' is empty")]
    [InlineData("## Roles\n", "### Roles\n", "34: a play has no headings but those of its seven sections, of level 2", "1: the section 'Roles' is missing")]
    [InlineData("## Roles\n", "## Problem\n", "34: the section 'Problem' stands in the wrong place; the order is " + Sections, "1: the section 'Roles' is missing")]
    [InlineData("3. **Act.** Act.\n", "", "28: the section 'Steps' must hold one numbered list of 3 to 7 steps, not 2")]
    [InlineData("3. **Act.** Act.\n", "3. a\n4. b\n5. c\n6. d\n7. e\n8. f\n", "28: the section 'Steps' must hold one numbered list of 3 to 7 steps, not 8")]
    [InlineData("../glossary/wave.en.md", "../glossary/wife.en.md", "22: the link '../glossary/wife.en.md' leads nowhere")]
    [InlineData("../glossary/wave.en.md", "../glossary/wave.de.md", "22: the link '../glossary/wave.de.md' leads into the other language; write en")]
    [InlineData("../method.en.md#weights", "../method.en.md#nowhere", "26: the link '../method.en.md#nowhere' leads nowhere")]
    [InlineData("../method.en.md#weights", "P77-gone.en.md", "26: the link 'P77-gone.en.md' leads nowhere")]
    [InlineData("../method.en.md#weights", "/articles/method", "26: the link '/articles/method' names neither a play, nor a term such as ../glossary/journey.en.md, nor an article such as ../method.en.md")]
    [InlineData("../method.en.md#weights", "javascript:alert(1)", "26: the link 'javascript:alert(1)' must use http, https, mailto, or name a content file")]
    [InlineData("Begin small.", "![x](images/x.png)", "48: a play has no pictures")]
    [InlineData("Begin small.", "<data:x,y>", "48: the link 'data:x,y' must use http, https, mailto, or name a content file")]
    [InlineData("effort: 2", "effort: 3", "11: 'effort' must be the same as in " + De)]
    [InlineData("[LEAD-01 < 2.6, finding SOMETHING_SEEN]", "[LEAD-01 < 2.6]", "6: 'triggers' must be the same as in " + De)]
    [InlineData("effort: 2", "effort: 2\nall: true", "12: 'all' must be the same as in " + De)]
    [InlineData("[\"Share\"]", "[\"Share\", \"Number\"]", "18: 'kpis' must be 1 in number as in " + De + ", not 2")]
    [InlineData("name: \"First play\"", "name: \"\"", "3: 'name' must be a text")]
    public void Names_what_is_wrong_in_one_language(string line, string into, params string[] sentences)
    {
        plays.ChangedIn("en", line, into).Faults().ShouldBe(sentences.Order(StringComparer.Ordinal).Select(sentence => $"{En}:{sentence}"), ignoreOrder: true);
    }

    [Fact]
    public void Refuses_names_and_sentences_without_an_end() => plays
        .ChangedIn("en", "First play", new string('a', 121)).With("P01-first.de.md", MadeUpPlays.German.Replace("Niemand hört zu.", new string('b', 10_000), StringComparison.Ordinal))
        .Faults().ShouldBe([$"{De}:4: 'problem' must have at most 300 characters, not 10000", $"{En}:3: 'name' must have at most 120 characters, not 121"]);

    [Fact]
    public void Refuses_files_that_are_called_otherwise_stand_alone_or_repeat_a_play() => plays
        .With("first.de.md", MadeUpPlays.German).With("P02-alone.de.md", MadeUpPlays.German.Replace("id: P01", "id: P02", StringComparison.Ordinal))
        .With("P01-again.de.md", MadeUpPlays.German).With("P01-again.en.md", MadeUpPlays.English)
        .Faults().ShouldBe(
        [
            "content/plays/P01-first.de.md:2: the play P01 stands already in content/plays/P01-again.de.md",
            "content/plays/P01-first.en.md:2: the play P01 stands already in content/plays/P01-again.en.md",
            "content/plays/P02-alone.de.md:1: the same play in the other language, P02-alone.en.md, is missing",
            "content/plays/first.de.md:1: the file must be called like P09-incentive-workshop.de.md: P and two digits or OWN- and a number, words in small letters, then the language, then md"
        ]);

    [Fact]
    public void Takes_plays_of_ones_own_with_the_same_checks()
    {
        var library = plays.Read();
        PlaySource[] own =
        [
            new("OWN-3-ours.de.md", MadeUpPlays.German.Replace("id: P01", "id: OWN-3", StringComparison.Ordinal).Replace("related: []", "related: [P01]", StringComparison.Ordinal)),
            new("OWN-3-ours.en.md", MadeUpPlays.English.Replace("id: P01", "id: OWN-3", StringComparison.Ordinal).Replace("related: []", "related: [P01]", StringComparison.Ordinal)
                .Replace("Begin small.", "See [the first](P01-first.en.md).", StringComparison.Ordinal))
        ];

        var both = library.With(own);

        both.Plays.Select(play => play.Id).ShouldBe(["P01", "OWN-3"]);
        both.Find("OWN-3", Language.En)!.Sections[^1].Html.ShouldContain("href=\"/plays/P01\"");
        library.Plays.ShouldHaveSingleItem();
        Should.Throw<ContentException>(() => both.With(own)).Faults.Select(fault => fault.ToString())
            .ShouldBe(["OWN-3-ours.de.md:2: the play OWN-3 is there already", "OWN-3-ours.en.md:2: the play OWN-3 is there already"]);
        Should.Throw<ContentException>(() => library.With([own[0]])).Faults.ShouldHaveSingleItem().Line.ShouldBe(1);
    }
}
