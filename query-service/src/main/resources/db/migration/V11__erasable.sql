-- Names, sign-ins and texts: what the seals in events commit to. They belong to no generation, so
-- that a rebuild neither loses nor revives any, and no generation holds anything erasable.
create schema erasable;
grant usage on schema erasable to ${service}, ${projector};

create table erasable.person (
  partnership text collate "C" not null,
  member text collate "C" not null,
  position bigint not null check (position > 0),
  code text collate "C" not null,
  name text not null,
  person_key text not null,
  lookup text collate "C",
  identity_key text,
  primary key (partnership, member, position),
  check ((lookup is null) = (identity_key is null))
);
create index person_of_code on erasable.person (partnership, code);
create index person_of_lookup on erasable.person (lookup, partnership);
comment on table erasable.person is
  'Openings of persons, as the directory tells them. One that is early stands beside the one that holds; a reader shows the one that fits the seals of its generation.';
comment on column erasable.person.member is 'The handle, as in events.';
comment on column erasable.person.position is 'Of the last event with a seal of this person.';

create table erasable.text (
  partnership text collate "C" not null,
  position bigint not null check (position > 0),
  field text collate "C" not null,
  key text not null,
  text text not null,
  primary key (partnership, position, field)
);
comment on table erasable.text is
  'Openings of texts, by the position and the field of the seal. One may be here before its event.';

-- Statistics would keep samples of the values after the rows are gone.
alter table erasable.person
  alter column code set statistics 0,
  alter column name set statistics 0,
  alter column person_key set statistics 0,
  alter column lookup set statistics 0,
  alter column identity_key set statistics 0;
alter table erasable.text
  alter column key set statistics 0,
  alter column text set statistics 0;

create table erasable.erased_person (
  partnership text collate "C" not null,
  member text collate "C" not null,
  primary key (partnership, member)
);
comment on table erasable.erased_person is 'Handles that take no opening any more.';

create table erasable.erased_text (
  partnership text collate "C" not null,
  position bigint not null,
  field text collate "C" not null,
  primary key (partnership, position, field)
);
comment on table erasable.erased_text is 'Places that take no opening any more.';

create table erasable.erasure (
  partnership text collate "C" not null,
  position bigint not null,
  deleted_by xid8 not null default pg_current_xact_id(),
  cleared_at timestamptz,
  published_at timestamptz,
  primary key (partnership, position)
);
create index erasure_to_publish on erasable.erasure (partnership) where published_at is null;
comment on table erasable.erasure is
  'Events that erased something: by which transaction their rows were deleted, and since when the files hold none of them.';

create table erasable.misfit (
  partnership text collate "C" not null,
  subject text collate "C" not null,
  found_at timestamptz not null default now(),
  primary key (partnership, subject)
);
comment on table erasable.misfit is
  'Openings that do not fit their seals and are shown to nobody, and nothing of what they say.';
comment on column erasable.misfit.subject is
  'person/ and the handle, or text/ and the position and field of the seal.';

create table erasable.partnership_lock (
  partnership text collate "C" primary key
);
comment on table erasable.partnership_lock is
  'Openings, erasures and the events they belong to come to different instances: whoever writes openings of a partnership, or what they have to fit, locks its row until the commit.';

set local search_path to erasable, read;
select read.secure(opening, 'select, insert, update, delete')
from unnest(array['person', 'text', 'misfit']) opening;
select read.secure(place, 'select, insert')
from unnest(array['erased_person', 'erased_text']) place;
select read.secure('erasure', 'select, insert');
select read.secure('partnership_lock', 'select, insert, update');

-- Somebody who signs in finds their own rows by ragtime.identity. Housekeeping sees which erasures
-- are still to be cleared and which openings do not fit, and nothing of what was written.
create policy own_identity on person for select to ${service}
  using (lookup = (select current_setting('ragtime.identity', true)));
create policy housekeeping on misfit for select to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
create policy housekeeping on erasure to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
grant update (cleared_at, published_at) on erasure to ${service};

-- A deleted row stays in its file until the file is written anew, which no schedule of the database
-- does: the service asks for it after an erasure.
grant maintain on person, text, erasure to ${service};
set local search_path to read;

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
  oldest_release := 5;
  return next;
end
$function$;
