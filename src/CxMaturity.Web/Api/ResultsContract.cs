using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Api;

/// <param name="Demo">Whether all of it is invented.</param>
public sealed record WaveResultsBody(
    DateTimeOffset AsOf,
    string Wave,
    QuestionnaireReference Questionnaire,
    string Mode,
    bool Demo,
    int N,
    int? Headcount,
    double? ResponseRate,
    bool Provisional,
    StandingBody Overall,
    StandingBody Foundations,
    IReadOnlyList<GroupBody> Groups,
    IReadOnlyList<DimensionBody> Dimensions,
    IReadOnlyList<ItemBody> Outcomes,
    IReadOnlyList<UnitBody> Units,
    QualityBody? Quality,
    DriversBody? Drivers,
    OfficialBody? Official,
    AsIfBody? AsIf,
    string Digest,
    string EngineVersion);

public sealed record QuestionnaireReference(string Id, string Version, string Hash);

/// <param name="Caps">Codes of the caps that bite.</param>
/// <param name="CapReasons">The same caps in words, with the cheapest lift.</param>
/// <param name="Withheld">Why there is no score.</param>
public sealed record StandingBody(
    double? Score,
    double? Index,
    int? RawLevel,
    int? Level,
    int? HeadlineLevel,
    PrecisionBody? Precision,
    LocalizedText? LevelName,
    IReadOnlyList<string> Caps,
    IReadOnlyList<CapBody> CapReasons,
    WithheldBody? Withheld);

public sealed record CapBody(string Code, int? Ceiling, string Reason, IReadOnlyList<LiftBody> Lifts);

public sealed record LiftBody(string Dimension, double From, double To);

public sealed record WithheldBody(string Code, string Reason);

public sealed record GroupBody(string Code, int? N, int? Headcount, WithheldBody? Withheld);

public sealed record DimensionBody(
    string Code,
    LocalizedText Name,
    bool Core,
    double Weight,
    double? Score,
    double? Pooled,
    double? Index,
    int? Level,
    int N,
    double Target,
    double? Gap,
    double? GapShare,
    IReadOnlyList<GroupScoreBody> Groups,
    double? Auditors,
    IReadOnlyList<SubScaleBody> SubScales,
    IReadOnlyList<ItemBody> Items,
    PrecisionBody? Precision,
    AgreementBody? Agreement,
    SideBody Practice,
    SideBody Perception,
    StructureGapBody? StructureGap,
    double? Favourable,
    double? CannotJudge,
    double? Open,
    IReadOnlyList<GroupScoreBody> Views,
    IReadOnlyList<PerceptionGapBody> Gaps,
    WithheldBody? Withheld);

public sealed record GroupScoreBody(string Code, double? Score, int? N, PrecisionBody? Precision, AgreementBody? Agreement, WithheldBody? Withheld);

public sealed record SubScaleBody(string Code, LocalizedText Name, double? Score, int N, PrecisionBody? Precision, WithheldBody? Withheld);

public sealed record ItemBody(
    string Id,
    double? Mean,
    double? Favourable,
    double? FavourableLow,
    double? FavourableHigh,
    int N,
    int CannotJudge,
    int Open,
    IReadOnlyList<int> Values,
    WithheldBody? Withheld);

