using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Store;
using CxMaturity.Web.Library;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests;

/// <summary>A sheet as its person handed it in.</summary>
/// <param name="Answers">Raw values by item; 0 for "cannot judge".</param>
public sealed record FilledSheet(string Unit, Audience Audience, IReadOnlyDictionary<string, int> Answers, bool Hasty = false);

/// <summary>Waves of many people, put into the log at one go: hundreds of sheets are not typed in a test.</summary>
public static class FilledWaves
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Questionnaire Questionnaire(this CxHost host, string id) => host.Services.GetRequiredService<QuestionnaireCatalog>().Require(id, "1.0");

    /// <summary>A wave that these people have answered, closed, with its result fixed.</summary>
    /// <param name="headcounts">People per unit.</param>
    public static async Task<WaveSituation> FilledAsync(
        this CxHost host, Situations api, string questionnaire, string mode, string? org, IReadOnlyList<(string Code, int X, int M, int F)> headcounts, IReadOnlyList<FilledSheet> sheets)
    {
        object[] units = [.. headcounts.Select(unit => new { code = unit.Code, name = new { de = $"Bereich {unit.Code}", en = $"Unit {unit.Code}" }, headcount = new { unit.X, unit.M, unit.F } })];
        var wave = await api.WaveAsync(questionnaire, mode, org: org, units: units);
        var now = DateTimeOffset.UtcNow;
        if (sheets.Count > 0)
            await host.Services.GetRequiredService<EventStore>().AppendWholeAsync([.. sheets.Select(sheet => Stream(wave, questionnaire, sheet, now))], Ct);
        await wave.CloseAsync();
        await wave.ResultsAsync();
        return wave;
    }

    /// <summary>Answers to every item that this group is asked, by what they say for maturity, however the item is asked.</summary>
    /// <param name="standing">1 to 5, 0 for "cannot judge", or nothing at all.</param>
    public static Dictionary<string, int> Answers(this Questionnaire questionnaire, Audience audience, Func<string, Item, int?> standing) =>
        questionnaire.Dimensions.SelectMany(dimension => dimension.Items.Select(item => (dimension.Code, Item: item)))
            .Concat(questionnaire.Blocks.SelectMany(block => block.Items.Select(item => (block.Code, Item: item))))
            .Where(asked => asked.Item.IsFor(audience) && asked.Item.Kind != ItemKind.Choice)
            .Select(asked => (asked.Item, Value: standing(asked.Code, asked.Item)))
            .Where(answer => answer.Value is not null)
            .ToDictionary(answer => answer.Item.Id, answer => answer.Value is 0 or null ? 0 : answer.Item.Key > 0 ? answer.Value.Value : 6 - answer.Value.Value);

    private static StreamWithHistory Stream(WaveSituation wave, string questionnaire, FilledSheet sheet, DateTimeOffset now)
    {
        var (id, waveId) = (Guid.NewGuid(), Guid.Parse(wave.Id));
        AnswerSheetEvent[] events =
        [
            new AnswerSheetOpened(id, waveId, questionnaire, "1.0", sheet.Audience, sheet.Unit, 7, now),
            new AnswerSheetSubmitted(id, waveId, questionnaire, "1.0", sheet.Audience, sheet.Unit, sheet.Answers, sheet.Hasty, now)
        ];
        return StreamWithHistory.Of(wave.Org, Streams.AnswerSheets, id, events, happened => happened.At);
    }
}
