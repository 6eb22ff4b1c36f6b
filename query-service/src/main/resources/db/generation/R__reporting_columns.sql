-- What every view and column of reporting_v1 means. Reporting tools show these as descriptions.

create or replace function read.comment_on_reporting() returns void
  language plpgsql
  set search_path = pg_catalog
as
$comments$
begin
  comment on view reporting_v1.partnership is
    'Whose data this is, and how up to date.';
  comment on column reporting_v1.partnership.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.partnership.partnership_name is
    'What the partnership calls itself.';
  comment on column reporting_v1.partnership.log_position is
    'How far its log of events is in these views: events 1 to this one are, and no others.';
  comment on column reporting_v1.partnership.last_recorded_at is
    'When the last of these events was recorded.';

  comment on view reporting_v1.area is
    'Local areas, as they are called now. One row an area.';
  comment on column reporting_v1.area.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.area.area_key is
    'The area''s code. The key.';
  comment on column reporting_v1.area.area_name is
    'The area''s name.';
  comment on column reporting_v1.area.gss_code is
    'Its nine-character code in the Government Statistical Service''s register, for maps; empty where none is known.';

  comment on view reporting_v1.agency is
    'Organisations and services that take part, as they are now. One row an agency.';
  comment on column reporting_v1.agency.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.agency.agency_key is
    'The agency''s code. The key.';
  comment on column reporting_v1.agency.agency_name is
    'The agency''s name.';
  comment on column reporting_v1.agency.sector is
    'What kind of agency it is, such as HEALTH_VISITING or EARLY_YEARS.';
  comment on column reporting_v1.agency.ods_code is
    'Its code in the NHS Organisation Data Service; empty where none is known.';
  comment on column reporting_v1.agency.works_in is
    'The codes of the areas that it works in now, separated by commas.';

  comment on view reporting_v1.capability is
    'Items of the checklists. One row a capability of a checklist version: a version in use never changes.';
  comment on column reporting_v1.capability.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.capability.capability_key is
    'Checklist, version and code, such as workforce/2/tuning-in. The key.';
  comment on column reporting_v1.capability.capability_code is
    'The capability''s code within its checklist version.';
  comment on column reporting_v1.capability.capability_title is
    'What the capability is called.';
  comment on column reporting_v1.capability.section is
    'The section of the checklist that it stands in.';
  comment on column reporting_v1.capability.place_in_checklist is
    'Where it stands in its checklist version, from 1. Sort by it.';
  comment on column reporting_v1.capability.checklist_key is
    'The checklist''s code.';
  comment on column reporting_v1.capability.checklist_title is
    'What the checklist is called.';
  comment on column reporting_v1.capability.checklist_version is
    'The version of the checklist, from 1.';
  comment on column reporting_v1.capability.is_latest_version is
    'Whether the checklist has no later version.';
  comment on column reporting_v1.capability.guidance is
    'What it is about.';
  comment on column reporting_v1.capability.red_means is
    'What Red looks like.';
  comment on column reporting_v1.capability.amber_means is
    'What Amber looks like.';
  comment on column reporting_v1.capability.green_means is
    'What Green looks like.';
  comment on column reporting_v1.capability.carries_on_key is
    'The keys of the capabilities of the version before that this one carries on, separated by commas: mostly one. Empty where it is new.';
  comment on column reporting_v1.capability.lineage_key is
    'The key of the first capability of the line that this one is on; a line goes on as long as the capability stays the same or is only reworded. Group by it for trends across versions.';
  comment on column reporting_v1.capability.known_as is
    'All codes under which it has been rated, with those of what it carries on, the first one first, separated by commas.';
  comment on column reporting_v1.capability.carries_on_how is
    'How it carries them on: SAME, REWORDED, SPLIT, MERGED or NEW.';

  comment on view reporting_v1.cycle is
    'Rounds of self-assessment. One row a cycle.';
  comment on column reporting_v1.cycle.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.cycle.cycle_key is
    'The cycle''s code. The key.';
  comment on column reporting_v1.cycle.cycle_name is
    'What the cycle is called.';
  comment on column reporting_v1.cycle.cycle_order is
    'The cycles'' order by their outcomes, from 1. Sort by it.';
  comment on column reporting_v1.cycle.opens_on is
    'The first day of the cycle.';
  comment on column reporting_v1.cycle.cut_off is
    'The instant at which it ends.';
  comment on column reporting_v1.cycle.outcome_on is
    'The day whose ratings are the cycle''s outcome: that of its cut-off, or of its closing if that was earlier, or today while both are to come. What ends at midnight ends on the day before.';
  comment on column reporting_v1.cycle.status is
    'PLANNED, OPEN, PAST_CUT_OFF, CLOSED or CANCELLED, now.';
  comment on column reporting_v1.cycle.is_current is
    'Whether today belongs to it: of those of its checklist that have opened, the one with the latest outcome.';
  comment on column reporting_v1.cycle.is_historic is
    'Whether it records what was decided before Ragtime was used.';
  comment on column reporting_v1.cycle.checklist_key is
    'The code of the checklist that is rated against.';
  comment on column reporting_v1.cycle.checklist_version is
    'The version of that checklist.';
  comment on column reporting_v1.cycle.settled_at is
    'The last moment at which something could be recorded that belongs to the outcome; empty while a historic cycle is open.';

  comment on view reporting_v1.rating_change is
    'Every time somebody gave a rating, looked at one again, agreed on one or took one back. One row an entry of the log; rows are added and never changed. Challenges change nothing: they have a view of their own.';
  comment on column reporting_v1.rating_change.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.rating_change.log_position is
    'The entry''s place in the partnership''s log. The key, and the order in which things were recorded.';
  comment on column reporting_v1.rating_change.cycle_key is
    'The cycle in which it was rated.';
  comment on column reporting_v1.rating_change.area_key is
    'The area.';
  comment on column reporting_v1.rating_change.agency_key is
    'The agency that is rated.';
  comment on column reporting_v1.rating_change.capability_key is
    'The capability, of the cycle''s checklist version.';
  comment on column reporting_v1.rating_change.recorded_at is
    'When it was recorded.';
  comment on column reporting_v1.rating_change.recorded_on is
    'The day in London on which it was recorded.';
  comment on column reporting_v1.rating_change.effective_on is
    'The day from which it is true. A late entry is true from long before it was recorded.';
  comment on column reporting_v1.rating_change.kind is
    'CHANGED; RECONFIRMED: looked at again and left as it is; AGREED: settled with a reviewer; or WITHDRAWN: an entry was taken back.';
  comment on column reporting_v1.rating_change.rating_before is
    'RED, AMBER, GREEN or NOT_APPLICABLE; empty where there was none.';
  comment on column reporting_v1.rating_change.rating_after is
    'RED, AMBER, GREEN or NOT_APPLICABLE; empty where an entry was taken back.';
  comment on column reporting_v1.rating_change.rag_before is
    'The rating before in words for a legend; Not rated where there was none.';
  comment on column reporting_v1.rating_change.rag_after is
    'The rating after in words for a legend.';
  comment on column reporting_v1.rating_change.score_before is
    'Red 0, Amber 1, Green 2; empty for whatever is not on that scale.';
  comment on column reporting_v1.rating_change.score_after is
    'Red 0, Amber 1, Green 2; empty for whatever is not on that scale.';
  comment on column reporting_v1.rating_change.score_change is
    'The score after less the score before; empty unless both are on the scale.';
  comment on column reporting_v1.rating_change.direction is
    'NEW, IMPROVED, DECLINED, UNCHANGED, RECONFIRMED, WITHDRAWN, or OTHER: to or from not applicable.';
  comment on column reporting_v1.rating_change.reason is
    'Why it changed, such as IMPROVEMENT or CORRECTION; empty where it was reconfirmed.';
  comment on column reporting_v1.rating_change.stage is
    'Whose word it is: SELF or AGREED.';
  comment on column reporting_v1.rating_change.is_on_behalf is
    'Whether a coordinator recorded it for the agency.';
  comment on column reporting_v1.rating_change.checklist_key is
    'The checklist''s code.';
  comment on column reporting_v1.rating_change.withdrawn_log_position is
    'The entry that this one takes back: from this one''s recording on, that one counts no more. Empty unless kind is WITHDRAWN.';

  comment on view reporting_v1.challenge is
    'Every time a reviewer challenged a rating. One row a challenge; what settles it is filled in later.';
  comment on column reporting_v1.challenge.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.challenge.log_position is
    'The challenge''s place in the partnership''s log. The key.';
  comment on column reporting_v1.challenge.cycle_key is
    'The cycle in whose review it was made.';
  comment on column reporting_v1.challenge.area_key is
    'The area.';
  comment on column reporting_v1.challenge.agency_key is
    'The agency whose rating is challenged.';
  comment on column reporting_v1.challenge.capability_key is
    'The capability, of the cycle''s checklist version.';
  comment on column reporting_v1.challenge.recorded_at is
    'When it was recorded.';
  comment on column reporting_v1.challenge.recorded_on is
    'The day in London on which it was recorded.';
  comment on column reporting_v1.challenge.effective_on is
    'The day of the rating that it is about.';
  comment on column reporting_v1.challenge.self_rating is
    'The agency''s word that was challenged: RED, AMBER, GREEN or NOT_APPLICABLE.';
  comment on column reporting_v1.challenge.sees_rating is
    'The rating that the reviewer sees: RED, AMBER, GREEN or NOT_APPLICABLE.';
  comment on column reporting_v1.challenge.self_rag is
    'The agency''s word in words for a legend.';
  comment on column reporting_v1.challenge.sees_rag is
    'The rating that the reviewer sees, in words for a legend.';
  comment on column reporting_v1.challenge.self_score is
    'Red 0, Amber 1, Green 2; empty for whatever is not on that scale.';
  comment on column reporting_v1.challenge.sees_score is
    'Red 0, Amber 1, Green 2; empty for whatever is not on that scale.';
  comment on column reporting_v1.challenge.state is
    'OPEN; AGREED; OVERTAKEN: the agency changed its rating or took it back; or REPLACED: another challenge followed.';
  comment on column reporting_v1.challenge.is_open is
    'Whether nothing has settled it.';
  comment on column reporting_v1.challenge.settled_at is
    'When it was settled; empty while it is open.';
  comment on column reporting_v1.challenge.settled_log_position is
    'The entry that settled it; empty while it is open.';
  comment on column reporting_v1.challenge.agreed_rating is
    'The rating that was agreed on; empty unless it was.';
  comment on column reporting_v1.challenge.agreed_basis is
    'Ground of the agreement: REVIEWER_ACCEPTED, AGENCY_ACCEPTED, MODERATED, STATED or HISTORIC; empty unless it was agreed.';
  comment on column reporting_v1.challenge.checklist_key is
    'The checklist''s code.';

  comment on view reporting_v1.assessment is
    'Assessments of which anything is recorded, as they are now. One row an agency, area and cycle; an agency that has not begun may have none.';
  comment on column reporting_v1.assessment.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.assessment.assessment_key is
    'Cycle, area and agency. The key.';
  comment on column reporting_v1.assessment.cycle_key is
    'The cycle.';
  comment on column reporting_v1.assessment.area_key is
    'The area.';
  comment on column reporting_v1.assessment.agency_key is
    'The agency.';
  comment on column reporting_v1.assessment.state is
    'NOT_STARTED, OPEN, SUBMITTED, SIGNED_OFF or EXCUSED.';
  comment on column reporting_v1.assessment.submitted_at is
    'When it was submitted; empty while it is not.';
  comment on column reporting_v1.assessment.signed_off_at is
    'When it was signed off; empty while it is not.';
  comment on column reporting_v1.assessment.extended_until is
    'Until when it takes ratings even if its cycle does not; empty where no time was given.';
  comment on column reporting_v1.assessment.reopened_times is
    'How often it was sent back, taken back or reopened.';
  comment on column reporting_v1.assessment.is_late is
    'Whether anything was recorded, or it was submitted, after the cut-off that held then.';
  comment on column reporting_v1.assessment.capabilities_rated is
    'Capabilities that were rated or looked at again in the cycle.';
  comment on column reporting_v1.assessment.capabilities_carried_over is
    'Capabilities that have a rating of an earlier cycle and no other.';
  comment on column reporting_v1.assessment.challenges_open is
    'Capabilities whose challenge is neither agreed on nor overtaken.';
  comment on column reporting_v1.assessment.challenges_settled is
    'Capabilities whose last challenge is.';
  comment on column reporting_v1.assessment.log_position is
    'The last step''s place in the partnership''s log.';

  comment on view reporting_v1.action is
    'Actions that agencies planned so that their ratings move, as they are now. One row an action; its title and its text are not here.';
  comment on column reporting_v1.action.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.action.action_key is
    'The action''s code. The key.';
  comment on column reporting_v1.action.area_key is
    'The area.';
  comment on column reporting_v1.action.agency_key is
    'The agency.';
  comment on column reporting_v1.action.checklist_key is
    'The checklist''s code.';
  comment on column reporting_v1.action.capability_codes is
    'The codes of the capabilities that it is about, separated by commas.';
  comment on column reporting_v1.action.aim is
    'The rating aimed at: RED, AMBER, GREEN or NOT_APPLICABLE; empty where none was named.';
  comment on column reporting_v1.action.status is
    'PLANNED, UNDER_WAY, DONE or DROPPED.';
  comment on column reporting_v1.action.planned_on is
    'The day in London on which it was planned.';
  comment on column reporting_v1.action.due_on is
    'The last day on which it is in time.';
  comment on column reporting_v1.action.done_on is
    'The day on which it was done; empty while it is not.';
  comment on column reporting_v1.action.is_overdue is
    'Whether it is still to be done after its day.';
  comment on column reporting_v1.action.log_position is
    'The last step''s place in the partnership''s log.';

  comment on view reporting_v1.current_rating is
    'What is in force today, in every cell of the current cycle''s checklist. One row an area, agency and capability, rated or not.';
  comment on column reporting_v1.current_rating.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.current_rating.current_rating_key is
    'Cycle, area, agency and capability. The key.';
  comment on column reporting_v1.current_rating.cycle_key is
    'The current cycle, through whose checklist one looks.';
  comment on column reporting_v1.current_rating.area_key is
    'The area.';
  comment on column reporting_v1.current_rating.agency_key is
    'The agency.';
  comment on column reporting_v1.current_rating.capability_key is
    'The capability, of the cycle''s checklist version.';
  comment on column reporting_v1.current_rating.as_of is
    'Today, in London.';
  comment on column reporting_v1.current_rating.is_rated is
    'Whether there is a rating.';
  comment on column reporting_v1.current_rating.rating is
    'RED, AMBER, GREEN or NOT_APPLICABLE; empty where it is not rated.';
  comment on column reporting_v1.current_rating.rag is
    'Red, Amber, Green, Not applicable or Not rated: a word for every row, for a legend.';
  comment on column reporting_v1.current_rating.score is
    'Red 0, Amber 1, Green 2; empty for whatever is not on that scale, so averages leave it out.';
  comment on column reporting_v1.current_rating.stage is
    'Whose word it is: SELF or AGREED.';
  comment on column reporting_v1.current_rating.effective_on is
    'The day since when the rating is true, or was last looked at again.';
  comment on column reporting_v1.current_rating.recorded_at is
    'When that was recorded.';
  comment on column reporting_v1.current_rating.rated_in_cycle_key is
    'The cycle in which somebody last gave the rating or looked at it again.';
  comment on column reporting_v1.current_rating.rated_as_code is
    'The code that the capability had when it was rated; another one where a later version of the checklist has renamed it.';
  comment on column reporting_v1.current_rating.is_carried_over is
    'Whether that is another cycle: the rating was carried over and nobody has looked at it in this one.';
  comment on column reporting_v1.current_rating.age_in_days is
    'Days from effective_on to as_of: how old the rating is.';
  comment on column reporting_v1.current_rating.log_position is
    'The entry of rating_change that the rating comes from.';
  comment on column reporting_v1.current_rating.self_rating is
    'The agency''s own word: RED, AMBER, GREEN or NOT_APPLICABLE; empty where there is none.';
  comment on column reporting_v1.current_rating.agreed_rating is
    'The rating that agency and reviewer last agreed on, whether or not it still stands; empty where there is none.';
  comment on column reporting_v1.current_rating.has_open_challenge is
    'Whether a reviewer''s challenge of the agency''s word is neither agreed nor overtaken.';
  comment on column reporting_v1.current_rating.checklist_key is
    'The checklist''s code.';

  comment on view reporting_v1.cycle_rating is
    'What was in force at the outcome of each cycle that has opened, as it is known now. One row a cycle, area, agency and capability, rated or not.';
  comment on column reporting_v1.cycle_rating.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.cycle_rating.cycle_rating_key is
    'Cycle, area, agency and capability. The key.';
  comment on column reporting_v1.cycle_rating.cycle_key is
    'The cycle.';
  comment on column reporting_v1.cycle_rating.area_key is
    'The area.';
  comment on column reporting_v1.cycle_rating.agency_key is
    'The agency.';
  comment on column reporting_v1.cycle_rating.capability_key is
    'The capability, of the cycle''s checklist version.';
  comment on column reporting_v1.cycle_rating.as_of is
    'The day of the cycle''s outcome.';
  comment on column reporting_v1.cycle_rating.is_rated is
    'Whether there is a rating.';
  comment on column reporting_v1.cycle_rating.rating is
    'RED, AMBER, GREEN or NOT_APPLICABLE; empty where it is not rated.';
  comment on column reporting_v1.cycle_rating.rag is
    'Red, Amber, Green, Not applicable or Not rated: a word for every row, for a legend.';
  comment on column reporting_v1.cycle_rating.score is
    'Red 0, Amber 1, Green 2; empty for whatever is not on that scale, so averages leave it out.';
  comment on column reporting_v1.cycle_rating.stage is
    'Whose word it is: SELF or AGREED.';
  comment on column reporting_v1.cycle_rating.effective_on is
    'The day since when the rating is true, or was last looked at again.';
  comment on column reporting_v1.cycle_rating.recorded_at is
    'When that was recorded.';
  comment on column reporting_v1.cycle_rating.rated_in_cycle_key is
    'The cycle in which somebody last gave the rating or looked at it again.';
  comment on column reporting_v1.cycle_rating.rated_as_code is
    'The code that the capability had when it was rated; another one where a later version of the checklist has renamed it.';
  comment on column reporting_v1.cycle_rating.is_carried_over is
    'Whether that is another cycle: the rating was carried over and nobody has looked at it in this one.';
  comment on column reporting_v1.cycle_rating.age_in_days is
    'Days from effective_on to as_of: how old the rating is.';
  comment on column reporting_v1.cycle_rating.log_position is
    'The entry of rating_change that the rating comes from.';
  comment on column reporting_v1.cycle_rating.self_rating is
    'The agency''s own word: RED, AMBER, GREEN or NOT_APPLICABLE; empty where there is none.';
  comment on column reporting_v1.cycle_rating.agreed_rating is
    'The rating that agency and reviewer last agreed on, whether or not it still stands; empty where there is none.';
  comment on column reporting_v1.cycle_rating.has_open_challenge is
    'Whether a reviewer''s challenge of the agency''s word is neither agreed nor overtaken.';
  comment on column reporting_v1.cycle_rating.checklist_key is
    'The checklist''s code.';

  comment on view reporting_v1.calendar is
    'Days, from the first of the year in which anything was true to the end of this year. One row a day.';
  comment on column reporting_v1.calendar.partnership is
    'The partnership''s code. One login sees one partnership, so it is the same everywhere; it tells extracts of several apart.';
  comment on column reporting_v1.calendar.date_key is
    'The day. The key.';
  comment on column reporting_v1.calendar.calendar_year is
    'The year.';
  comment on column reporting_v1.calendar.calendar_quarter is
    'The quarter, such as 2026-Q4.';
  comment on column reporting_v1.calendar.calendar_month is
    'The month, such as 2026-11.';
  comment on column reporting_v1.calendar.month_number is
    'The month within its year, 1 to 12. Sort month_name by it.';
  comment on column reporting_v1.calendar.month_name is
    'The month''s English name.';
  comment on column reporting_v1.calendar.iso_week is
    'The week of ISO 8601, such as 2026-W48.';
  comment on column reporting_v1.calendar.financial_year is
    'The financial year, April to March, such as 2026/27.';
end
$comments$;
comment on function read.comment_on_reporting is 'Says what every view and column of reporting_v1 means.';
revoke all on function read.comment_on_reporting from public;

-- Where only words have changed. Where a view or column is still to come, the migration that makes it
-- follows, and comments on it itself.
do $$
begin
  if to_regclass('reporting_v1.calendar') is not null then
    perform read.comment_on_reporting();
  end if;
exception
  when undefined_table or undefined_column then null;
end
$$;
