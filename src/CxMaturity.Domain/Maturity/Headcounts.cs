using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>How many people there are per unit and role group, as frozen for a wave; zero where nobody was counted.</summary>
public sealed class Headcounts(IReadOnlyList<string> units, IReadOnlyDictionary<(string Unit, Audience Group), int> heads)
{
    public static readonly Headcounts None = new([], new Dictionary<(string, Audience), int>());

    /// <summary>The units in the wave's own order.</summary>
    public IReadOnlyList<string> Units => units;

    public int Of(string unit, Audience group) => heads.GetValueOrDefault((unit, group));

    public int Of(Audience group) => units.Sum(unit => Of(unit, group));

    /// <summary>With the people of one role group counted as those of another.</summary>
    public Headcounts Merged(Audience from, Audience into) => new(units, heads.GroupBy(cell => (cell.Key.Unit, cell.Key.Group == from ? into : cell.Key.Group))
        .ToDictionary(cell => cell.Key, cell => cell.Sum(each => each.Value)));

    public int Of(string unit, IEnumerable<Audience> groups) => groups.Sum(group => Of(unit, group));
}
