-- What query-service answers from. All of it can be thrown away and projected again.
--
-- Most tables are logs: a row for what an event said, added once and never changed, so that
-- 'known at' is a condition on recorded_at and not a second model. Their rows are keyed by
-- (partnership, position), which also makes it impossible to project an event twice.
-- The partnership leads every key; it is the distribution key when one PostgreSQL is outgrown.
-- Codes are compared byte by byte, whatever language the database speaks.

create table kafka_offset (
  topic text not null,
  partition integer not null,
  topic_id uuid not null,
  next_offset bigint not null check (next_offset >= 0),
  epoch bigint not null,
  primary key (topic, partition)
);
comment on table kafka_offset is 'How far each partition is projected. It moves in the transaction that wrote the rows.';
comment on column kafka_offset.topic_id is 'Kafka''s id of the topic that the offset is of: one that was made anew is read from its beginning.';
comment on column kafka_offset.epoch is 'Goes up with each assignment: who was assigned earlier can move nothing any more.';

create table applied_position (
  partnership text collate "C" primary key,
  position bigint not null check (position > 0),
  recorded_at timestamptz not null
);
comment on table applied_position is 'Events 1 to position of the partnership are in the read models, and no others.';

create table parked_partnership (
  partnership text collate "C" primary key,
  position bigint not null,
  event_id text,
  event_type text,
  kind text not null check (kind in ('HOLE', 'POISON', 'UNKNOWN_TYPE')),
  reason text not null,
  topic text not null,
  partition integer not null,
  kafka_offset bigint not null,
  parked_at timestamptz not null
);
comment on table parked_partnership is 'Partnerships whose log could not be followed beyond the position before this one, and why.';

create table event_log (
  partnership text collate "C" not null,
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
  primary key (partnership, position)
);
-- Each event is in one of these: the command's id is not kept twice.
create index event_log_of_correlation
  on event_log (partnership, correlation_id) where correlation_id is not null;
create index event_log_of_command
  on event_log (partnership, command_id) where correlation_id is null;
comment on column event_log.correlation_id is 'Null where it is the command''s id.';
comment on column event_log.data is 'The JSON exactly as it was published.';

create table time_mark (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  primary key (partnership, position)
);
create index time_mark_by_time on time_mark (partnership, recorded_at, position);
comment on table time_mark is
  'Every so many events, when it was. Time never runs back along the positions, so from here to a moment it is not far.';

create table partnership (
  partnership text collate "C" primary key,
  name text not null,
  position bigint not null
);

create table area_revision (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  area text collate "C" not null,
  name text not null,
  gss_code text,
  primary key (partnership, position)
);
create index area_revision_of_area on area_revision (partnership, area, position desc);

create table agency_revision (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  agency text collate "C" not null,
  name text not null,
  sector text not null,
  areas text[] collate "C" not null,
  ods_code text,
  primary key (partnership, position)
);
create index agency_revision_of_agency on agency_revision (partnership, agency, position desc);

create table checklist_version (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  checklist text collate "C" not null,
  version integer not null,
  title text not null,
  primary key (partnership, checklist, version)
);

create table capability (
  partnership text collate "C" not null,
  checklist text collate "C" not null,
  version integer not null,
  place integer not null,
  capability text collate "C" not null,
  title text not null,
  section text not null,
  guidance text not null,
  red text not null,
  amber text not null,
  green text not null,
  origin_kind text not null check (origin_kind in ('SAME', 'REWORDED', 'SPLIT', 'MERGED', 'NEW')),
  origin_codes text[] collate "C" not null,
  line bigint not null,
  primary key (partnership, checklist, version, capability)
);
comment on column capability.place is 'Where it stands in its checklist, from 1.';
comment on column capability.origin_kind is
  'How it carries on what came before, whether the version says so or leaves it to the codes.';
comment on column capability.line is
  'A number for the line that it is on, through the versions in which it stays the same. No two lines of a partnership share one.';

create table capability_line (
  partnership text collate "C" not null,
  checklist text collate "C" not null,
  version integer not null,
  capability text collate "C" not null,
  path integer not null,
  depth integer not null,
  line bigint not null,
  primary key (partnership, checklist, version, capability, path, depth)
);
comment on table capability_line is
  'The lines that a capability is seen by: its own first (depth 0), then what it carries on. Along a path the nearest line that has a rating speaks; where there are several paths, all have to say the same.';

