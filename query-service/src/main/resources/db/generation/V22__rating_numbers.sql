-- Numbers for texts, once more: a rating's area, cycle and actor are numbers of four bytes, and its
-- capability follows from its cell and its cycle. Answers tell their codes from memory, views for
-- reporting from the tables.

-- An instance of an earlier release names the columns that go, so it writes nothing from here on and
-- tries again until it is replaced. The views go with the table, and are made anew.
alter table rating_entry rename to worded_entry;
alter table worded_entry drop constraint rating_entry_pkey;
drop index rating_entry_in_force, rating_entry_of_review, rating_entry_withdrawn,
  rating_entry_of_correlation, rating_entry_of_area, rating_entry_of_actor, rating_entry_of_command;
drop trigger renew_spells on worded_entry;

-- A cycle by its number, and the code that a line has in a version: it never has two.
create unique index cycle_of_position on cycle (partnership, position);
create unique index capability_of_line on capability (partnership, checklist, version, line);

-- Nothing that a rating says is lost. It says its capability twice: by its code, and by the line of
-- its cell and the checklist of its cycle.
do
$check$
begin
  if exists
       (select
          from worded_entry r
          left join rated_subject s
            on s.partnership = r.partnership
           and s.cell = r.cell
           and s.area = r.area
          left join cycle c
            on c.partnership = r.partnership
           and c.cycle = r.cycle
          left join capability k
            on k.partnership = c.partnership
           and k.checklist = c.checklist
           and k.version = c.checklist_version
           and k.line = s.line
         where k.capability is distinct from r.capability) then
    raise exception 'A rating says another capability than its cell and its cycle';
  end if;
end
$check$;

create table rated_area (
  partnership text collate "C" not null,
  area text collate "C" not null,
  number integer not null check (number > 0),
  primary key (partnership, area),
  unique (partnership, number)
);
comment on table rated_area is
  'Numbers of the areas in the log of ratings: 1 for the partnership''s area that was rated first, and so on, so that they are the same in every generation.';
insert into rated_area (partnership, area, number)
select partnership, area, row_number() over (partition by partnership order by min(position))
  from worded_entry
 group by partnership, area;

create table rating_actor (
  partnership text collate "C" not null,
  actor text collate "C" not null,
  number integer not null check (number > 0),
  primary key (partnership, actor),
  unique (partnership, number)
);
comment on table rating_actor is
  'Numbers of the actors in the log of ratings, likewise: 1 for who rated first. An actor is a member''s handle, the operator or the platform.';
insert into rating_actor (partnership, actor, number)
select partnership, actor, row_number() over (partition by partnership order by min(position))
  from worded_entry
 group by partnership, actor;

select read.secure(numbers, 'select, insert'), read.watch(numbers, 'REFERENCE')
from unnest(array['rated_area', 'rating_actor']) numbers;

create table rating_entry (
  recorded_at timestamptz not null,
  command_id uuid not null,
  cell bigint not null,
  position integer not null,
  stretch integer not null generated always as (position >> 11) stored,
  effective_on date not null,
  area_number integer not null,
  cycle_position integer not null,
  actor_number integer not null,
  command_hash smallint not null
    generated always as ((uuid_hash(command_id) >> 16)::smallint) stored,
  on_behalf boolean not null,
  kind_letter "char" not null check (kind_letter in ('C', 'R', 'H', 'A', 'W')),
  rating_letter "char" check (rating_letter in ('R', 'A', 'G', 'N')),
  prior_letter "char" check (prior_letter in ('R', 'A', 'G', 'N')),
  reason_letter "char" check (reason_letter in ('I', 'D', 'C', 'R', 'S', 'F')),
  basis_letter "char" check (basis_letter in ('R', 'A', 'M', 'S', 'H')),
  partnership text collate "C" not null,
  rationale_seal text,
  evidence_seal text,
  correlation_id text,
  withdrawn bigint,
  kind text generated always as (
    case kind_letter
      when 'C' then 'CHANGED'
      when 'R' then 'RECONFIRMED'
      when 'H' then 'CHALLENGED'
      when 'A' then 'AGREED'
      when 'W' then 'WITHDRAWN'
    end) virtual,
  rating text generated always as (
    case rating_letter
      when 'R' then 'RED'
      when 'A' then 'AMBER'
      when 'G' then 'GREEN'
      when 'N' then 'NOT_APPLICABLE'
    end) virtual,
  rating_before text generated always as (
    case prior_letter
      when 'R' then 'RED'
      when 'A' then 'AMBER'
      when 'G' then 'GREEN'
      when 'N' then 'NOT_APPLICABLE'
    end) virtual,
  reason text generated always as (
    case reason_letter
      when 'I' then 'IMPROVEMENT'
      when 'D' then 'DECLINE'
      when 'C' then 'CORRECTION'
      when 'R' then 'REINTERPRETATION'
      when 'S' then 'STAFFING_CHANGE'
      when 'F' then 'FIRST_RATING'
    end) virtual,
  basis text generated always as (
    case basis_letter
      when 'R' then 'REVIEWER_ACCEPTED'
      when 'A' then 'AGENCY_ACCEPTED'
      when 'M' then 'MODERATED'
      when 'S' then 'STATED'
      when 'H' then 'HISTORIC'
    end) virtual,
  stage text generated always as (
    case kind_letter
      when 'H' then 'CHALLENGED'
      when 'A' then 'AGREED'
      else 'SELF'
    end) virtual,
  constraint not_of_the_future
    check (effective_on <= (recorded_at at time zone 'Europe/London')::date + 1),
  constraint rating_unless_withdrawn check ((kind_letter = 'W') = (rating_letter is null)),
  constraint withdraws_an_entry check ((kind_letter = 'W') = (withdrawn is not null)),
  constraint basis_of_an_agreement check ((kind_letter = 'A') = (basis_letter is not null))
);
insert into rating_entry (recorded_at, command_id, cell, position, effective_on, area_number,
  cycle_position, actor_number, on_behalf, kind_letter, rating_letter, prior_letter, reason_letter,
  basis_letter, partnership, rationale_seal, evidence_seal, correlation_id, withdrawn)
