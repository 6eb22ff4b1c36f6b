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

-- For all cells at once, a rebuild's spells are a sort and some running sums. A function called for
-- each cell, with its loop, took as long as copying the log.
create or replace function fill_spells() returns void
  language sql
  set search_path = ${flyway:defaultSchema}, pg_temp
  set work_mem = '128MB'
as
$function$
  truncate rating_spell;
  insert into rating_spell (partnership, cell, since, area, agency, line, rating, rating_before,
    red_days, turns, direction, heading, degree, known_since)
  with withdrawal as (
    select partnership, withdrawn, min(recorded_at) as recorded_at
      from rating_entry
     where withdrawn is not null
     group by partnership, withdrawn
  ), told as (
    -- The last entry of each day that was not withdrawn, 1 to 3 for the scale and 4 for neither.
    select r.partnership, r.cell, r.area, r.agency, r.line, r.effective_on as day,
           max(greatest(r.recorded_at, w.recorded_at)) as known,
           (max(r.position * 8
                  + case r.rating when 'RED' then 1 when 'AMBER' then 2 when 'GREEN' then 3 else 4 end)
              filter (where w.recorded_at is null) & 7)::integer as mark
      from rating_entry r
      left join withdrawal w on w.partnership = r.partnership and w.withdrawn = r.position
     where r.kind in ('CHANGED', 'RECONFIRMED', 'AGREED')
     group by r.partnership, r.cell, r.area, r.agency, r.line, r.effective_on
  ), known as (
    select t.*, max(t.known) over its as known_since, row_number() over its as number
      from told t
    window its as (partition by partnership, cell, area, agency, line order by day)
  ), spoken as (
    select k.*, lag(k.mark) over its as mark_before
      from known k
     where k.mark is not null
    window its as (partition by partnership, cell, area, agency, line order by day)
  ), graded as (
    -- What a running maximum of numbers ends with is what the last row had.
    select s.*, lag(s.day) over its as day_before,
           max(s.number * 4 + s.mark) filter (where s.mark < 4) over earlier & 3 as degree_before
      from spoken s
     where s.mark is distinct from s.mark_before
    window its as (partition by partnership, cell, area, agency, line order by day),
           earlier as (its rows between unbounded preceding and 1 preceding)
  ), directed as (
    select g.*,
           case when g.mark < 4 and g.degree_before is not null then sign(g.mark - g.degree_before)
                else 0 end::integer as direction
      from graded g
  ), headed as (
    select d.*,
           (max(d.number * 4 + d.direction + 1) filter (where d.direction <> 0) over earlier & 3) - 1
             as heading_before
      from directed d
    window earlier as (partition by partnership, cell, area, agency, line order by day
                       rows between unbounded preceding and 1 preceding)
  )
  select h.partnership, h.cell, h.day, h.area, h.agency, h.line,
         (array['RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE'])[h.mark],
         (array['RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE'])[h.mark_before],
         sum(case when h.mark_before = 1 then h.day - h.day_before else 0 end) over its,
         count(*) filter (where h.direction <> 0 and h.heading_before = -h.direction) over its,
         h.direction,
         case when h.direction <> 0 then h.direction else coalesce(h.heading_before, 0) end,
         case when h.mark < 4 then h.mark else coalesce(h.degree_before, 0) end,
         h.known_since
    from headed h
  window its as (partition by partnership, cell, area, agency, line order by day)
$function$;
comment on function fill_spells is
  'Makes all spells anew, from all entries, as spells_after_last would cell by cell.';
