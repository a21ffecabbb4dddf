namespace CxMaturity.Domain.Access;

/// <summary>What may be done within one organisation. Every address needs exactly one of these.</summary>
public enum Right
{
    /// <summary>The organisation's own page.</summary>
    SeeOrganization,

    /// <summary>Waves, their links and how many have answered.</summary>
    SeeWaves,

    /// <summary>Schedule, open and close waves, and let others answer in them.</summary>
    RunWaves,

    /// <summary>Results of the whole.</summary>
    SeeResults,

    /// <summary>Results by unit; a unit lead sees the own unit.</summary>
    SeeUnitResults,

    /// <summary>Results as a file or through the API.</summary>
    ExportResults,

    /// <summary>How good the data are, and what has been released.</summary>
    SeeQuality,

    /// <summary>Record what customers say, and restate results.</summary>
    RecordResults,

    /// <summary>Findings, recommendations and initiatives.</summary>
    SeeActions,

    /// <summary>Decide on findings, and plan, move and check initiatives.</summary>
    ManageActions,

    /// <summary>The rules in force.</summary>
    SeeRules,

    /// <summary>Change the rules in force.</summary>
    ChangeRules,

    /// <summary>Units with their headcounts.</summary>
    SeeUnits,

    /// <summary>Change units and headcounts.</summary>
    ManageUnits,

    /// <summary>Name, logo, colours and language.</summary>
    ManageBranding,

    /// <summary>People, invitations and roles.</summary>
    ManageMembers,

    /// <summary>Keys with which programs come in.</summary>
    ManageTokens,

    /// <summary>Who changed what.</summary>
    SeeTrail,

    /// <summary>Who signed in, was refused, or took a file away.</summary>
    SeeAccessLog,

    /// <summary>Everything of the organisation in one archive.</summary>
    TakeAway,

    /// <summary>End the demo.</summary>
    RemoveDemo
}
