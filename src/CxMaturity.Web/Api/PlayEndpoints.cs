using CxMaturity.Domain;
using CxMaturity.Domain.Plays;
using CxMaturity.Web.Library.Plays;

namespace CxMaturity.Web.Api;

/// <summary>A play in one language. The sections are HTML without anything that could run.</summary>
public sealed record PlayBody(
    string Id, string Name, string Problem, IReadOnlyList<string> Dimensions, IReadOnlyList<string> Triggers, bool NeedsAllTriggers, string Track, string Kind, IReadOnlyList<int> KotterSteps, int Effort,
    int WeeksToEffect, IReadOnlyList<string> Preconditions, IReadOnlyDictionary<string, string> Effects, string WorksCouncil, IReadOnlyList<string> Kpis, IReadOnlyList<string> Related,
    IReadOnlyDictionary<string, string>? Sections)
{
    internal static PlayBody Of(PlayText text, bool withText)
    {
        var play = text.Play;
        return new(play.Id, text.Name, text.Problem, play.Dimensions, [.. play.Triggers.Select(each => each.ToString())], play.NeedsAll, ApiWords.Of(play.Track), ApiWords.Of(play.Kind), play.KotterSteps,
            play.Effort, play.WeeksToEffect, [.. play.Preconditions.Select(each => each.ToString())], play.Effects.ToDictionary(effect => effect.Key, effect => ApiWords.Of(effect.Value)),
            ApiWords.Of(play.WorksCouncil), text.Kpis, play.Related, withText ? text.Sections.ToDictionary(section => ApiWords.Of(section.Part), section => section.Html) : null);
    }
}

public sealed record PlayListing(IReadOnlyList<PlayBody> Plays);

internal static class PlayEndpoints
{
    public static void MapPlays(this RouteGroupBuilder api)
    {
        var plays = api.MapGroup("/plays").WithTags("Plays").ProducesProblem(StatusCodes.Status404NotFound);

        plays.MapGet("/", (PlayLibrary library) => new PlayListing([.. library.All.Select(text => PlayBody.Of(text, withText: false))]))
            .WithSummary("The plays of the playbook, in the language that the request asks for").AllowAnonymous();
        plays.MapGet("/{play}", (string play, PlayLibrary library) => PlayBody.Of(library.Find(play) ?? throw RefusedException.Unknown("plays.unknown", play), withText: true))
            .WithSummary("One play with its text").AllowAnonymous();
    }
}
