-- What reporting tools see: a small star of views over the generation that serves.
--
-- Whoever makes another generation serve calls read.point_reporting_at with its name, as the owner
-- and in the same transaction. Columns of these views are added at their end, never renamed or
-- moved, as long as the schema is called reporting_v1.
--
-- The views hold under the reader's own rights and policies (security_invoker). They hide no rows
-- themselves, so they need not be security barriers: that is for the policies on the tables, which
-- PostgreSQL applies before anything a reader writes that could give a row away.

create schema if not exists reporting_v1;
comment on schema reporting_v1 is
  'How a partnership''s workforce rates itself over time, for reporting tools. About workforces, never about children or families.';

create or replace function read.point_reporting_at(generation text) returns void
  language plpgsql
  set search_path = pg_catalog
  -- Replacing a view waits for the queries that use it, and whoever comes then waits for us.
  set lock_timeout = '5s'
as
$point$
declare
  -- Whether an entry r counts at a moment m, and whether it is the first of those that do.
  counts constant text :=
    $counts$
    r.effective_on <= m.as_of
      and (r.cycle_position = m.own_position and r.effective_on >= m.since
           or r.recorded_at <= m.settled_at)
      and not exists
          (select
             from rating_entry w
            where w.partnership = r.partnership
              and w.withdrawn = r.position
              and (w.cycle_position = m.own_position or w.recorded_at <= m.settled_at))
    $counts$;
  first_counts constant text :=
    $first$
    order by r.cycle_position = m.own_position desc nulls last, r.effective_on desc, r.position desc
    limit 1
    $first$;
  -- What stands in every cell that counts, at one moment of each of some cycles: what is in force,
  -- or, where own_position names a cycle, its outcome. Which cells count is as in the profile: an
  -- agency does where it works on the day, and where it is rated on the day unless it has left. What
  -- is not rated has a row that says so. By which lines a capability is seen is in capability_line.
  ratings constant text :=
    $ratings$
    create or replace view reporting_v1.%1$s_rating with (security_invoker = true) as
    with standing as (
      select m.partnership, m.cycle, m.checklist, m.checklist_version, m.as_of, m.own_position,
             m.since, m.settled_at, a.agency, a.areas, a.position
        from (%2$s) m
       cross join lateral
             (select distinct on (r.agency)
                     r.agency, r.areas, r.position
                from agency_revision r
               where r.partnership = m.partnership
               order by r.agency,
                        (r.recorded_at at time zone 'Europe/London')::date <= m.as_of desc,
                        case
                          when (r.recorded_at at time zone 'Europe/London')::date <= m.as_of
                          then -r.position
                          else r.position
                        end) a
    )
    select m.partnership,
           concat_ws('/', m.cycle, m.area, m.agency, k.capability_code) as %1$s_rating_key,
           m.cycle as cycle_key,
           m.area as area_key,
           m.agency as agency_key,
           k.capability_key,
           m.as_of,
           e.rating is not null as is_rated,
           e.rating,
           case e.rating
             when 'RED' then 'Red'
             when 'AMBER' then 'Amber'
             when 'GREEN' then 'Green'
             when 'NOT_APPLICABLE' then 'Not applicable'
             else 'Not rated'
           end as rag,
           case e.rating when 'RED' then 0 when 'AMBER' then 1 when 'GREEN' then 2 end as score,
           e.stage,
           e.effective_on,
           e.recorded_at,
           y.cycle as rated_in_cycle_key,
           o.capability as rated_as_code,
           y.cycle <> m.cycle as is_carried_over,
           m.as_of - e.effective_on as age_in_days,
           e.position::bigint as log_position,
           case
             when e.stage = 'SELF' then e.rating
             else (select r.rating
                     from rating_entry r
                    where r.partnership = m.partnership
                      and r.cell = e.cell
                      and r.kind_letter in ('C', 'R')
                      and %3$s
                    %4$s)
           end as self_rating,
           case
             when e.stage = 'AGREED' then e.rating
             else (select r.rating
                     from reviewed_subject v
                     join rating_entry r
                       on r.partnership = v.partnership
                      and r.cell = v.cell
                    where v.partnership = m.partnership
                      and v.area = m.area
                      and v.agency = m.agency
                      and v.line = e.line
                      and r.kind_letter = 'A'
                      and %3$s
                    %4$s)
           end as agreed_rating,
           exists
             (select
                from reviewed_subject v
                join rating_entry h
                  on h.partnership = v.partnership
                 and h.cell = v.cell
               where v.partnership = m.partnership
                 and v.area = m.area
                 and v.agency = m.agency
                 and v.line = e.line
                 and h.kind_letter = 'H'
                 and h.effective_on <= m.as_of
                 and (h.cycle_position = m.own_position and h.effective_on >= m.since
                      or h.recorded_at <= m.settled_at)
                 and not exists
                     (select
                        from rating_entry r
                       where r.partnership = h.partnership
                         and r.cell = h.cell
                         and (r.cycle_position = h.cycle_position
                                and r.position > h.position
                                and r.kind_letter in ('C', 'A', 'W')
                              or (r.kind_letter = 'C'
                                    or r.kind_letter = 'R'
                                       and r.cycle_position <> h.cycle_position)
                                and (r.cycle_position is not distinct from m.own_position,
                                     r.effective_on, r.position)
                                      > (h.cycle_position is not distinct from m.own_position,
                                         h.effective_on, h.position)
                                and %3$s))) as has_open_challenge,
           m.checklist as checklist_key
      from (select partnership, cycle, checklist, checklist_version, as_of, own_position, since,
                   settled_at, agency, unnest(areas) as area
              from standing
             union
            select s.partnership, s.cycle, s.checklist, s.checklist_version, s.as_of,
                   s.own_position, s.since, s.settled_at, s.agency, p.area
              from standing s
              join (select distinct partnership, agency, area from rated_subject) p
                on p.partnership = s.partnership
               and p.agency = s.agency
             where p.area <> all (s.areas)
               and not exists
                   (select
                      from agency_revision r
                     where r.partnership = s.partnership
                       and r.agency = s.agency
                       and r.position < s.position
                       and p.area = any (r.areas))
               and exists
                   (select
                      from capability_line l
                      join rated_subject c
                        on c.partnership = s.partnership
                       and c.area = p.area
                       and c.agency = s.agency
                       and c.line = l.line
                      join rating_entry r
                        on r.partnership = c.partnership
                       and r.cell = c.cell
                       and r.kind_letter in ('C', 'R', 'A')
                       and r.effective_on <= s.as_of
                       and (r.cycle_position = s.own_position or r.recorded_at <= s.settled_at)
                       and not exists
                           (select
                              from rating_entry w
                             where w.partnership = r.partnership
                               and w.withdrawn = r.position
                               and (w.cycle_position = s.own_position
                                    or w.recorded_at <= s.settled_at))
                     where l.partnership = s.partnership
                       and l.checklist = s.checklist
                       and l.version = s.checklist_version)) m
      join reporting_v1.capability k
        on k.partnership = m.partnership
       and k.checklist_key = m.checklist
       and k.checklist_version = m.checklist_version
      left join lateral
           (select p.*
              from (select n.*, count(*) over () as paths, count(n.rating) over () as rated,
                           min(n.rating) over () as least, max(n.rating) over () as most
                      from (select distinct on (l.path)
                                   l.path, x.*
                              from capability_line l
                              left join lateral
                                   (select r.rating, r.stage, r.effective_on, r.recorded_at,
                                           r.cycle_position, r.position, c.line, r.cell
                                      from rated_subject c
                                      join rating_entry r
                                        on r.partnership = c.partnership
                                       and r.cell = c.cell
                                     where c.partnership = m.partnership
                                       and c.area = m.area
                                       and c.agency = m.agency
                                       and c.line = l.line
                                       and r.kind_letter in ('C', 'R', 'A')
                                       and %3$s
                                     %4$s) x
                                on true
                             where l.partnership = m.partnership
                               and l.checklist = m.checklist
                               and l.version = m.checklist_version
                               and l.capability = k.capability_code
                             order by l.path, x.rating is null, l.depth) n) p
             where p.rated = p.paths
               and p.least = p.most
             order by p.effective_on desc, p.position desc
             limit 1) e
        on true
      left join cycle y
        on y.partnership = m.partnership
       and y.position = e.cycle_position
      left join capability o
        on o.partnership = y.partnership
       and o.checklist = y.checklist
       and o.version = y.checklist_version
       and o.line = e.line
    $ratings$;
