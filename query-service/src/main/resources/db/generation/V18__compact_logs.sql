-- Each event once: a rating is an entry of the log of ratings and no step besides, and what opened an
-- assessment is read from the feed alone. Indexes name stretches of positions in place of positions,
-- so that entries of one key share it.

-- An instance of an earlier release names the columns that go, so it writes nothing from here on and
-- tries again until it is replaced. The view of assessments goes with them, and is made anew with
-- the other views.
create temporary table kept_step on commit drop as
select *
  from assessment_step
 where kind not in ('CHANGED', 'RECONFIRMED', 'WITHDRAWN');
truncate assessment_step;
drop index assessment_step_of_withdrawn;
alter table assessment_step drop column withdrawn cascade;
alter table assessment_step drop column rating;
alter table assessment_step drop constraint assessment_step_kind_check;
alter table assessment_step
  add constraint assessment_step_kind_check check (
    kind in ('OPENED', 'SUBMITTED', 'CHALLENGED', 'ANSWERED', 'AGREED', 'SIGNED_OFF', 'REOPENED',
             'EXTENDED', 'EXCUSED', 'EXPECTED', 'ASSIGNED')),
  add constraint assessment_step_of_a_capability
    check ((kind in ('CHALLENGED', 'ANSWERED', 'AGREED')) = (capability is not null));
insert into assessment_step (partnership, position, recorded_at, cycle, area, agency, kind,
  capability, until, capabilities, member, due_on, actor)
select partnership, position, recorded_at, cycle, area, agency, kind, capability, until,
       capabilities, member, due_on, actor
  from kept_step;
drop table kept_step;
comment on table assessment_step is
  'A row for each event of an assessment that neither gives nor withdraws a rating; those are in rating_entry. The state at a moment is what the last step known by then left.';

create temporary table kept_event on commit drop as
select partnership, position, type, stream, stream_version, recorded_at, effective_on, actor,
       correlation_id, command_id,
       case when type not like 'uk.ragtime.assessment-opened.%' then data end as data
  from event_log;
truncate event_log;
alter table event_log alter column data drop not null;
insert into event_log (partnership, position, type, stream, stream_version, recorded_at,
  effective_on, actor, correlation_id, command_id, data)
select partnership, position, type, stream, stream_version, recorded_at, effective_on, actor,
       correlation_id, command_id, data
  from kept_event;
drop table kept_event;
drop index event_log_of_correlation;
drop index event_log_of_command;
create index event_log_of_correlation
  on event_log (partnership, correlation_id)
  where correlation_id is not null and data is not null;
create index event_log_of_command
  on event_log (partnership, command_id)
  where correlation_id is null and data is not null;
comment on column event_log.data is
  'The JSON exactly as it was published; null where the feed alone is asked for it, which is for openings.';

alter table rating_entry drop constraint stage_of_its_kind;
alter table rating_entry drop column stage cascade;
drop index rating_entry_of_area, rating_entry_of_actor, rating_entry_of_command;
alter table rating_entry
  add column stage text not null generated always as (
    case kind
      when 'CHALLENGED' then 'CHALLENGED'
      when 'AGREED' then 'AGREED'
      else 'SELF'
    end) virtual,
  add column stretch integer not null generated always as ((position >> 11)::integer) stored;
comment on column rating_entry.stretch is
  'Number of the 2,048 positions among which the entry is. An index of stretches is a sixth of one of positions, since entries of one area in one stretch share their key.';
-- The planner learns that there are ever more of them before it next counts.
alter table rating_entry alter column stretch set (n_distinct = -0.0005);
create index rating_entry_of_area on rating_entry (partnership, area, stretch);
create index rating_entry_of_actor on rating_entry (partnership, actor, stretch);
-- A hash of four bytes takes less than half of partnership and id.
create index rating_entry_of_command
  on rating_entry using hash (command_id) where correlation_id is null;

-- Area, agency and line are compared in the rows.
alter table rating_spell drop constraint rating_spell_pkey;
create index rating_spell_of_cell on rating_spell (partnership, cell, since);

-- Of a partnership that came after the last analyze the planner expects a row or two, so that any
-- index which begins with the partnership seems as good as that of cells, and reading all of its
-- entries for each cell as good as reading the cell's. Only the index of cells spares a sort.
alter function spells_after_last(text, bigint, text, text, bigint) set enable_sort = off;
