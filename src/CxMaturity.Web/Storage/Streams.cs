using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.ApiTokens;
using CxMaturity.Domain.CustomerViews;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Releases;
using CxMaturity.Domain.Units;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;

namespace CxMaturity.Web.Storage;

/// <summary>The kinds of streams there are.</summary>
public static class Streams
{
    public static readonly StreamType<AnswerSheet, AnswerSheetEvent> AnswerSheets =
        new("answer_sheet", AnswerSheet.Initial, AnswerSheet.Evolve) { ParentProperty = nameof(AnswerSheet.WaveId) };

    public static readonly StreamType<Wave, WaveEvent> Waves = new("wave", Wave.Initial, Wave.Evolve);

    public static readonly StreamType<FixedResultHistory, FixedResultEvent> FixedResults =
        new("fixed_result", FixedResultHistory.Initial, FixedResultHistory.Evolve);

    public static readonly StreamType<WaveReleases, ReleaseEvent> Releases = new("release_ledger", WaveReleases.Initial, WaveReleases.Evolve);

    public static readonly StreamType<CustomerImage, CustomerViewEvent> CustomerViews =
        new("customer_view", CustomerImage.Initial, CustomerImage.Evolve);

    public static readonly StreamType<OrganizationUnits, UnitEvent> Units = new("organization_units", OrganizationUnits.Initial, OrganizationUnits.Evolve);

    public static readonly StreamType<Organization, OrganizationEvent> Organizations = new("organization", Organization.Initial, Organization.Evolve);

    public static readonly StreamType<Publication, QuestionnaireEvent> Questionnaires = new("questionnaire", Publication.Initial, Publication.Evolve);

    /// <summary>One for each organisation, in the installation's own tenant: accounts belong to nobody's tenant.</summary>
    public static readonly StreamType<Roster, RosterEvent> Rosters = new("roster", Roster.Initial, Roster.Evolve);

    public static readonly StreamType<ApiToken, ApiTokenEvent> ApiTokens = new("api_token", ApiToken.Initial, ApiToken.Evolve);

    public static readonly StreamType<Finding, FindingEvent> Findings = new("finding", Finding.Initial, Finding.Evolve);

    public static readonly StreamType<Initiative, InitiativeEvent> Initiatives = new("initiative", Initiative.Initial, Initiative.Evolve);

    public static readonly StreamType<OwnPlay, OwnPlayEvent> OwnPlays = new("own_play", OwnPlay.Initial, OwnPlay.Evolve);

    /// <summary>One for each organisation.</summary>
    public static readonly StreamType<ToolExchange, ExchangeEvent> Exchanges = new("tool_exchange", ToolExchange.Initial, ToolExchange.Evolve);
}
