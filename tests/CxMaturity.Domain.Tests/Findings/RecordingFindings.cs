using CxMaturity.Domain.Findings;
using static CxMaturity.Domain.Tests.Findings.FindingSituation;

namespace CxMaturity.Domain.Tests.Findings;

public sealed class RecordingFindings
{
    private static readonly RaiseFinding Raise = new(
        Id, Wave, FindingRule.DimensionLow, "INC", "INC", Severity.High, [new("INC", 2.1)], [new(ReferenceKind.Organization, "whatever")], Now);

    private static readonly RecordFinding Record = new(Id, " Nobody answers letters ", "Seen in the archive.", "PROC", [Journey, Journey], Now);

    [Fact]
    public void A_rule_raises_a_finding_once()
    {
        Spec.When(finding => FindingDecider.Decide(finding, Raise)).Then(Raised);
        Spec.Given(Raised).When(finding => FindingDecider.Decide(finding, Raise)).ThenNothing();
    }

    [Fact]
    public void Somebody_writes_down_what_no_rule_has_seen()
    {
        Spec.When(finding => FindingDecider.Decide(finding, Record)).Then(Recorded);
        Spec.Given(Recorded).When(finding => FindingDecider.Decide(finding, Record)).ThenNothing();
    }

    [Fact]
    public void A_rule_may_speak_of_the_whole_and_a_person_names_what_it_is_about()
    {
        Spec.When(finding => FindingDecider.Decide(finding, Raise with { References = [] })).ThenRefused(RefusalKind.Invalid, "finding.references");
        Spec.When(finding => FindingDecider.Decide(finding, Record with { References = [FindingReference.Whole] }))
            .ThenRefused(RefusalKind.Invalid, "finding.references");
        Spec.When(finding => FindingDecider.Decide(finding, Record with { References = [FindingReference.Whole, Journey] }))
            .Then(Recorded with { References = [FindingReference.Whole, Journey] });
    }

    [Fact]
    public void References_are_at_most_twenty_and_have_names()
    {
        FindingReference[] many = [.. Enumerable.Range(1, 21).Select(i => new FindingReference(ReferenceKind.Project, $"Project {i}"))];

        Refused("finding.references", many);
        Refused("finding.references", new FindingReference((ReferenceKind)99, "x"));
        Refused("finding.reference_name", new FindingReference(ReferenceKind.Touchpoint, " "));
        Refused("finding.reference_name", new FindingReference(ReferenceKind.Touchpoint, new string('t', 121)));
        Refused("finding.reference_name", new FindingReference(ReferenceKind.Unit, "a/b"));
        Spec.Given(Recorded).When(finding => FindingDecider.Decide(finding, new ReferFinding(many[..20], Now))).Then(new FindingReferred(Id, many[..20], Now));

        static void Refused(string key, params FindingReference[] references) =>
            Spec.Given(Recorded).When(finding => FindingDecider.Decide(finding, new ReferFinding(references, Now))).ThenRefused(RefusalKind.Invalid, key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("turned \u202e around")]
    public void A_title_is_one_line_of_which_everything_is_seen(string title) =>
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Title = title })).ThenRefused(RefusalKind.Invalid, "finding.title");

    [Fact]
    public void Half_a_character_is_no_word()
    {
        // Not as data of a theory: what writes those down repairs it.
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Title = "half a \ud83d character" })).ThenRefused(RefusalKind.Invalid, "finding.title");
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Text = "half a \ud83d character" })).ThenRefused(RefusalKind.Invalid, "finding.text");
    }

    [Fact]
    public void Ten_thousand_characters_are_no_title_and_no_text()
    {
        var long10000 = new string('x', 10_000);

        Spec.When(finding => FindingDecider.Decide(finding, Record with { Title = long10000 })).ThenRefused(RefusalKind.Invalid, "finding.title");
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Text = long10000 })).ThenRefused(RefusalKind.Invalid, "finding.text");
    }

    [Theory]
    [InlineData("null \0 byte")]
    [InlineData("turned \u202e around")]
    public void A_text_holds_nothing_that_controls(string text) =>
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Text = text })).ThenRefused(RefusalKind.Invalid, "finding.text");

    [Fact]
    public void A_text_may_have_lines_and_pictures_and_look_like_a_formula_or_a_script()
    {
        const string text = "=1+1\n<script>alert(1)</script>\n\t👩‍💻 done";

        Spec.When(finding => FindingDecider.Decide(finding, Record with { Text = text.ReplaceLineEndings("\r\n") })).Then(Recorded with { Text = text });
    }

    [Fact]
    public void Only_words_of_people_are_reworded()
    {
        Spec.Given(Recorded).When(Rewords("Other", "")).Then(new FindingReworded(Id, "Other", "", Now));
        Spec.Given(Recorded).When(Rewords(Recorded.Title, Recorded.Text)).ThenNothing();
        Spec.Given(Raised).When(Rewords("Other", "")).ThenRefused(RefusalKind.Conflict, "finding.by_rule");
        Spec.When(Rewords("Other", "")).ThenRefused(RefusalKind.Unknown, "finding.unknown");

        static Func<Finding, IReadOnlyList<FindingEvent>> Rewords(string title, string text) =>
            finding => FindingDecider.Decide(finding, new RewordFinding(title, text, Now));
    }

    [Fact]
    public void A_code_that_is_none_names_no_dimension()
    {
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Dimension = "a/b" })).ThenRefused(RefusalKind.Invalid, "finding.dimension");
        Spec.When(finding => FindingDecider.Decide(finding, Record with { Dimension = " " })).Then(Recorded with { Dimension = null });
        Spec.When(finding => FindingDecider.Decide(finding, Raise with { Subject = "" })).ThenRefused(RefusalKind.Invalid, "finding.subject");
    }
}
