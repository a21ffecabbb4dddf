using System.Globalization;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;

namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>Says what initiatives hold as codes and ids in words of the reader.</summary>
/// <param name="people">Names of accounts; whoever was forgotten is not among them.</param>
/// <param name="units">Names of the units that there are.</param>
/// <param name="titleOf">What a finding says.</param>
public sealed class InitiativeWords(
    Sentences sentences, IReadOnlyDictionary<Guid, string> people, IReadOnlyDictionary<string, string> units, DimensionNames dimensions, Func<Finding, string> titleOf)
{
    public string Owner(Owner? owner) => owner switch
    {
        null => sentences.Of("initiative.nobody"),
        { Role: { } role } => role,
        _ => Person(owner.Account)
    };

    public string Person(Guid? account) => account is null ? sentences.Of("trail.who.program") : people.GetValueOrDefault(account.Value) ?? sentences.Of("members.gone");

    /// <summary>A unit that is no longer there keeps its code, and says so.</summary>
    public string Unit(string code) => units.TryGetValue(code, out var name) ? name : sentences.Of("initiative.unit_gone", code);

    public string Dimension(string code) => dimensions.Of(code);

    public IReadOnlyList<(string Code, string Name)> Dimensions => dimensions.All;

    /// <summary>The row of what belongs to no other.</summary>
    public string NoLane(BoardLanes lanes) => sentences.Of(lanes switch
    {
        BoardLanes.Unit => "board.no_unit",
        BoardLanes.Owner => "initiative.nobody",
        _ => "board.no_dimension"
    });

    public string Finding(Finding finding) => titleOf(finding);

    public string Field(string field) => sentences.Of($"initiative.field.{field}");

    /// <summary>A value as the differences name it.</summary>
    public string Value(string field, string value) => value.Length == 0 ? sentences.Of("initiative.empty") : field switch
    {
        "column" => sentences.Of($"BoardColumn.{value}"),
        "lever" => sentences.Of($"Lever.{value}"),
        "works_council" => sentences.Of($"WorksCouncilStatus.{value}"),
        "effort" => sentences.Of($"initiative.effort_{value}"),
        "owner" when Guid.TryParse(value, out var account) => Person(account),
        "start" or "due" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d", CultureInfo.CurrentCulture),
        "scope.adds_committee" => sentences.Of("initiative.yes"),
        _ => value
    };
}
