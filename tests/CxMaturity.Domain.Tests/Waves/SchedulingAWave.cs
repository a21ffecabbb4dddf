using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using static CxMaturity.Domain.Tests.Waves.WaveSituation;

namespace CxMaturity.Domain.Tests.Waves;

public sealed class SchedulingAWave
{
    [Fact]
    public void Questionnaire_version_mode_units_and_doors_are_frozen() => Spec.When(Schedule()).Then(Scheduled());

    [Fact]
    public void Scheduling_again_changes_nothing() => Spec.Given(Scheduled()).When(Schedule(South)).ThenNothing();

    [Fact]
    public void A_closed_wave_is_not_scheduled_anew() => Spec.Given(Scheduled(), Opened, Closed).When(Schedule()).ThenNothing();

    [Fact]
    public void A_wave_needs_a_unit() =>
        Spec.When(ScheduleNamed("Spring", [])).ThenRefused(RefusalKind.Invalid, "wave.units_needed");

    [Fact]
    public void Five_hundred_units_are_the_most()
    {
        Spec.When(Schedule(Units(WaveDecider.MostUnits))).Then(Scheduled(Units(WaveDecider.MostUnits)));
        Spec.When(Schedule(Units(WaveDecider.MostUnits + 1))).ThenRefused(RefusalKind.Invalid, "wave.units_needed");

        static WaveUnit[] Units(int count) => [.. Enumerable.Range(1, count).Select(number => Unit($"unit-{number}"))];
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("<b>")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void A_unit_code_that_cannot_stand_in_an_address_is_refused(string code) =>
        Spec.When(Schedule(Unit(code))).ThenRefused(RefusalKind.Invalid, "wave.unit_code");

    [Theory]
    [InlineData("n")]
    [InlineData("Vertrieb Süd")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void Other_unit_codes_are_taken_as_they_are(string code) => Spec.When(Schedule(Unit(code))).Then(Scheduled(Unit(code)));

    [Theory]
    [InlineData("north", "north")]
    [InlineData("north", "NORTH")]
    public void Two_units_of_one_code_are_refused(string first, string second) =>
        Spec.When(Schedule(Unit(first), Unit(second))).ThenRefused(RefusalKind.Invalid, "wave.unit_twice");

    [Theory]
    [InlineData("", "North")]
    [InlineData("Nord", "")]
    [InlineData("Nord", " ")]
    [InlineData("No\trd", "North")]
    [InlineData("Nord", "No\0rth")]
    public void A_unit_needs_a_name_in_both_languages(string de, string en) =>
        Spec.When(Schedule(Unit("north", de, en))).ThenRefused(RefusalKind.Invalid, "wave.unit_name");

    [Fact]
    public void A_unit_name_has_a_longest_length() =>
        Spec.When(Schedule(Unit("north", de: new('n', WaveDecider.LongestName + 1)))).ThenRefused(RefusalKind.Invalid, "wave.unit_name");

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(1_000_001, 0, 0)]
    [InlineData(0, 0, int.MaxValue)]
    public void A_headcount_beyond_reason_is_refused(int x, int m, int f) =>
        Spec.When(Schedule(Unit("north", x: x, m: m, f: f))).ThenRefused(RefusalKind.Invalid, "wave.headcount");

    [Fact]
    public void A_unit_may_be_without_people() =>
        Spec.When(Schedule(Unit("north", x: 0, m: 0, f: 0))).Then(Scheduled(Unit("north", x: 0, m: 0, f: 0)));

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        Spec.When(ScheduleNamed(new('n', WaveDecider.LongestName + 1), [North])).ThenRefused(RefusalKind.Invalid, "wave.name_too_long");

    [Theory]
    [InlineData("Spr\0ing")]
    [InlineData("Spring\r\n2026")]
    [InlineData("\u001bSpring")]
    public void A_name_with_control_characters_is_refused(string name) =>
        Spec.When(ScheduleNamed(name, [North])).ThenRefused(RefusalKind.Invalid, "wave.name");

    [Theory]
    [InlineData("")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=1+1")]
    public void Any_other_name_is_kept_as_it_is(string name) => WaveNamed(name).Name.ShouldBe(name);

    [Fact]
    public void Headcounts_add_up_over_units() =>
        After(Scheduled(Unit("a", x: 1, m: 2, f: 3), Unit("b", x: 10, m: 20, f: 30))).Headcounts()
            .ShouldBe(new Dictionary<Audience, int> { [Audience.X] = 11, [Audience.M] = 22, [Audience.F] = 33 }, ignoreOrder: true);

    private static Wave WaveNamed(string name) => ScheduleNamed(name, [North])(Wave.Initial).Aggregate(Wave.Initial, Wave.Evolve);
}
