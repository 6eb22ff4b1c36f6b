-- Narrow keys for the log of ratings: a cell's number says by itself whose it is, a position takes
-- four bytes, and commands are found by a hash of two. Readers compare the partnership, and the
-- command's id, in the rows.

-- An instance of an earlier release would give cells numbers of the former kind. It names a column
-- that has another name from here on, so it writes nothing and tries again until it is replaced.
-- The views go with the tables, and are made anew.
alter table rating_entry rename to wide_entry;
alter table wide_entry drop constraint rating_entry_pkey;
drop index rating_entry_in_force, rating_entry_of_review, rating_entry_withdrawn,
  rating_entry_of_correlation, rating_entry_of_area, rating_entry_of_actor, rating_entry_of_command;
drop trigger renew_spells on wide_entry;

-- Two partnerships may have the same numbers, because hashes may be the same; that costs a look at
-- the other's row.
create function numbered_cell(its_partnership text, number bigint) returns bigint
  language sql
  immutable
return ((crc32(convert_to(its_partnership, 'UTF8')) & 2147483647) << 32) | number;

create temporary table numbered_subject on commit drop as
select *
  from rated_subject;
create temporary table numbered_reviewed on commit drop as
select *
  from reviewed_subject;
drop table rated_subject, reviewed_subject cascade;

create table rated_subject (
  partnership text collate "C" not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  line bigint not null,
  cell bigint not null check (cell > 0),
  primary key (partnership, area, agency, line)
);
comment on table rated_subject is
  'What has ever been rated: the cells in which to look for the entry in force, however long the log is.';
comment on column rated_subject.cell is
  'The cell''s number: above, in 31 bits, a hash of the partnership, so that indexes of cells need not name it; below, in 32 bits, 1 for the partnership''s cell that was rated first, and so on. It is the same in every generation.';
insert into rated_subject (partnership, area, agency, line, cell)
select partnership, area, agency, line, numbered_cell(partnership, cell)
  from numbered_subject;
create unique index rated_subject_of_cell on rated_subject (partnership, cell);
select read.secure('rated_subject', 'select, insert, update');

create table reviewed_subject (
  partnership text collate "C" not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  line bigint not null,
  cell bigint not null,
  primary key (partnership, area, agency, line)
);
comment on table reviewed_subject is
  'Cells that were ever challenged or agreed: those whose reviews are read, and none in a partnership without reviews.';
insert into reviewed_subject (partnership, area, agency, line, cell)
select partnership, area, agency, line, numbered_cell(partnership, cell)
  from numbered_reviewed;
select read.secure('reviewed_subject', 'select, insert, update');

