-- Movement over any span: what happened between two days is the difference of two rows.
create table rating_spell (
  partnership text collate "C" not null,
  cell bigint not null,
  since date not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  line bigint not null,
  rating text not null check (rating in ('RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE')),
  rating_before text check (rating_before in ('RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE')),
  red_days integer not null check (red_days >= 0),
  turns integer not null check (turns >= 0),
  direction smallint not null check (direction between -1 and 1),
  heading smallint not null check (heading between -1 and 1),
  degree smallint not null check (degree between 0 and 3),
  known_since timestamptz not null,
  primary key (partnership, cell, since, area, agency, line),
  check (rating is distinct from rating_before)
);
comment on table rating_spell is
  'Days on end with one standing rating in a cell, as known now, with sums of all that came before. What was withdrawn is left out.';
comment on column rating_spell.since is
  'The first of the days. The spell lasts until the next one of the cell begins.';
comment on column rating_spell.red_days is 'Number of days before this spell that were Red.';
comment on column rating_spell.direction is
  'Whether the spell is better (1) or worse (-1) than the last one on the scale; 0 for neither.';
comment on column rating_spell.heading is
  'The last direction other than 0, this spell''s included; 0 for none.';
comment on column rating_spell.turns is
  'Number of times that the direction was another than the one before, this spell''s included.';
comment on column rating_spell.degree is
  'Last rating on the scale, this spell''s included: 1 for Red, 2 for Amber, 3 for Green, 0 for none.';
comment on column rating_spell.known_since is
  'When the last entry or withdrawal was recorded that is about this day or an earlier one: what was known from then on is what is known now.';
select read.secure('rating_spell', 'select, insert, delete');

create function spells_after_last(
    its_partnership text, its_cell bigint, its_area text, its_agency text, its_line bigint)
  returns setof rating_spell
  language plpgsql
  stable
  set search_path = ${flyway:defaultSchema}, pg_temp
  set enable_seqscan = off
as
$function$
declare
  spell rating_spell;
  told record;
  degree_told smallint;
begin
  select s.*
    into spell
    from rating_spell s
   where s.partnership = its_partnership
     and s.cell = its_cell
     and s.area = its_area
     and s.agency = its_agency
     and s.line = its_line
   order by s.since desc
   limit 1;
  if not found then
    spell := row(its_partnership, its_cell, '-infinity'::date, its_area, its_agency, its_line,
                 null, null, 0, 0, 0, 0, 0, '-infinity'::timestamptz);
  end if;
  for told in
    select r.effective_on as day, max(greatest(r.recorded_at, w.recorded_at)) as known_since,
           (array_agg(r.rating order by r.position desc)
             filter (where w.recorded_at is null))[1] as rating
      from rating_entry r
      left join lateral
        (select min(t.recorded_at) as recorded_at
           from rating_entry t
          where t.partnership = its_partnership
            and t.withdrawn = r.position) w on true
     where r.partnership = its_partnership
       and r.cell = its_cell
       and r.area = its_area
       and r.agency = its_agency
       and r.line = its_line
       and r.effective_on > spell.since
       and r.kind in ('CHANGED', 'RECONFIRMED', 'AGREED')
     group by r.effective_on
     order by r.effective_on
  loop
    spell.known_since := greatest(spell.known_since, told.known_since);
    if told.rating is null or told.rating is not distinct from spell.rating then
      continue;
    end if;
    if spell.rating = 'RED' then
      spell.red_days := spell.red_days + (told.day - spell.since);
    end if;
    degree_told := case told.rating when 'RED' then 1 when 'AMBER' then 2 when 'GREEN' then 3 else 0 end;
    spell.direction := 0;
    if degree_told > 0 then
      if spell.degree > 0 then
        spell.direction := sign(degree_told - spell.degree);
      end if;
      spell.degree := degree_told;
    end if;
    if spell.direction <> 0 then
      if spell.heading = -spell.direction then
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

-- A trigger, so that an instance of any release, a migration and a rebuild do so alike. An entry of
-- an earlier day than others of its cell renews what follows in that cell, and nothing else.
create function renew_spells() returns trigger
  language plpgsql
  set search_path = ${flyway:defaultSchema}, pg_temp
  set enable_seqscan = off
as
$function$
declare
  touched record;
begin
  if current_setting('ragtime.copies_rows', true) = 'on' then
    return null;
  end if;
  for touched in
    select t.partnership, t.cell, t.area, t.agency, t.line, min(t.day) as day
      from (select a.partnership, a.cell, a.area, a.agency, a.line, a.effective_on as day, a.rating
              from added a
             where a.kind in ('CHANGED', 'RECONFIRMED', 'AGREED')
            union all
            select r.partnership, r.cell, r.area, r.agency, r.line, r.effective_on, null
              from added a
              join rating_entry r on r.partnership = a.partnership and r.position = a.withdrawn
             where a.withdrawn is not null) t
      left join lateral
        (select s.since, s.rating
           from rating_spell s
          where s.partnership = t.partnership
            and s.cell = t.cell
            and s.area = t.area
            and s.agency = t.agency
            and s.line = t.line
          order by s.since desc
          limit 1) last on true
     group by t.partnership, t.cell, t.area, t.agency, t.line
    -- The last spell goes on.
    having not bool_and(coalesce(t.rating = last.rating and t.day > last.since, false))
  loop
    delete from rating_spell s
     where s.partnership = touched.partnership
       and s.cell = touched.cell
       and s.area = touched.area
       and s.agency = touched.agency
       and s.line = touched.line
       and s.since >= touched.day;
    insert into rating_spell
    select *
      from spells_after_last(
        touched.partnership, touched.cell, touched.area, touched.agency, touched.line);
  end loop;
  return null;
end
$function$;
comment on function renew_spells is
  'Keeps the spells of the cells whose entries are added. Does nothing where a transaction that copies all rows of a partnership has set ragtime.copies_rows.';

create function fill_spells() returns void
  language plpgsql
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
begin
  truncate rating_spell;
  insert into rating_spell
  select s.*
    from (select distinct r.partnership, r.cell, r.area, r.agency, r.line
            from rating_entry r
           order by r.partnership, r.cell) c
   cross join lateral spells_after_last(c.partnership, c.cell, c.area, c.agency, c.line) s;
end
$function$;
comment on function fill_spells is 'Makes all spells anew, from all entries.';

select fill_spells();

create trigger renew_spells after insert on rating_entry
  referencing new table as added
  for each statement execute function renew_spells();
