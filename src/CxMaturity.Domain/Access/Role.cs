namespace CxMaturity.Domain.Access;

/// <summary>What somebody is in one organisation. One person may be several things, and other things elsewhere.</summary>
public enum Role
{
    /// <summary>Answers questionnaires.</summary>
    Respondent,

    /// <summary>Leads one unit and sees the results of it.</summary>
    UnitLead,

    /// <summary>Sees the company and its units.</summary>
    Executive,

    /// <summary>Plans waves and works with what they show.</summary>
    ChangeTeam,

    /// <summary>Reads scores, and nothing about who was invited.</summary>
    Analyst,

    /// <summary>Rates and collects evidence.</summary>
    Auditor,

    /// <summary>Keeps the rules by which answers are protected.</summary>
    Trustee,

    /// <summary>Reads the rules in force and what has been released to whom; no results.</summary>
    WorksCouncil,

    /// <summary>Reads what is kept how long, and who accessed what; no results.</summary>
    DataProtectionOfficer,

    /// <summary>Keeps people and their roles; no results.</summary>
    Administrator,

    /// <summary>A firm's member, in each organisation that entrusted itself to the firm.</summary>
    Consultant
}