begin
  if not exists (select from read.generation g where g.schema_name = generation) then
    raise exception 'There is no generation %', generation;
  end if;
  -- The views are of the tables that these names mean now. It ends with this function.
  perform set_config('search_path', generation, true);

  create or replace view reporting_v1.partnership with (security_invoker = true) as
  select p.partnership,
         p.name as partnership_name,
         a.position as log_position,
         a.recorded_at as last_recorded_at
    from partnership p
    left join applied_position a on a.partnership = p.partnership;

  create or replace view reporting_v1.area with (security_invoker = true) as
  select distinct on (partnership, area)
         partnership,
         area as area_key,
         name as area_name,
         gss_code
    from area_revision
   order by partnership, area, position desc;

  create or replace view reporting_v1.agency with (security_invoker = true) as
  select distinct on (partnership, agency)
         partnership,
         agency as agency_key,
         name as agency_name,
         sector,
         ods_code,
         array_to_string(areas, ', ') as works_in
    from agency_revision
   order by partnership, agency, position desc;

  create or replace view reporting_v1.capability with (security_invoker = true) as
  select k.partnership,
         concat_ws('/', k.checklist, k.version, k.capability) as capability_key,
         k.capability as capability_code,
         k.title as capability_title,
         k.section,
         k.place as place_in_checklist,
         k.checklist as checklist_key,
         v.title as checklist_title,
         k.version as checklist_version,
         k.version = max(k.version) over (partition by k.partnership, k.checklist)
           as is_latest_version,
         k.guidance,
         k.red as red_means,
         k.amber as amber_means,
         k.green as green_means,
         (select string_agg(concat_ws('/', k.checklist, k.version - 1, o.code), ', ' order by o.nth)
            from unnest(k.origin_codes) with ordinality o (code, nth)) as carries_on_key,
         (select concat_ws('/', b.checklist, b.version, b.capability)
            from capability b
           where b.partnership = k.partnership
             and b.checklist = k.checklist
             and b.line = k.line
           order by b.version
           limit 1) as lineage_key,
         (select string_agg(c.capability, ', ' order by c.since)
            from (select b.capability, min(b.version) as since
                    from capability_line l
                    join capability b
                      on b.partnership = l.partnership
                     and b.checklist = l.checklist
                     and b.line = l.line
                     and b.version <= l.version
                   where l.partnership = k.partnership
                     and l.checklist = k.checklist
                     and l.version = k.version
                     and l.capability = k.capability
                   group by b.capability) c) as known_as,
         k.origin_kind as carries_on_how
    from capability k
    join checklist_version v
      on v.partnership = k.partnership
     and v.checklist = k.checklist
     and v.version = k.version;

  create or replace view reporting_v1.cycle with (security_invoker = true) as
  select partnership,
         cycle as cycle_key,
         name as cycle_name,
         place as cycle_order,
         opens_on,
         cut_off,
         (least(outcome_at, now()) at time zone 'Europe/London')::date as outcome_on,
         case
           when is_cancelled then 'CANCELLED'
           when closed_at is not null then 'CLOSED'
           when not has_opened then 'PLANNED'
           when historic or now() < cut_off then 'OPEN'
           else 'PAST_CUT_OFF'
         end as status,
         not is_cancelled
           and place = coalesce(
             max(place) filter (where has_opened and not is_cancelled)
               over (partition by partnership, checklist),
             min(place) filter (where not is_cancelled)
               over (partition by partnership, checklist)) as is_current,
         historic as is_historic,
         checklist as checklist_key,
         checklist_version,
         case
           when historic then closed_at - interval '1 microsecond'
           else outcome_at
         end as settled_at
    from (select o.*,
                 o.opens_on <= (now() at time zone 'Europe/London')::date as has_opened,
                 row_number() over
                   (partition by o.partnership order by o.outcome_at, o.opens_on, o.cycle) as place
            from (select c.partnership, c.cycle, r.name, r.opens_on, r.cut_off, c.historic,
                         c.checklist, c.checklist_version, k.recorded_at as closed_at,
                         x.cycle is not null as is_cancelled,
                         least(r.cut_off, k.recorded_at) - interval '1 microsecond' as outcome_at
                    from cycle c
                   cross join lateral
                         (select v.name, v.opens_on, v.cut_off
                            from cycle_revision v
                           where v.partnership = c.partnership
                             and v.cycle = c.cycle
                           order by v.position desc
                           limit 1) r
                    left join cycle_closure k
                      on k.partnership = c.partnership
                     and k.cycle = c.cycle
                    left join cycle_cancellation x
                      on x.partnership = c.partnership
                     and x.cycle = c.cycle) o) known;

  create or replace view reporting_v1.rating_change with (security_invoker = true) as
  select partnership, log_position, cycle_key, area_key, agency_key, capability_key, recorded_at,
         recorded_on, effective_on, kind, rating_before, rating_after, rag_before, rag_after,
         score_before, score_after,
         score_after - score_before as score_change,
         case
           when kind = 'WITHDRAWN' then 'WITHDRAWN'
           when kind = 'RECONFIRMED' then 'RECONFIRMED'
           when rating_before is null then 'NEW'
           when score_after > score_before then 'IMPROVED'
           when score_after < score_before then 'DECLINED'
           when rating_after = rating_before then 'UNCHANGED'
           else 'OTHER'
         end as direction,
         reason, stage, is_on_behalf, checklist_key, withdrawn_log_position
    from (select e.partnership,
                 e.position::bigint as log_position,
                 c.cycle as cycle_key,
                 s.area as area_key,
                 s.agency as agency_key,
                 concat_ws('/', c.checklist, c.checklist_version, k.capability) as capability_key,
                 e.recorded_at,
                 (e.recorded_at at time zone 'Europe/London')::date as recorded_on,
                 e.effective_on,
                 e.kind,
                 e.rating_before,
                 e.rating as rating_after,
                 case e.rating_before
                   when 'RED' then 'Red'
                   when 'AMBER' then 'Amber'
                   when 'GREEN' then 'Green'
                   when 'NOT_APPLICABLE' then 'Not applicable'
                   else 'Not rated'
                 end as rag_before,
                 case e.rating
                   when 'RED' then 'Red'
                   when 'AMBER' then 'Amber'
                   when 'GREEN' then 'Green'
                   when 'NOT_APPLICABLE' then 'Not applicable'
                 end as rag_after,
                 case e.rating_before when 'RED' then 0 when 'AMBER' then 1 when 'GREEN' then 2 end
                   as score_before,
                 case e.rating when 'RED' then 0 when 'AMBER' then 1 when 'GREEN' then 2 end
                   as score_after,
                 e.reason,
                 e.stage,
                 e.on_behalf as is_on_behalf,
                 c.checklist as checklist_key,
                 e.withdrawn as withdrawn_log_position
            from rating_entry e
            join rated_subject s
              on s.partnership = e.partnership
             and s.cell = e.cell
            left join cycle c
              on c.partnership = e.partnership
             and c.position = e.cycle_position
            left join capability k
              on k.partnership = c.partnership
             and k.checklist = c.checklist
             and k.version = c.checklist_version
             and k.line = s.line
           where e.kind_letter <> 'H') changes;

  -- The first entry after a challenge, in its cell and cycle, settles it.
  create or replace view reporting_v1.challenge with (security_invoker = true) as
  select e.partnership,
         e.position::bigint as log_position,
         c.cycle as cycle_key,
         a.area as area_key,
         a.agency as agency_key,
         concat_ws('/', c.checklist, c.checklist_version, k.capability) as capability_key,
         e.recorded_at,
         (e.recorded_at at time zone 'Europe/London')::date as recorded_on,
         e.effective_on,
         e.rating_before as self_rating,
         e.rating as sees_rating,
         case e.rating_before
           when 'RED' then 'Red'
           when 'AMBER' then 'Amber'
           when 'GREEN' then 'Green'
           when 'NOT_APPLICABLE' then 'Not applicable'
         end as self_rag,
         case e.rating
           when 'RED' then 'Red'
           when 'AMBER' then 'Amber'
           when 'GREEN' then 'Green'
           when 'NOT_APPLICABLE' then 'Not applicable'
         end as sees_rag,
         case e.rating_before when 'RED' then 0 when 'AMBER' then 1 when 'GREEN' then 2 end
           as self_score,
         case e.rating when 'RED' then 0 when 'AMBER' then 1 when 'GREEN' then 2 end as sees_score,
         case s.kind
           when 'AGREED' then 'AGREED'
           when 'CHANGED' then 'OVERTAKEN'
           when 'WITHDRAWN' then 'OVERTAKEN'
           when 'CHALLENGED' then 'REPLACED'
           else 'OPEN'
         end as state,
         s.kind is null as is_open,
         s.recorded_at as settled_at,
         s.position::bigint as settled_log_position,
         case s.kind when 'AGREED' then s.rating end as agreed_rating,
         s.basis as agreed_basis,
         c.checklist as checklist_key
    from rating_entry e
    join rated_subject a
      on a.partnership = e.partnership
     and a.cell = e.cell
    left join cycle c
      on c.partnership = e.partnership
     and c.position = e.cycle_position
    left join capability k
      on k.partnership = c.partnership
     and k.checklist = c.checklist
     and k.version = c.checklist_version
     and k.line = a.line
    left join lateral
         (select r.kind, r.recorded_at, r.position, r.rating, r.basis
            from rating_entry r
           where r.partnership = e.partnership
             and r.cell = e.cell
             and r.cycle_position = e.cycle_position
             and r.position > e.position
             and r.kind_letter in ('C', 'H', 'A', 'W')
           order by r.position
           limit 1) s
      on true
   where e.kind_letter = 'H';

  -- An assessment is as its last step left it. A step is late if the cut-off that was known when it
  -- was recorded had passed. A cell is rated if it was rated or looked at again in the cycle.
  create or replace view reporting_v1.assessment with (security_invoker = true) as
  with step as (
    select s.partnership, s.position, s.recorded_at, s.cycle, s.area, s.agency, s.kind,
           s.capability, s.until, s.carried_over, false as is_withdrawn
      from assessment_step s
    union all
    select r.partnership, r.position, r.recorded_at, c.cycle, g.area, g.agency, r.kind,
           k.capability, null, null,
           exists
             (select
                from rating_entry w
               where w.partnership = r.partnership
                 and w.withdrawn = r.position)
      from rating_entry r
      join rated_subject g
        on g.partnership = r.partnership
       and g.cell = r.cell
      join cycle c
        on c.partnership = r.partnership
       and c.position = r.cycle_position
      join capability k
        on k.partnership = c.partnership
       and k.checklist = c.checklist
       and k.version = c.checklist_version
       and k.line = g.line
     where r.kind_letter in ('C', 'R', 'W')
  ), cell as (
    select partnership, cycle, area, agency, capability,
           bool_or(kind in ('CHANGED', 'RECONFIRMED') and not is_withdrawn) as is_rated,
           coalesce(max(position) filter (where kind in ('CHANGED', 'WITHDRAWN')), 0) as changed,
           coalesce(max(position) filter (where kind = 'CHALLENGED'), 0) as challenged,
           coalesce(max(position) filter (where kind = 'AGREED'), 0) as agreed
      from step
     where capability is not null
     group by partnership, cycle, area, agency, capability
  ), tally as (
    select partnership, cycle, area, agency,
           count(*) filter (where is_rated) as rated,
           count(*) filter (where challenged > greatest(agreed, changed)) as open,
           count(*) filter (where challenged between 1 and greatest(agreed, changed)) as settled
      from cell
     group by partnership, cycle, area, agency
  ), assessment as (
    select partnership, cycle, area, agency, max(position) as position,
           (array_agg(kind order by position desc) filter (
              where kind in ('OPENED', 'SUBMITTED', 'SIGNED_OFF', 'REOPENED', 'EXCUSED',
                             'EXPECTED')))[1] as last_kind,
           (array_agg(until order by position desc) filter (where until is not null))[1] as until,
           count(*) filter (where kind = 'REOPENED') as reopened,
           max(recorded_at) filter (where kind = 'SUBMITTED') as submitted_at,
           max(recorded_at) filter (where kind = 'SIGNED_OFF') as signed_off_at,
           bool_or(kind in ('CHANGED', 'RECONFIRMED', 'SUBMITTED')
                   and recorded_at >=
                     (select v.cut_off
                        from cycle_revision v
                       where v.partnership = step.partnership
                         and v.cycle = step.cycle
                         and v.position < step.position
                       order by v.position desc
                       limit 1)) as is_late
      from step
     group by partnership, cycle, area, agency
  )
  select a.partnership,
         concat_ws('/', a.cycle, a.area, a.agency) as assessment_key,
         a.cycle as cycle_key,
         a.area as area_key,
         a.agency as agency_key,
         case a.last_kind
           when 'SUBMITTED' then 'SUBMITTED'
           when 'SIGNED_OFF' then 'SIGNED_OFF'
           when 'EXCUSED' then 'EXCUSED'
           when 'OPENED' then 'OPEN'
           when 'REOPENED' then 'OPEN'
           else 'NOT_STARTED'
         end as state,
         case when a.last_kind in ('SUBMITTED', 'SIGNED_OFF') then a.submitted_at end
           as submitted_at,
         case when a.last_kind = 'SIGNED_OFF' then a.signed_off_at end as signed_off_at,
         a.until as extended_until,
         a.reopened as reopened_times,
         coalesce(a.is_late, false) and not c.historic as is_late,
         coalesce(t.rated, 0) as capabilities_rated,
         (select count(*)
            from step o
            join capability k
              on k.partnership = o.partnership
             and k.checklist = c.checklist
             and k.version = c.checklist_version
             and substr(o.carried_over, k.place, 1) = '1'
            left join cell r
              on r.partnership = o.partnership
             and r.cycle = o.cycle
             and r.area = o.area
             and r.agency = o.agency
             and r.capability = k.capability
           where o.partnership = a.partnership
             and o.cycle = a.cycle
             and o.area = a.area
             and o.agency = a.agency
             and o.kind = 'OPENED'
             and r.is_rated is not true) as capabilities_carried_over,
         coalesce(t.open, 0) as challenges_open,
         coalesce(t.settled, 0) as challenges_settled,
         a.position as log_position
    from assessment a
    join cycle c
      on c.partnership = a.partnership
     and c.cycle = a.cycle
    left join tally t
      on t.partnership = a.partnership
     and t.cycle = a.cycle
     and t.area = a.area
     and t.agency = a.agency;

  create or replace view reporting_v1.action with (security_invoker = true) as
  select p.partnership,
         p.action as action_key,
         p.area as area_key,
         p.agency as agency_key,
         p.checklist as checklist_key,
         array_to_string(p.capabilities, ', ') as capability_codes,
         p.aim,
         coalesce(t.status, 'PLANNED') as status,
         (f.recorded_at at time zone 'Europe/London')::date as planned_on,
         p.due_on,
         case when t.status = 'DONE' then t.on_day end as done_on,
         coalesce(t.status, 'PLANNED') in ('PLANNED', 'UNDER_WAY')
           and p.due_on < (now() at time zone 'Europe/London')::date as is_overdue,
         greatest(p.position, t.position) as log_position
    from (select distinct on (s.partnership, s.action)
                 s.partnership, s.position, s.action, s.area, s.agency, s.checklist,
                 s.capabilities, s.aim, s.due_on
            from action_step s
           where s.kind <> 'PROGRESSED'
           order by s.partnership, s.action, s.position desc) p
   cross join lateral
         (select min(s.recorded_at) as recorded_at
            from action_step s
           where s.partnership = p.partnership
             and s.action = p.action
             and s.kind = 'PLANNED') f
    left join lateral
         (select s.status, s.on_day, s.position
            from action_step s
           where s.partnership = p.partnership
             and s.action = p.action
             and s.kind = 'PROGRESSED'
           order by s.position desc
           limit 1) t
      on true;

  execute format(ratings, 'current',
    $current$
    select partnership, cycle_key as cycle, checklist_key as checklist, checklist_version,
           (now() at time zone 'Europe/London')::date as as_of, null::integer as own_position,
           null::date as since, 'infinity'::timestamptz as settled_at
      from reporting_v1.cycle
     where is_current
    $current$, counts, first_counts);
  execute format(ratings, 'cycle',
    $outcomes$
    select v.partnership, v.cycle_key as cycle, v.checklist_key as checklist, v.checklist_version,
           v.outcome_on as as_of, c.position as own_position,
           case when v.is_historic then '-infinity'::date else v.opens_on end as since,
           coalesce(v.settled_at, 'infinity') as settled_at
      from reporting_v1.cycle v
      join cycle c
        on c.partnership = v.partnership
       and c.cycle = v.cycle_key
     where v.opens_on <= (now() at time zone 'Europe/London')::date
       and v.status <> 'CANCELLED'
    $outcomes$, counts, first_counts);

  -- From the first day that anything was true to the end of this year. The first day of each cell
  -- is one look into the index, so it takes no longer when the log grows.
  create or replace view reporting_v1.calendar with (security_invoker = true) as
  select b.partnership,
         d::date as date_key,
         extract(year from d)::integer as calendar_year,
         to_char(d, 'YYYY-"Q"Q') as calendar_quarter,
         to_char(d, 'YYYY-MM') as calendar_month,
         extract(month from d)::integer as month_number,
         to_char(d, 'FMMonth') as month_name,
         to_char(d, 'IYYY-"W"IW') as iso_week,
         to_char(d - interval '3 months', 'YYYY') || '/' || to_char(d + interval '9 months', 'YY')
           as financial_year
    from (select p.partnership,
                 least(
                   (select min(r.opens_on)
                      from cycle_revision r
                     where r.partnership = p.partnership),
                   (select min(f.effective_on)
                      from rated_subject s
                     cross join lateral
                           (select e.effective_on
                              from rating_entry e
                             where e.partnership = s.partnership
                               and e.cell = s.cell
                             order by e.effective_on, e.position
                             limit 1) f
                     where s.partnership = p.partnership),
                   (now() at time zone 'Europe/London')::date) as first_day
            from partnership p) b
   cross join lateral
         generate_series(
           date_trunc('year', b.first_day::timestamp),
           date_trunc('year', now() at time zone 'Europe/London')
             + interval '1 year' - interval '1 day',
           interval '1 day') d;

  perform read.comment_on_reporting();
  if exists (select from pg_roles where rolname = 'ragtime_reporting') then
    perform read.open_to_reporting(generation);
  end if;
end
$point$;
comment on function read.point_reporting_at is
  'Makes the views of reporting_v1 show a generation. Called by the owner when the generation begins to serve; fails after five seconds where queries hold a view, and can be called again.';
revoke all on function read.point_reporting_at from public;

select read.point_reporting_at(schema_name)
  from read.serving_generation
 where schema_name = '${flyway:defaultSchema}';