create table cycle (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  checklist text collate "C" not null,
  checklist_version integer not null,
  historic boolean not null,
  primary key (partnership, cycle)
);
comment on table cycle is 'What never changes about a cycle.';

create table cycle_revision (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  name text not null,
  opens_on date not null,
  cut_off timestamptz not null,
  primary key (partnership, cycle, position)
);

create table cycle_closure (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  primary key (partnership, cycle)
);

create table member (
  partnership text collate "C" not null,
  member text collate "C" not null,
  identity text not null,
  roles text[] not null,
  agencies text[] not null,
  position bigint not null,
  primary key (partnership, member)
);
create index member_of_identity on member (identity, partnership);
comment on column member.identity is 'SHA-256 of issuer and subject: matches a token without saying who it is.';

create table member_since (
  partnership text collate "C" not null,
  member text collate "C" not null,
  since timestamptz not null,
  primary key (partnership, member)
);
comment on table member_since is 'When each member was enrolled, the last time.';

create table member_leave (
  partnership text collate "C" not null,
  member text collate "C" not null,
  leaves_on date not null,
  primary key (partnership, member)
);
comment on column member_leave.leaves_on is
  'The first day, in London, on which they are a member no more. No row: they stay.';

create table invitation (
  partnership text collate "C" not null,
  member text collate "C" not null,
  roles text[] not null,
  agencies text[] not null,
  expires_on date not null,
  primary key (partnership, member)
);
comment on table invitation is 'Those that nobody has accepted; no code, and nothing made of it.';

create table member_name (
  partnership text collate "C" not null,
  member text collate "C" not null,
  display_name text not null,
  primary key (partnership, member)
);
comment on table member_name is 'Personal data, erased by deletion. An absent name is an erased one.';

create table rating_entry (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  capability text collate "C" not null,
  cell bigint not null,
  line bigint not null,
  cycle text collate "C" not null,
  kind text not null check (kind in ('CHANGED', 'RECONFIRMED')),
  rating_before text check (rating_before in ('RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE')),
  rating text not null check (rating in ('RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE')),
  stage text not null check (stage in ('SELF', 'CHALLENGED', 'AGREED')),
  reason text,
  rationale text,
  evidence text,
  effective_on date not null,
  on_behalf boolean not null,
  actor text collate "C" not null,
  primary key (partnership, position),
  constraint not_of_the_future
    check (effective_on <= (recorded_at at time zone 'Europe/London')::date + 1)
);
comment on constraint not_of_the_future on rating_entry is
  'No rating is recorded before it is true (one day is for clocks that differ). So of what was known at an instant nothing is true from later than the day after, and that is as far as one has to look.';
create index rating_entry_in_force
  on rating_entry (partnership, cell, effective_on desc, position desc);
-- For the audit, whose pages are in the order of positions. What is neither rare nor of one time is
-- found by going along the positions, and what is of few cells by these; each index is paid for by
-- every event.
create index rating_entry_of_area on rating_entry (partnership, area, position);
create index rating_entry_of_actor on rating_entry (partnership, actor, position);
comment on table rating_entry is 'Every time somebody gave a rating or looked at one again: the log that all profiles are folded from.';
comment on column rating_entry.cell is
  'A number for area, agency and line, so that a look into the index compares one number and not three names. Whoever looks compares the names as well: numbers may be alike by chance.';
comment on column rating_entry.capability is 'The code that it had in the checklist version of the cycle.';
comment on column rating_entry.line is
  'The line that the capability was on: of a checklist, as far as it stays the same.';
comment on column rating_entry.rationale is 'Free text that may name somebody. Never logged.';
comment on column rating_entry.evidence is 'JSON array of title and url; null where there is none.';

create table rated_subject (
  partnership text collate "C" not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  line bigint not null,
  cell bigint not null,
  primary key (partnership, area, agency, line)
);
comment on table rated_subject is 'What has ever been rated: the cells in which to look for the entry in force, however long the log is.';
