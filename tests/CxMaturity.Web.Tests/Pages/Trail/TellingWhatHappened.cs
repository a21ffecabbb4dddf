using System.Globalization;
using System.Text.Json;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Store;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Trail;
using CxMaturity.Web.Pages.Trail.Telling;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Trail;

/// <summary>Whatever can happen has a sentence, except what happens to an answer sheet.</summary>
public sealed class TellingWhatHappened(CxHost host)
{
    private static readonly StoreModel Model = StoredEvents.Model("cx");

    private Teller[] Tellers => [.. host.Services.GetServices<Teller>()];

    public static TheoryData<string, string> Events
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (name, type) in Model.Events.Where(known => !typeof(AnswerSheetEvent).IsAssignableFrom(known.Value)))
                foreach (var language in Languages.Supported)
                    all.Add(name, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void Each_event_is_a_sentence_in_the_readers_language(string name, string language)
    {
        var around = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(Languages.CultureOf(language));
            var golden = File.ReadAllText(Path.Combine(Source.Root, "tests", "CxMaturity.Web.Tests", "Events", "Golden", $"{name}.json"));
            var happened = JsonSerializer.Deserialize(golden, Model.Events[name], Model.Json)!;
            // Whoever is spoken of is she too, so that it does not matter whether a sentence begins with who did something or who it is about.
            var people = Tellers.SelectMany(teller => teller.PeopleIn(happened)).Distinct().ToDictionary(id => id, _ => "Anna Muster");
            var voice = new TrailVoice(host.Services.GetRequiredService<Sentences>(), "Anna Muster", people, new Dictionary<Guid, string>());

            var told = Tellers.Select(teller => teller.Tell(happened, [], voice)).OfType<Told>().ShouldHaveSingleItem(name);

            told.Sentence.ShouldStartWith("Anna Muster ");
            told.Sentence.ShouldMatch(@"[.!?]$");
            told.Sentence.Contains(" hat ", StringComparison.Ordinal).ShouldBe(language == "de", told.Sentence);
            foreach (var text in told.Differences.SelectMany(difference => new[] { difference.What, difference.Before, difference.After }).Append(told.Sentence).OfType<string>())
            {
                text.ShouldNotBeNullOrWhiteSpace();
                text.ShouldNotMatch(@"trail\.|\{\d|[a-z]_[a-z]");
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = around;
        }
    }

    [Fact]
    public void Each_kind_of_stream_has_one_teller_and_answer_sheets_have_none() =>
        Tellers.Select(teller => teller.Stream.Name).Append(Streams.AnswerSheets.Name).ShouldBe(Model.Streams.Select(stream => stream.Name), ignoreOrder: true);

    [Fact]
    public void Each_kind_of_thing_stands_in_the_table_of_who_reads_of_it()
    {
        Tellers.Select(teller => teller.Kind).Except(TrailKinds.All).ShouldBeEmpty();
        foreach (var kind in TrailKinds.All)
        {
            TrailKinds.MayRead(kind, _ => true).ShouldBeTrue(kind);
            TrailKinds.MayRead(kind, right => right != Right.SeeTrail).ShouldBeFalse(kind);
        }
    }

    [Theory]
    [InlineData(Role.WorksCouncil, "organization waves results releases units questionnaires")]
    [InlineData(Role.DataProtectionOfficer, "organization waves units members tokens questionnaires")]
    [InlineData(Role.Administrator, "organization waves units members tokens questionnaires")]
    [InlineData(Role.Trustee, "organization waves results releases units questionnaires")]
    [InlineData(Role.ChangeTeam, "organization waves results releases customers units tokens questionnaires findings initiatives plays")]
    [InlineData(Role.Consultant, "organization waves results releases customers units tokens questionnaires findings initiatives plays")]
    [InlineData(Role.Executive, "")]
    [InlineData(Role.Respondent, "")]
    public void Each_role_reads_of_what_its_pages_show(Role role, string kinds) =>
        TrailKinds.All.Where(kind => TrailKinds.MayRead(kind, right => Rights.Allow(role, right)))
            .ShouldBe(kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
}
