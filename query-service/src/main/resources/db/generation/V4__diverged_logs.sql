-- Identifies the last applied event across stores. A position alone does not: a store that was
-- restored to an earlier time gives the same positions to other events.
alter table applied_position add column command_id uuid;
update applied_position a
   set command_id = e.command_id
  from event_log e
 where e.partnership = a.partnership
   and e.position = a.position;
alter table applied_position alter column command_id set not null;
comment on column applied_position.command_id is
  'Of the last applied event. With recorded_at it identifies that event across stores.';

alter table parked_partnership drop constraint parked_partnership_kind_check;
alter table parked_partnership add constraint parked_partnership_kind_check
  check (kind in ('HOLE', 'POISON', 'UNKNOWN_TYPE', 'DIVERGED'));
