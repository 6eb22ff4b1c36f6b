-- The event store. Everything here belongs to the role that runs this; the service's roles own
-- nothing, and row-level security is forced, so that it holds for the owner's functions too.
-- Codes and keys are compared byte by byte (collate "C"), whatever the database's language: it is
-- what they are, and several times as quick.

-- Logical types with their revisions. A release that adds a type adds it here first, so that
-- nothing can be recorded that nobody can read. Four bytes a row in place of a name.
create type store.event_type as enum (
  'partnership-registered.v1',
  'partnership-renamed.v1',
  'member-enrolled.v1',
  'member-changed.v1',
  'member-name-changed.v1',
  'member-invited.v1',
  'invitation-withdrawn.v1',
  'member-leave-scheduled.v1',
  'member-leave-called-off.v1',
  'area-defined.v1',
  'area-revised.v1',
  'agency-joined.v1',
  'agency-revised.v1',
  'checklist-version-published.v1',
  'checklist-version-published.v2',
  'cycle-scheduled.v1',
  'cycle-rescheduled.v1',
  'cycle-closed.v1',
  'assessment-opened.v1',
  'rating-changed.v1',
  'rating-reconfirmed.v1'
);

create table store.global_head (
  only_one boolean primary key default true check (only_one),
  last_offset bigint not null,
  last_recorded_at timestamptz not null,
  streams integer not null
);
comment on table store.global_head is
  'Whoever appends locks this row: offsets and positions are gapless and in commit order.';
comment on column store.global_head.streams is 'How many streams there are: numbers the next.';
insert into store.global_head (last_offset, last_recorded_at, streams) values (0, '-infinity', 0);

create table store.partnership (
  number integer generated always as identity primary key,
  position integer not null default 0,
  code text collate "C" not null unique
);
comment on column store.partnership.number is
  'Stands for the code, and leads every key: events are many and their keys are read often.';
comment on column store.partnership.position is
  'Of its last event. An integer: two thousand million events are more than England will have.';

-- Room on every page, so that a stream that grows is written where it stands.
create table store.stream (
  partnership integer not null,
  number integer not null,
  version integer not null,
  position integer not null,
  name text collate "C" not null,
  primary key (partnership, name)
) with (fillfactor = 70);
comment on column store.stream.number is 'Stands for the name in events; no two streams share one.';
comment on column store.stream.version is 'Of its last event: how many it has.';
comment on column store.stream.position is 'Of its last event.';
-- It does not lead with the partnership, so that no plan can mistake it for the way to a name while
-- the table is new and the planner knows nothing; the head lock sees to it that it is unique.
create index stream_by_number on store.stream (number);

-- The columns stand in the order that wastes no bytes on alignment.
create table store.event (
  global_offset bigint not null,
  recorded_at timestamptz not null,
  command_id uuid not null,
  partnership integer not null,
  position integer not null,
  stream integer not null,
  version integer not null,
  type store.event_type not null,
  effective_on date,
  actor text not null,
  payload json not null,
  correlation_id text,
  causation_id uuid,
  trace_parent text,
  primary key (partnership, position),
  unique (partnership, stream, version)
);
comment on column store.event.stream is 'The number of the stream.';
comment on column store.event.correlation_id is
  'Null where the request brought none: it is known by its command''s id then.';
comment on column store.event.payload is
  'Of type json, not jsonb: what was recorded is published byte for byte.';
-- Not unique by constraint, because it does not lead with the partnership; the head lock sees to it.
create index event_by_offset on store.event (global_offset);

create table store.idempotency (
  recorded_at timestamptz not null,
  command_id uuid not null,
  partnership integer not null,
  position integer not null,
  version integer not null,
  created boolean not null,
  actor text collate "C" not null,
  key text collate "C" not null,
  fingerprint text not null,
  primary key (partnership, actor, key)
);
comment on table store.idempotency is
  'What was answered to each idempotency key, for as long as somebody may ask again.';
create index idempotency_by_time on store.idempotency using brin (recorded_at);

create table store.directory (
  partnership integer not null,
  member text collate "C" not null,
  display_name text,
  primary key (partnership, member)
);
comment on table store.directory is
  'The names of members: the only place where they are kept, so that they can be erased (null).';

create table store.relay (
  only_one boolean primary key default true check (only_one),
  epoch bigint not null,
  holder text not null,
  lease_until timestamptz not null,
  published_offset bigint not null
);
comment on table store.relay is
  'How far the events are with Kafka, and which instance takes them there until when.';
insert into store.relay (epoch, holder, lease_until, published_offset)
values (0, 'nobody', '-infinity', 0);

-- Made here and nowhere written down: 244 random bits.
create table store.secret (
  only_one boolean primary key default true check (only_one),
  value bytea not null
);
comment on table store.secret is
  'What the codes of invitations are worked out from, so that none has to be kept.';
insert into store.secret (value)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create function store.invitation_secret()
returns bytea
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select value
  from store.secret
$$;

-- Events as people speak of them. Whoever asks sees what the tables show them.
create view store.recorded_event with (security_invoker = true) as
select p.code as partnership, e.position, e.global_offset, s.name as stream, e.version, e.type,
  e.recorded_at, e.effective_on, e.actor, e.command_id,
  coalesce(e.correlation_id, e.command_id::text) as correlation_id,
  e.causation_id, e.trace_parent, e.payload
from store.event e
join store.partnership p on p.number = e.partnership
join store.stream s on s.partnership = e.partnership and s.number = e.stream;

-- The owner's functions see everything; the service one partnership at a time; the relay what it
-- publishes.
do $$
declare
  name text;
begin
  foreach name in array array['global_head', 'partnership', 'stream', 'event', 'idempotency',
                              'directory', 'relay', 'secret']
  loop
    execute format('alter table store.%I enable row level security', name);
    execute format('alter table store.%I force row level security', name);
    execute format('create policy owner_all on store.%I to %I using (true) with check (true)',
                   name, current_user);
  end loop;
  create policy one_partnership on store.partnership for select to ragtime_command
    using (code = current_setting('ragtime.partnership', true));
  foreach name in array array['stream', 'event', 'idempotency', 'directory']
  loop
    -- The subquery does not depend on the row, so it is asked once a statement.
    execute format('create policy one_partnership on store.%I for select to ragtime_command '
                   'using (partnership = (select p.number from store.partnership p where '
                   'p.code = current_setting(''ragtime.partnership'', true)))', name);
  end loop;
  foreach name in array array['partnership', 'stream', 'event', 'idempotency', 'directory']
  loop
    execute format('grant select on store.%I to ragtime_command', name);
  end loop;
  foreach name in array array['global_head', 'partnership', 'stream', 'event', 'directory', 'relay']
  loop
    execute format('create policy relay_reads on store.%I for select to ragtime_relay '
                   'using (true)', name);
    execute format('grant select on store.%I to ragtime_relay', name);
  end loop;
end
$$;

revoke all on function store.invitation_secret from public;
grant execute on function store.invitation_secret to ragtime_command;
grant select on store.recorded_event to ragtime_command, ragtime_relay;
grant usage on schema store to ragtime_command, ragtime_relay;