/// <summary>The result as clients read it. What is withheld is not there, and says why.</summary>
internal sealed class ResultsContract(Sentences sentences)
{
    public WaveResultsBody Of(DatedResult dated, bool isDemo)
    {
        var (questionnaire, result, words) = (dated.Questionnaire, dated.Result, dated.WordsIn(ReaderLanguage.Current));
        var dimensions = questionnaire.Dimensions.ToDictionary(dimension => dimension.Code, StringComparer.Ordinal);
        return new(dated.AsOf, dated.Wave.Id.ToString(), new(questionnaire.Id, questionnaire.Version, dated.QuestionnaireHash), dated.Wave.Mode.Word(), isDemo,
            result.Sheets, result.Headcount, result.ResponseRate, result.IsProvisional,
            Standing(result.Overall, result.OverallWithheld, questionnaire, words), Standing(result.Foundations, result.FoundationsWithheld, questionnaire, words),
            [.. result.Groups.Select(group => new GroupBody(group.Audience.ToString(), group.Sheets, group.Headcount, Why(group.Withheld)))],
            [.. result.Dimensions.Select(dimension => Dimension(dimension, dimensions[dimension.Code]))],
            [.. result.BlockItems.Select(Item)],
            [.. result.Units.Select(unit => new UnitBody(unit.Code, unit.Sheets, unit.Headcount, unit.ResponseRate, Unit(unit.Core), [.. unit.Dimensions.Select(Unit)], Why(unit.Withheld)))],
            QualityBody.Of(result.Quality), DriversBody.Of(result.Drivers),
            dated.Official is { } official ? new(official.From, official.At, official.Engine, official.Hash, official.Reason, dated.IsSuperseded) : null,
            dated.AsIf is { } scored ? new(scored.Version, dated.Wave.QuestionnaireVersion, scored.At, scored.Engine, scored.Hash, scored.Reason) : null,
            result.Digest, dated.Engine);
    }

    private StandingBody Standing(Standing? standing, Withheld? withheld, Questionnaire questionnaire, ResultWords words) => standing is null
        ? new(null, null, null, null, null, null, null, [], [], Why(withheld))
        : new(standing.Score, standing.Index, standing.RawLevel, standing.Level, standing.HeadlineLevel, PrecisionBody.Of(standing.Precision), questionnaire.Levels[standing.Level - 1].Name,
            [.. standing.Caps.Select(cap => cap.Code.ToString())],
            [.. standing.Caps.Select(cap => new CapBody(cap.Code.ToString(), cap.Ceiling, words.Because(cap),
                [.. cap.Lifts.Select(lift => new LiftBody(lift.Dimension, lift.From, lift.To))]))], null);

    private DimensionBody Dimension(DimensionResult result, Dimension dimension) => new(
        result.Code, dimension.Name, result.Core, result.Weight, result.Score, result.Pooled, result.Index, result.Level, result.N, result.Target,
        result.Gap, result.GapShare,
        [.. result.Groups.Select(Group)], result.Auditors,
        [.. result.SubScales.Zip(dimension.SubScales,
            (scale, known) => new SubScaleBody(scale.Code, known.Name, scale.Score, scale.N, PrecisionBody.Of(scale.Precision), Why(scale.Withheld)))],
        [.. result.Items.Select(Item)], PrecisionBody.Of(result.Precision), AgreementBody.Of(result.Agreement), Side(result.Practice), Side(result.Perception),
        result.StructureGap is { } gap ? new(gap.Difference, gap.Interval?.Low, gap.Interval?.High, gap.N) : null,
        result.Favourable, result.CannotJudge, result.Open, [.. result.Views.Select(Group)], [.. result.Gaps.Select(PerceptionGapBody.Of)], Why(result.Withheld));

    private GroupScoreBody Group(GroupScore group) =>
        new(group.Audience.ToString(), group.Score, group.N, PrecisionBody.Of(group.Precision), AgreementBody.Of(group.Agreement), Why(group.Withheld));

    private SideBody Side(SideScore side) => new(side.Score, side.N, PrecisionBody.Of(side.Precision), Why(side.Withheld));

    private UnitScoreBody Unit(UnitScore score) => new(score.Code, score.Score, score.N, PrecisionBody.Of(score.Precision), score.AverageDeviation, Why(score.Withheld));

    private ItemBody Item(ItemResult item) =>
        new(item.Id, item.Mean, item.Favourable, item.FavourableInterval?.Low, item.FavourableInterval?.High, item.N, item.CannotJudge, item.Open, item.Values, Why(item.Withheld));

    private WithheldBody? Why(Withheld? withheld) =>
        withheld is { } reason ? new(char.ToLowerInvariant(reason.ToString()[0]) + reason.ToString()[1..], sentences.Of($"withheld.{reason}")) : null;
}
