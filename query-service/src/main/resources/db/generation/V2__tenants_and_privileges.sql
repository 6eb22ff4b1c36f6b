-- Row-level security on every table, and what the service may do. A table that comes later is
-- secured by the migration that makes it; a test finds in the catalogue whether one was forgotten.

grant usage on schema ${flyway:defaultSchema} to ${service}, ${projector};

-- Logs are added to and read.
select read.secure(log, 'select, insert')
from unnest(array['event_log', 'time_mark', 'area_revision', 'agency_revision', 'checklist_version',
                  'capability', 'capability_line', 'cycle', 'cycle_revision', 'cycle_closure', 'rating_entry']) log;

-- Present states are also replaced.
select read.secure(state, 'select, insert, update')
from unnest(array['applied_position', 'partnership', 'member', 'member_since', 'rated_subject']) state;
select read.secure(state, 'select, insert, update, delete')
from unnest(array['member_name', 'member_leave', 'invitation', 'parked_partnership']) state;
-- The service claims partitions and has parked ones tried again; the projector moves on.
grant select, insert, update on kafka_offset to ${service};
grant select, update on kafka_offset to ${projector};
grant delete on parked_partnership to ${service};

-- Somebody who signs in finds their own memberships by ragtime.identity. Housekeeping sees how far
-- each partnership and each area is and which are parked, and nothing of what they say.
create policy own_identity on member for select to ${service}
  using (identity = (select current_setting('ragtime.identity', true)));
create policy housekeeping on applied_position for select to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
create policy housekeeping on parked_partnership to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
