-- What an opening carries over takes a digit for each place of the checklist, in place of a code for
-- each capability.

create temporary table kept_step on commit drop as
select s.partnership, s.position, s.recorded_at, s.cycle, s.area, s.agency, s.kind, s.capability,
       s.until, o.carried_over, case when s.kind <> 'OPENED' then s.capabilities end as assigned,
       s.member, s.due_on, s.actor
  from assessment_step s
  left join lateral
    (select coalesce(
              string_agg(
                case when k.capability = any (s.capabilities) then '1' else '0' end,
                '' order by k.place),
              '') as carried_over
       from cycle c
       join capability k
         on k.partnership = c.partnership
        and k.checklist = c.checklist
        and k.version = c.checklist_version
      where c.partnership = s.partnership
        and c.cycle = s.cycle) o on s.kind = 'OPENED';
truncate assessment_step;
-- An instance of an earlier release names the column that has another name from here on, so it writes
-- nothing and tries again until it is replaced.
alter table assessment_step rename column capabilities to assigned;
alter table assessment_step
  add column carried_over text check (carried_over ~ '^[01]*$'),
  add constraint assessment_step_of_an_opening
    check ((kind = 'OPENED') = (carried_over is not null)),
  add constraint assessment_step_of_an_assignment
    check ((kind = 'ASSIGNED') = (assigned is not null));
insert into assessment_step (partnership, position, recorded_at, cycle, area, agency, kind,
  capability, until, carried_over, assigned, member, due_on, actor)
select *
  from kept_step;
drop table kept_step;
comment on column assessment_step.carried_over is
  'Of an opening: a digit for each place of the checklist version, 1 where a rating was carried over. What the version does not have is in the feed alone.';
comment on column assessment_step.assigned is 'Those that were assigned to a member.';
