-- After a copy of all ratings: one pass over entries in the order of their cells, instead of a look
-- into the log and the table for each cell. Cells are divided into parts, which are filled at the
-- same time.
create function all_spells(part integer, parts integer)
  returns setof rating_spell
  language plpgsql
  stable
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
declare
  spell rating_spell;
  told record;
begin
  for told in
    select r.partnership, r.cell, r.effective_on as day,
           max(greatest(r.recorded_at, w.recorded_at)) as known_since,
           (array_agg(r.rating_letter order by r.position desc)
             filter (where w.recorded_at is null))[1] as rating
      from rating_entry r
      left join
        (select t.partnership, t.withdrawn as position, min(t.recorded_at) as recorded_at
           from rating_entry t
          where t.withdrawn is not null
          group by t.partnership, t.withdrawn) w
        on w.partnership = r.partnership
       and w.position = r.position
     where r.kind_letter in ('C', 'R', 'A')
       and r.cell % parts = part
     group by r.cell, r.partnership, r.effective_on
     order by r.cell, r.partnership, r.effective_on
  loop
    if spell.cell is distinct from told.cell or spell.partnership <> told.partnership then
      spell := null;
      spell.partnership := told.partnership;
      spell.cell := told.cell;
      spell.since := '-infinity';
      spell.known_since := '-infinity';
      spell.red_days := 0;
      spell.turns := 0;
      spell.rating := '-';
      spell.heading := '-';
      spell.degree := '-';
    end if;
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
comment on function all_spells is
  'The spells of all cells of a part, by the same rule as spells_after_last.';

create function fill_spells(part integer, parts integer) returns void
  language sql
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
  insert into rating_spell
  select *
    from all_spells(part, parts);
$function$;
comment on function fill_spells(integer, integer) is
  'Makes the spells of a part of the cells, of which there are none yet, from all entries.';

create or replace function fill_spells() returns void
  language plpgsql
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
begin
  truncate rating_spell;
  perform fill_spells(0, 1);
end
$function$;
