-- How far each area's profile has moved, for whoever follows it.
create table profile_position (
  partnership text collate "C" not null,
  area text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  primary key (partnership, area)
);
comment on table profile_position is
  'The last event that changed what an area''s profile shows. Where the area is empty, it may have changed the profiles of all areas of the partnership.';

select read.secure('profile_position', 'select, insert, update');
-- One look for all that are followed, whose members were let in before.
create policy housekeeping on profile_position for select to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
