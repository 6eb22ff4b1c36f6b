-- The event store. Everything here belongs to the role that runs this; the service's roles own
-- nothing, and row-level security is forced, so that it holds for the owner's functions too.

create table store.global_head (
  only_one boolean primary key default true check (only_one),
  last_offset bigint not null,
  last_recorded_at timestamptz not null
);
comment on table store.global_head is
  'Whoever appends locks this row: offsets and positions are gapless and in commit order.';
insert into store.global_head (last_offset, last_recorded_at) values (0, '-infinity');

create table store.partnership_head (
  partnership text primary key,
  position bigint not null
);

create table store.stream_head (
  partnership text not null,
  stream text not null,
  version bigint not null,
  position bigint not null,
  primary key (partnership, stream)
);
comment on column store.stream_head.position is 'Of the last event of the stream.';

create table store.event (
  partnership text not null,
  position bigint not null,
  global_offset bigint not null,
  version bigint not null,
  recorded_at timestamptz not null,
  event_id uuid not null,
  command_id uuid not null,
  causation_id uuid,
  effective_on date,
  revision smallint not null,
  type text not null,
  stream text not null,
  actor text not null,
  correlation_id text not null,
  trace_parent text,
  payload json not null,
  primary key (partnership, position),
  unique (partnership, stream, version)
);
comment on column store.event.payload is
  'Of type json, not jsonb: what was recorded is published byte for byte.';
-- Not unique by constraint, because it does not lead with the partnership; the head lock sees to it.
create index event_by_offset on store.event (global_offset);

create table store.idempotency (
  partnership text not null,
  actor text not null,
  key text not null,
  fingerprint text not null,
  command_id uuid not null,
  position bigint not null,
  version bigint not null,
  created boolean not null,
  recorded_at timestamptz not null,
  primary key (partnership, actor, key)
);

create table store.directory (
  partnership text not null,
  member text not null,
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

-- The owner's functions see everything; the service one partnership at a time; the relay what it
-- publishes.
do $$
declare
  name text;
begin
  foreach name in array array['global_head', 'partnership_head', 'stream_head', 'event',
                              'idempotency', 'directory', 'relay']
  loop
    execute format('alter table store.%I enable row level security', name);
    execute format('alter table store.%I force row level security', name);
    execute format('create policy owner_all on store.%I to %I using (true) with check (true)',
                   name, current_user);
  end loop;
  foreach name in array array['stream_head', 'event', 'idempotency', 'directory']
  loop
    execute format('create policy one_partnership on store.%I for select to ragtime_command '
                   'using (partnership = current_setting(''ragtime.partnership'', true))', name);
    execute format('grant select on store.%I to ragtime_command', name);
  end loop;
  foreach name in array array['global_head', 'event', 'directory', 'relay']
  loop
    execute format('create policy relay_reads on store.%I for select to ragtime_relay '
                   'using (true)', name);
    execute format('grant select on store.%I to ragtime_relay', name);
  end loop;
end
$$;

grant usage on schema store to ragtime_command, ragtime_relay;
