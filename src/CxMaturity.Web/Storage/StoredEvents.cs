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
using CxMaturity.Store.Projections;
using CxMaturity.Web.Library.Questionnaires;

namespace CxMaturity.Web.Storage;

/// <summary>The one registry of stored names. A name never changes and never means anything else.</summary>
public static class StoredEvents
{
    public static StoreModel Model(string schema, params IProjection[] projections)
    {
        var model = new StoreModel(schema)
            .Event<QuestionnairePublished>("questionnaire_published")
            .Event<OrganizationFounded>("organization_founded")
            .Event<OrganizationMarkedAsDemo>("organization_marked_as_demo")
            .Event<SmallestGroupRaised>("smallest_group_raised")
            .Event<OrganizationEntrusted>("organization_entrusted")
            .Event<OrganizationTakenBack>("organization_taken_back")
            .Event<ClientTakenOn>("client_taken_on")
            .Event<ClientLetGo>("client_let_go")
            .Event<MemberInvited>("member_invited")
            .Event<InvitationWithdrawn>("invitation_withdrawn")
            .Event<MemberJoined>("member_joined")
            .Event<ChangeTeamHeldForNow>("change_team_held_for_now")
            .Event<ChangeTeamHandedOn>("change_team_handed_on")
            .Event<MemberRolesChanged>("member_roles_changed")
            .Event<MemberLeft>("member_left")
            .Event<MemberRemoved>("member_removed")
            .Event<ApiTokenMade>("api_token_made")
            .Event<ApiTokenRevoked>("api_token_revoked")
            .Event<OrganizationRenamed>("organization_renamed")
            .Event<BrandingChanged>("branding_changed")
            .Event<LogoChanged>("logo_changed")
            .Event<LogoRemoved>("logo_removed")
            .Event<UnitAdded>("unit_added")
            .Event<UnitRenamed>("unit_renamed")
            .Event<UnitMoved>("unit_moved")
            .Event<UnitClosed>("unit_closed")
            .Event<UnitReopened>("unit_reopened")
            .Event<HeadcountSet>("headcount_set")
            .Event<WaveScheduled>("wave_scheduled")
            .Event<WaveOpened>("wave_opened")
            .Event<WaveClosed>("wave_closed")
            .Event<AnswerSheetOpened>("answer_sheet_opened")
            .Event<QuestionAnswered>("question_answered")
            .Event<AnswerRevised>("answer_revised")
            .Upcast<AnswerSheetSubmittedFirst, AnswerSheetSubmitted>("answer_sheet_submitted", first => first.Lifted())
            .Event<AnswerSheetSubmitted>("answer_sheet_submitted_v2")
            .Event<AnswerSheetClosedUnfinished>("answer_sheet_closed_unfinished")
            .Event<NamedModeConsented>("named_mode_consented")
            .Event<NamedModeConsentRevoked>("named_mode_consent_revoked")
            .Event<ResultFixed>("result_fixed")
            .Event<ResultRestated>("result_restated")
            .Event<ResultScoredAsIf>("result_scored_as_if")
            .Event<ReportReleased>("report_released")
            .Event<CustomerViewRecorded>("customer_view_recorded")
            .Event<FindingRaised>("finding_raised")
            .Event<FindingRecorded>("finding_recorded")
            .Event<FindingReworded>("finding_reworded")
            .Event<FindingReferred>("finding_referred")
            .Event<FindingDelivered>("finding_delivered")
            .Event<FindingDiscussed>("finding_discussed")
            .Event<FindingAccepted>("finding_accepted")
            .Event<FindingDeclined>("finding_declined")
            .Event<FindingMerged>("finding_merged")
            .Event<FindingReopened>("finding_reopened")
            .Event<PlayRecommended>("play_recommended")
            .Event<PlayChosen>("play_chosen")
            .Event<PlayDeclined>("play_declined")
            .Event<FindingTakenUp>("finding_taken_up")
            .Event<FindingFoundEffective>("finding_found_effective")
            .Event<InitiativeProposed>("initiative_proposed")
            .Event<InitiativeRenamed>("initiative_renamed")
            .Event<FindingsLinked>("findings_linked")
            .Event<OwnerNamed>("owner_named")
            .Event<SponsorNamed>("sponsor_named")
            .Event<TeamNamed>("team_named")
            .Event<PeriodSet>("period_set")
            .Event<EffortEstimated>("effort_estimated")
            .Event<WorkloadForeseen>("workload_foreseen")
            .Event<LeverChosen>("lever_chosen")
            .Event<WorksCouncilStatusSet>("works_council_status_set")
            .Event<UnitsAssigned>("units_assigned")
            .Event<InitiativeReferred>("initiative_referred")
            .Event<InitiativeScoped>("initiative_scoped")
            .Event<DriversLinked>("drivers_linked")
            .Event<TargetsSet>("targets_set")
            .Event<KpiMeasured>("kpi_measured")
            .Event<KpiDropped>("kpi_dropped")
            .Event<InitiativeMoved>("initiative_moved")
            .Event<InitiativeCommented>("initiative_commented")
            .Event<ChecklistItemAdded>("checklist_item_added")
            .Event<ChecklistItemTicked>("checklist_item_ticked")
            .Event<ChecklistItemUnticked>("checklist_item_unticked")
            .Event<ChecklistItemRemoved>("checklist_item_removed")
            .Event<DecisionNoted>("decision_noted")
            .Event<LessonNoted>("lesson_noted")
            .Event<AttachmentAdded>("attachment_added")
            .Event<AttachmentRemoved>("attachment_removed")
            .Event<EffectChecked>("effect_checked")
            .Event<OwnPlayAdded>("own_play_added")
            .Event<OwnPlayRevised>("own_play_revised")
            .Event<OwnPlayWithdrawn>("own_play_withdrawn")
            .Event<OwnPlayBroughtBack>("own_play_brought_back")
            .Event<DeliveryFormatChosen>("delivery_format_chosen")
            .Event<DeliveryFormatDropped>("delivery_format_dropped")
            .Event<ToolKeysLearned>("tool_keys_learned")
            .Stream(Streams.Questionnaires)
            .Stream(Streams.Organizations)
            .Stream(Streams.Waves)
            .Stream(Streams.AnswerSheets)
            .Stream(Streams.FixedResults)
            .Stream(Streams.Releases)
            .Stream(Streams.CustomerViews)
            .Stream(Streams.Rosters)
            .Stream(Streams.ApiTokens)
            .Document(Documents.Accounts)
            .Document(Documents.AccountKeys)
            .Document(Documents.SecretLinks)
            .Document(Documents.ApiTokenSecrets)
            .Stream(Streams.Units)
            .Stream(Streams.Findings)
            .Stream(Streams.Initiatives)
            .Stream(Streams.OwnPlays)
            .Stream(Streams.Exchanges)
            .Document(Documents.ProtectionKeys)
            .Document(Documents.Logos)
            .Document(Documents.Attachments);
        model.Json.Converters.Add(new QuestionnaireJsonConverter());
        foreach (var projection in projections)
            model.Project(projection);
        return model;
    }
}