select r.recorded_at, r.command_id, r.cell, r.position, r.effective_on, a.number, c.position,
       b.number, r.on_behalf, r.kind_letter, r.rating_letter, r.prior_letter, r.reason_letter,
       r.basis_letter, r.partnership, r.rationale_seal, r.evidence_seal, r.correlation_id,
       r.withdrawn
  from worded_entry r
  join cycle c using (partnership, cycle)
  join rated_area a using (partnership, area)
  join rating_actor b using (partnership, actor);
drop table worded_entry cascade;

-- The planner learns what there is of them before it next counts.
alter table rating_entry
  alter column stretch set (n_distinct = -0.0005),
  alter column command_hash set (n_distinct = 65536);
-- It grows at the end of each partnership alone, so that room between its keys would stay empty.
alter table rating_entry add primary key (partnership, position) with (fillfactor = 100);
create index rating_entry_in_force
  on rating_entry (cell, effective_on desc, position desc);
create index rating_entry_of_review
  on rating_entry (cell, effective_on desc, position desc)
  where kind_letter in ('H', 'A');
create index rating_entry_withdrawn
  on rating_entry (partnership, withdrawn) where withdrawn is not null;
create index rating_entry_of_area on rating_entry (partnership, area_number, stretch);
create index rating_entry_of_actor on rating_entry (partnership, actor_number, stretch);
create index rating_entry_of_correlation
  on rating_entry (partnership, correlation_id) where correlation_id is not null;
create index rating_entry_of_command
  on rating_entry (command_hash) where correlation_id is null;
select read.secure('rating_entry', 'select, insert');

comment on table rating_entry is
  'Every time somebody gave a rating or looked at one again: the log that all profiles are folded from.';
comment on constraint not_of_the_future on rating_entry is
  'No rating is recorded before it is true (one day is for clocks that differ). So of what was known at an instant nothing is true from later than the day after, and that is as far as one has to look.';
comment on column rating_entry.position is
  'As everywhere, but in four bytes: a partnership has at most two thousand million events.';
comment on column rating_entry.cell is
  'Number of area, agency and line; they are in rated_subject. The capability is the one that the line has in the checklist version of the cycle.';
comment on column rating_entry.command_hash is
  'One of 65,536 values that follows from the command''s id. Entries of one value share a key in the index, which takes a quarter of one of ids.';
comment on column rating_entry.area_number is
  'Of the cell''s area, by rated_area; here for the index of areas alone.';
comment on column rating_entry.cycle_position is
  'The cycle, by the position at which it was scheduled: that of its row in cycle.';
comment on column rating_entry.actor_number is 'Who rated, by rating_actor.';
comment on column rating_entry.stretch is
  'Number of the 2,048 positions among which the entry is. Stored, as command_hash is: an index of an expression serves no query behind row-level security unless its functions are leakproof. An index of stretches is a sixth of one of positions, since entries of one area in one stretch share their key.';
comment on column rating_entry.kind_letter is
  'The kind, of which kind is the word. Virtual columns have no statistics and serve no index, so conditions name the letter.';
comment on column rating_entry.rating_before is
  'The rating that the entry replaces, confirms, challenges or withdraws.';
comment on column rating_entry.rating is
  'The rating that the entry gives; null where it withdraws another, for what is in force then depends on the day.';
comment on column rating_entry.basis is 'Ground of an agreement.';
comment on column rating_entry.withdrawn is
  'The position of the entry that this one withdraws. From this one''s recording on, that one counts no more.';
comment on column rating_entry.rationale_seal is
  'Commits to the rationale, to the remark of a reconfirmation, or to the reason of a withdrawal; null where there is none.';
comment on column rating_entry.evidence_seal is 'Likewise, to the evidence.';
comment on column rating_entry.correlation_id is 'Null where it is the command''s id.';

create trigger renew_spells after insert on rating_entry
  referencing new table as added
  for each statement execute function renew_spells();