create table rating_entry (
  recorded_at timestamptz not null,
  command_id uuid not null,
  cell bigint not null,
  position integer not null,
  stretch integer not null generated always as (position >> 11) stored,
  effective_on date not null,
  command_hash smallint not null
    generated always as ((uuid_hash(command_id) >> 16)::smallint) stored,
  on_behalf boolean not null,
  kind_letter "char" not null check (kind_letter in ('C', 'R', 'H', 'A', 'W')),
  rating_letter "char" check (rating_letter in ('R', 'A', 'G', 'N')),
  prior_letter "char" check (prior_letter in ('R', 'A', 'G', 'N')),
  reason_letter "char" check (reason_letter in ('I', 'D', 'C', 'R', 'S', 'F')),
  basis_letter "char" check (basis_letter in ('R', 'A', 'M', 'S', 'H')),
  partnership text collate "C" not null,
  area text collate "C" not null,
  capability text collate "C" not null,
  cycle text collate "C" not null,
  actor text collate "C" not null,
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
insert into rating_entry (recorded_at, command_id, cell, position, effective_on, on_behalf,
  kind_letter, rating_letter, prior_letter, reason_letter, basis_letter, partnership, area,
  capability, cycle, actor, rationale_seal, evidence_seal, correlation_id, withdrawn)
select recorded_at, command_id, numbered_cell(partnership, cell), position, effective_on,
       on_behalf, kind_letter, rating_letter, before_letter, reason_letter, basis_letter,
       partnership, area, capability, cycle, actor, rationale_seal, evidence_seal, correlation_id,
       withdrawn
  from wide_entry;
drop table wide_entry cascade;
drop function numbered_cell;

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
create index rating_entry_of_area on rating_entry (partnership, area, stretch);
create index rating_entry_of_actor on rating_entry (partnership, actor, stretch);
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
comment on column rating_entry.cell is 'Number of area, agency and line; they are in rated_subject.';
comment on column rating_entry.command_hash is
  'One of 65,536 values that follows from the command''s id. Entries of one value share a key in the index, which takes a quarter of one of ids.';
comment on column rating_entry.area is 'Of the cell; here for the index of areas alone.';
comment on column rating_entry.stretch is
  'Number of the 2,048 positions among which the entry is. An index of stretches is a sixth of one of positions, since entries of one area in one stretch share their key.';
comment on column rating_entry.kind_letter is
  'The kind, of which kind is the word. Virtual columns have no statistics and serve no index, so conditions name the letter.';
comment on column rating_entry.capability is 'The code that it had in the checklist version of the cycle.';
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

truncate rating_spell;
drop index rating_spell_of_cell;
alter table rating_spell
  alter column cell type bigint,
  alter column turns type smallint;
create index rating_spell_of_cell on rating_spell (cell, since);

drop function spells_after_last(text, integer);
-- Of a partnership that came after the last analyze the planner expects a row or two, so that any
-- index which begins with the partnership seems as good as that of cells. Only the index of cells
-- spares a sort.
create function spells_after_last(its_partnership text, its_cell bigint)
  returns setof rating_spell
  language plpgsql
  stable
  set search_path = ${flyway:defaultSchema}, pg_temp
  set enable_seqscan = off
  set enable_sort = off
as
$function$
declare
  spell rating_spell;
  told record;
begin
  select s.*
    into spell
    from rating_spell s
   where s.partnership = its_partnership
     and s.cell = its_cell
   order by s.since desc
   limit 1;
  if not found then
    spell.partnership := its_partnership;
    spell.cell := its_cell;
    spell.since := '-infinity';
    spell.known_since := '-infinity';
    spell.red_days := 0;
    spell.turns := 0;
    spell.rating := '-';
    spell.heading := '-';
    spell.degree := '-';
  end if;
  for told in
    select r.effective_on as day, max(greatest(r.recorded_at, w.recorded_at)) as known_since,
           (array_agg(r.rating_letter order by r.position desc)
             filter (where w.recorded_at is null))[1] as rating
      from rating_entry r
      left join lateral
        (select min(t.recorded_at) as recorded_at
           from rating_entry t
          where t.partnership = its_partnership
            and t.withdrawn = r.position) w on true
     where r.partnership = its_partnership
       and r.cell = its_cell
       and r.effective_on > spell.since
       and r.kind_letter in ('C', 'R', 'A')
     group by r.effective_on
     order by r.effective_on
  loop
    spell.known_since := greatest(spell.known_since, told.known_since);
    if told.rating is null or told.rating = spell.rating then
      continue;
    end if;
    if spell.rating = 'R' then
      spell.red_days := spell.red_days + (told.day - spell.since);
    end if;
    spell.direction := '-';
    if told.rating <> 'N' then
      if spell.degree <> '-' and told.rating <> spell.degree then
        spell.direction :=
          case when told.rating = 'G' or spell.degree = 'R' then 'B' else 'W' end;
      end if;
      spell.degree := told.rating;
    end if;
    if spell.direction <> '-' then
      if spell.heading <> '-' and spell.heading <> spell.direction then
        spell.turns := spell.turns + 1;
      end if;
      spell.heading := spell.direction;
    end if;
    spell.rating_before := spell.rating;
    spell.rating := told.rating;
    spell.since := told.day;
    return next spell;
  end loop;
end
$function$;
comment on function spells_after_last is
  'The spells of a cell that follow the last one of it in the table, all of them if it has none.';

select fill_spells();

create trigger renew_spells after insert on rating_entry
  referencing new table as added
  for each statement execute function renew_spells();
