-- The log of each partnership's events, as the feed serves it. It is no projection: it says what was
-- published, byte for byte, so it stands outside the generations, and a rebuild neither rewrites nor
-- empties it. Full pages are packed and never change; the tail has the events after them. Nothing in
-- it can be erased: events have handles and seals.
--
-- A partnership may have several logs: one that the store, restored to an earlier time, no longer
-- has, beside the one that took its place. Each generation says which one it is read with.
create schema feed;
grant usage on schema feed to ${service}, ${projector};

create table feed.head (
  partnership text collate "C" not null,
  log uuid not null,
  pages bigint not null check (pages >= 0),
  primary key (partnership, log)
);
comment on table feed.head is
  'The number of full pages of each log: these have positions 1 to 256 * pages, and the tail has what follows.';

create table feed.page (
  partnership text collate "C" not null,
  log uuid not null,
  number bigint not null check (number >= 0),
  packed bytea not null,
  primary key (partnership, log, number)
);
-- It is packed already, and a part of it is never asked for.
alter table feed.page alter column packed set storage external;
comment on table feed.page is
  'Events at positions 256 * number + 1 to 256 * number + 256, by column and deflated.';

create table feed.tail (
  partnership text collate "C" not null,
  log uuid not null,
  position bigint not null check (position > 0),
  type text not null,
  stream text not null,
  stream_version bigint not null,
  recorded_at timestamptz not null,
  effective_on date,
  actor text collate "C" not null,
  correlation_id text,
  command_id uuid not null,
  trace_parent text,
  data text not null,
  primary key (partnership, log, position)
);
comment on table feed.tail is 'Events whose page is not full, or not packed yet.';
comment on column feed.tail.correlation_id is 'Null where it is the command''s id.';
comment on column feed.tail.data is 'The JSON exactly as it was published.';

set local search_path to feed, read;
select read.secure('head', 'select, insert, update');
select read.secure('page', 'select, insert');
select read.secure('tail', 'select, insert, delete');

-- Housekeeping sees which logs have pages to pack, and nothing of what they say.
create policy housekeeping on head for select to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
set local search_path to read;

-- An instance of an earlier release would write ratings without their commands, and events that the
-- feed does not see: such instances are to be replaced.
create or replace function read.schema_version()
  returns table (part text, version integer, oldest_release integer)
  language plpgsql
  stable
  security definer
  set search_path = pg_catalog, pg_temp
as
$function$
declare
  serving constant name := (select s.schema_name from read.serving_generation s);
  latest constant text :=
    'select max(h.version::integer) from %I.flyway_schema_history h where h.success';
begin
  execute format(latest, 'read') into version;
  part := 'read';
  oldest_release := 11;
  return next;
  -- A generation that is being created has no history yet.
  version := 0;
  if to_regclass(format('%I.flyway_schema_history', serving)) is not null then
    execute format(latest, serving) into version;
  end if;
  part := 'generation';
  oldest_release := 16;
  return next;
end
$function$;
