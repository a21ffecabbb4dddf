using CxMaturity.Domain.Initiatives;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>What the demo's people did about something that a wave found.</summary>
/// <param name="Wave">The wave that found it; 0 is the first.</param>
/// <param name="Delta">What the dimension should rise by, in scale points.</param>
/// <param name="Until">The column that it has come to when the last wave closes.</param>
internal sealed record DemoInitiative(
    string Play, int Wave, string Dimension, double Delta, int Effort, Lever Lever, IReadOnlyList<string> Units, WorksCouncilStatus WorksCouncil, BoardColumn Until)
{
    /// <summary>
    /// The leadership goes and listens, and that works; the workshop on incentives ends on paper, so that nothing moves; sales is just being
    /// brought together with service; roles were given up for want of time; and one thing is an idea.
    /// </summary>
    public static readonly IReadOnlyList<DemoInitiative> All =
    [
        new("P01", 0, "LEAD", 0.4, 1, Lever.People, [], WorksCouncilStatus.NotNeeded, BoardColumn.CheckingEffect),
        new("P09", 1, "INC", 0.3, 3, Lever.Process, [], WorksCouncilStatus.Agreed, BoardColumn.CheckingEffect),
        new("P20", 1, "ROLE", 0.2, 2, Lever.Process, [], WorksCouncilStatus.Informed, BoardColumn.Stopped),
        new("P16", 2, "SILO", 0.3, 1, Lever.People, [DemoStaff.Sales, "SERVICE"], WorksCouncilStatus.Informed, BoardColumn.InProgress),
        new("P12", 3, "INC", 0.2, 1, Lever.People, [], WorksCouncilStatus.ToInform, BoardColumn.Idea)
    ];

    /// <summary>Where its words stand.</summary>
    public string Text(string part) => $"demo.work.{Play}.{part}";
}
