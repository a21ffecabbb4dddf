using static CxMaturity.Domain.Access.Right;

namespace CxMaturity.Domain.Access;

/// <summary>The one table of who may do what. Pages show it, and tests walk every address by it.</summary>
public static class Rights
{
    private static readonly Right[] Reading = [SeeOrganization, SeeWaves, SeeResults, SeeUnitResults, ExportResults, SeeQuality, SeeUnits, SeeActions];

    private static readonly Dictionary<Role, HashSet<Right>> Table = new()
    {
        [Role.Respondent] = [SeeOrganization],
        [Role.UnitLead] = [SeeOrganization, SeeUnitResults],
        [Role.Executive] = [.. Reading],
        [Role.Analyst] = [.. Reading, SeeRules],
        [Role.Auditor] = [.. Reading, SeeRules],
        [Role.ChangeTeam] = [.. Reading, RunWaves, RecordResults, ManageActions, SeeRules, ChangeRules, ManageUnits, ManageTokens, SeeTrail, TakeAway, RemoveDemo],
        [Role.Consultant] = [.. Reading, RunWaves, RecordResults, ManageActions, SeeRules, ChangeRules, ManageUnits, ManageBranding, ManageTokens, SeeTrail, TakeAway],
        [Role.Trustee] = [SeeOrganization, SeeWaves, SeeQuality, SeeRules, ChangeRules, SeeTrail],
        [Role.WorksCouncil] = [SeeOrganization, SeeQuality, SeeRules, SeeTrail],
        [Role.DataProtectionOfficer] = [SeeOrganization, SeeRules, SeeTrail, SeeAccessLog],
        [Role.Administrator] = [SeeOrganization, SeeRules, SeeUnits, ManageUnits, ManageBranding, ManageMembers, SeeTrail, SeeAccessLog, RemoveDemo]
    };

    public static IReadOnlyList<Role> Roles { get; } = Enum.GetValues<Role>();

    public static IReadOnlyList<Right> All { get; } = Enum.GetValues<Right>();

    public static bool Allow(Role role, Right right) => Table[role].Contains(right);

    /// <summary>Whoever is several things may do what any of them may.</summary>
    public static bool Allow(IEnumerable<Role> roles, Right right) => roles.Any(role => Allow(role, right));
}
