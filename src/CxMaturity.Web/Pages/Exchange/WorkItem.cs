using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>An initiative or a finding as it leaves the house: words and days, and nothing that its page does not show.</summary>
/// <param name="Id">What it is called outside; see <see cref="Domain.Exchange.HandOverId"/>.</param>
/// <param name="Parts">What its text consists of, each with what it is.</param>
/// <param name="Column">None for a finding.</param>
/// <param name="Status">In words of the reader.</param>
/// <param name="Severity">None where nobody said how grave it is.</param>
/// <param name="Labels">Without blanks.</param>
/// <param name="Address">Where it can be read in full.</param>
public sealed record WorkItem(
    Guid Stream, string Id, string Title, IReadOnlyList<(string Label, string Text)> Parts, BoardColumn? Column, string Status, DateOnly? Due, string Owner, string Where,
    Severity? Severity, IReadOnlyList<string> Labels, string Address)
{
    public bool IsFinding => Column is null;

    /// <summary>Its parts as lines of plain text, with the way back at the end.</summary>
    public string Description => string.Join('\n', Parts.Select(part => $"{part.Label}: {part.Text}").Append($"CxMaturity {Id}: {Address}"));
}

/// <summary>What is handed over, in the order in which it is read.</summary>
/// <param name="To">What the department is called; empty for everybody.</param>
public sealed record HandOver(string Organization, string To, IReadOnlyList<WorkItem> Initiatives, IReadOnlyList<WorkItem> Findings, DateTimeOffset At)
{
    public IEnumerable<WorkItem> All => Initiatives.Concat(Findings);
}
