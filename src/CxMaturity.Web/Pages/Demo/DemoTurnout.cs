using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>How far somebody gets with a sheet.</summary>
internal enum DemoEffort
{
    Submits,
    BreaksOff,
    OnlyOpens
}

internal sealed record DemoAnswerer(DemoPerson Person, DemoEffort Effort);

/// <summary>Who answers in a wave. Those who answered once are likely to answer again.</summary>
internal static class DemoTurnout
{
    public static IEnumerable<DemoAnswerer> Of(int wave)
    {
        var willing = DemoStaff.People.OrderByDescending(person => person.Readiness + new DemoDice(3, wave, person.Number).Share() * 0.6)
            .GroupBy(person => person.Audience == Audience.X).ToDictionary(group => group.Key, group => group.ToArray());
        var others = willing[false];
        var answering = (int)(others.Length * DemoStory.ResponseRates[wave]);
        var (unfinished, onlyOpened) = DemoStory.LeftOpen[wave];

        return willing[true].Take(DemoStory.Executives[wave]).Concat(others.Take(answering - unfinished)).Select(person => new DemoAnswerer(person, DemoEffort.Submits))
            .Concat(others.Skip(answering - unfinished).Take(unfinished).Select(person => new DemoAnswerer(person, DemoEffort.BreaksOff)))
            .Concat(others.Skip(answering).Take(onlyOpened).Select(person => new DemoAnswerer(person, DemoEffort.OnlyOpens)))
            .Concat((DemoStory.HasAudit(wave) ? DemoStaff.Auditors : []).Select(auditor => new DemoAnswerer(auditor, DemoEffort.Submits)));
    }
}
