-- The spells of a cell, 32 to a row. One to a row, each took as much for the row's head, its cell,
-- its partnership and its place in the index as for what it says.
drop trigger renew_spells on rating_entry;
drop function renew_spells(), fill_spells(), fill_spells(integer, integer),
  all_spells(integer, integer), spells_after_last(text, bigint);
drop table rating_spell;

create table rating_spell_page (
  known_since timestamptz[] not null,
  cell bigint not null,
  first date not null generated always as (since[1]) stored,
  last date not null generated always as (since[cardinality(since)]) stored,
  since date[] not null check (cardinality(since) between 1 and 32),
  red_days integer[] not null check (cardinality(red_days) = cardinality(since)),
  turns smallint[] not null check (cardinality(turns) = cardinality(since)),
  rating_before text not null check (rating_before in ('R', 'A', 'G', 'N', '-')),
  heading_before text not null check (heading_before in ('B', 'W', '-')),
  degree_before text not null check (degree_before in ('R', 'A', 'G', '-')),
  ratings text not null check (ratings ~ '^[RAGN]+$' and length(ratings) = cardinality(since)),
  directions text not null
    check (directions ~ '^[BW-]+$' and length(directions) = cardinality(since)),
  partnership text collate "C" not null,
  check (cardinality(known_since) = cardinality(since))
)
-- Room for a row that grows by a spell, so that the index need not learn of it.
with (fillfactor = 90);
comment on table rating_spell_page is
  'Spells of a cell in the order of their days: those of the first page are its first 32, and so on, so that the pages follow from the spells alone. rating_spell has them one by one, and says what a spell is.';
comment on column rating_spell_page.since is
  'One element for each spell, as in the other arrays; one letter for each in ratings and directions.';
comment on column rating_spell_page.rating_before is
  'Rating, heading and degree of the spell before the first one of the page; - for none.';
-- The pages of a cell are few, so that the order of its key matters little. It is made after a copy
-- has filled the table, as an index and not as a constraint.
create unique index rating_spell_page_of_cell on rating_spell_page (cell, partnership, first);
select read.secure('rating_spell_page', 'select, insert, update, delete');

create view rating_spell with (security_invoker = true) as
select p.partnership, p.cell, s.since, s.known_since, s.red_days, s.turns,
       substr(p.ratings, s.n::integer, 1)::"char" as rating,
       substr(p.rating_before || p.ratings, s.n::integer, 1)::"char" as rating_before,
       substr(p.directions, s.n::integer, 1)::"char" as direction,
       right(p.heading_before || replace(left(p.directions, s.n::integer), '-', ''), 1)::"char"
         as heading,
       right(p.degree_before || replace(left(p.ratings, s.n::integer), 'N', ''), 1)::"char"
         as degree
  from rating_spell_page p
 cross join lateral unnest(p.since, p.known_since, p.red_days, p.turns) with ordinality
         s (since, known_since, red_days, turns, n);
-- For instances of the release before, which look for spells by the names of these columns.
grant select on rating_spell to ${service};
comment on view rating_spell is
  'Days on end with one standing rating in a cell, as known now, with sums of all that came before. What was withdrawn is left out.';
comment on column rating_spell.since is
  'The first of the days. The spell lasts until the next one of the cell begins.';
comment on column rating_spell.known_since is
  'When the last entry or withdrawal was recorded that is about this day or an earlier one: what was known from then on is what is known now.';
comment on column rating_spell.red_days is 'Number of days before this spell that were Red.';
comment on column rating_spell.turns is
  'Number of times that the direction was another than the one before, this spell''s included.';
comment on column rating_spell.rating is 'First letter of the rating.';
comment on column rating_spell.rating_before is 'Likewise, of the spell before; - for none.';
comment on column rating_spell.direction is
  'Whether the spell is better (B) or worse (W) than the last one on the scale; - for neither.';
comment on column rating_spell.heading is
  'The last direction other than -, this spell''s included; - for none.';
comment on column rating_spell.degree is
  'Last rating on the scale, this spell''s included: R, A or G, - for none.';

-- The rule of what a spell is, once, for two functions: the query of one cell and that of all have
-- plans of their own, and a loop over a query is quicker than one that fetches from a cursor.
do
$make$
declare
  -- A row of the query is a day of a cell with any entries: what is known of them since when, and the
  -- rating, null if all of them are withdrawn. The first page goes on with open_page.
  rule constant text :=
    $rule$
    create function %1$s
      returns setof rating_spell_page
      language plpgsql
      stable
      set search_path = ${flyway:defaultSchema}, pg_temp
    as
    $function$
    declare
      page rating_spell_page := open_page;
      -- A field of a row costs more to change than a variable.
      spells integer := coalesce(cardinality(open_page.since), 0);
      since date[] := open_page.since;
      known_since timestamptz[] := open_page.known_since;
      red_days integer[] := open_page.red_days;
      turns smallint[] := open_page.turns;
      ratings text := open_page.ratings;
      directions text := open_page.directions;
      -- Of the spell that goes on.
      current_day date := since[spells];
      current_knowledge timestamptz := known_since[spells];
      current_rating text := right(ratings, 1);
      current_heading text := right(open_page.heading_before || replace(directions, '-', ''), 1);
      current_degree text := right(open_page.degree_before || replace(ratings, 'N', ''), 1);
      current_red_days integer := red_days[spells];
      current_turns smallint := turns[spells];
      direction text;
      entry record;
    begin
      for entry in
        %2$s
      loop
        if entry.cell is distinct from page.cell or entry.partnership <> page.partnership
           or spells = 32 and entry.rating <> current_rating then
          if spells > 0 then
            page.since := since;
            page.known_since := known_since;
            page.red_days := red_days;
            page.turns := turns;
            page.ratings := ratings;
            page.directions := directions;
            return next page;
          end if;
          if entry.cell is distinct from page.cell or entry.partnership <> page.partnership then
            page.partnership := entry.partnership;
            page.cell := entry.cell;
            current_knowledge := '-infinity';
            current_rating := '-';
            current_heading := '-';
            current_degree := '-';
            current_red_days := 0;
            current_turns := 0;
          end if;
          page.rating_before := current_rating;
          page.heading_before := current_heading;
          page.degree_before := current_degree;
          spells := 0;
          since := '{}';
          known_since := '{}';
          red_days := '{}';
          turns := '{}';
          ratings := '';
          directions := '';
        end if;
        current_knowledge := greatest(current_knowledge, entry.known_since);
        if entry.rating is null or entry.rating = current_rating then
          continue;
        end if;
        if current_rating = 'R' then
          current_red_days := current_red_days + (entry.day - current_day);
        end if;
        direction := '-';
        if entry.rating <> 'N' then
          if current_degree <> '-' and entry.rating <> current_degree then
            direction := case when entry.rating = 'G' or current_degree = 'R' then 'B' else 'W' end;
          end if;
          current_degree := entry.rating;
        end if;
        if direction <> '-' then
          if current_heading <> '-' and current_heading <> direction then
            current_turns := current_turns + 1;
          end if;
          current_heading := direction;
        end if;
        current_rating := entry.rating;
        current_day := entry.day;
        spells := spells + 1;
        since[spells] := current_day;
        known_since[spells] := current_knowledge;
        red_days[spells] := current_red_days;
        turns[spells] := current_turns;
        ratings := ratings || current_rating;
        directions := directions || direction;
      end loop;
      if spells > 0 then
        page.since := since;
        page.known_since := known_since;
        page.red_days := red_days;
        page.turns := turns;
        page.ratings := ratings;
        page.directions := directions;
        return next page;
      end if;
    end
    $function$
    $rule$;
  of_a_cell constant text :=
    $entries$
        select r.partnership, r.cell, r.effective_on as day,
               max(greatest(r.recorded_at, w.recorded_at)) as known_since,
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
           and r.effective_on > coalesce(current_day, '-infinity')
           and r.kind_letter in ('C', 'R', 'A')
         group by r.partnership, r.cell, r.effective_on
         order by r.effective_on
    $entries$;
  of_all constant text :=
    $entries$
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
    $entries$;
begin
  execute format(
    rule,
    'spell_pages_of_cell(its_partnership text, its_cell bigint, open_page rating_spell_page)',
    of_a_cell);
  -- Of a partnership that came after the last analyze the planner expects a row or two, so that any
  -- index which begins with the partnership seems as good as that of cells. Only the index of cells
  -- spares a sort. No plan depends on which cell it is, and planning anew took half of the time.
  alter function spell_pages_of_cell
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_sort = off;
  execute format(
    rule,
    'all_spell_pages(part integer, parts integer, open_page rating_spell_page default null)',
    of_all);
end
$make$;
comment on function spell_pages_of_cell is
  'Pages of a cell''s spells from open_page on, which has those that stay; all pages if it is null.';
comment on function all_spell_pages is
  'Pages of the spells of all cells of a part, by the same rule. Entries are read once, in the order of their cells, instead of a look into the log for each cell.';

-- The page of a spell that stays, without the spells that begin on a day or later.
create function spell_page_before(page rating_spell_page, day date) returns rating_spell_page
  language plpgsql
  immutable
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
declare
  kept constant integer := width_bucket(day - 1, page.since);
begin
  page.since := page.since[:kept];
  page.known_since := page.known_since[:kept];
  page.red_days := page.red_days[:kept];
  page.turns := page.turns[:kept];
  page.ratings := left(page.ratings, kept);
  page.directions := left(page.directions, kept);
  return page;
end
$function$;

-- A trigger, so that an instance of any release, a migration and a rebuild do so alike. An entry of
-- an earlier day than others of its cell renews what follows in that cell, and nothing else. Each
-- look is by an index, also in a session that planned when there was little to look through.
create function renew_spells() returns trigger
  language plpgsql
  set search_path = ${flyway:defaultSchema}, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
as
$function$
declare
  partnerships text[];
  cells bigint[];
  days date[];
begin
  if current_setting('ragtime.copies_rows', true) = 'on' then
    return null;
  end if;
  select array_agg(r.partnership), array_agg(r.cell), array_agg(r.day)
    into partnerships, cells, days
    from (select t.partnership, t.cell, min(t.day) as day
            from (select a.partnership, a.cell, a.effective_on as day,
                         a.rating_letter::text as rating
                    from added a
                   where a.kind_letter in ('C', 'R', 'A')
                  union all
                  select e.partnership, e.cell, e.effective_on, null
                    from added a
                    join rating_entry e
                      on e.partnership = a.partnership
                     and e.position = a.withdrawn
                   where a.withdrawn is not null) t
            left join lateral
              (select p.last as since, right(p.ratings, 1) as rating
                 from rating_spell_page p
                where p.partnership = t.partnership
                  and p.cell = t.cell
                order by p.first desc
                limit 1) last on true
           group by t.partnership, t.cell
          -- The last spell goes on.
          having not bool_and(coalesce(t.rating = last.rating and t.day > last.since, false))) r;
  if cells is null then
    return null;
  end if;
  -- Pages of which no spell stays. The others are written over.
  delete from rating_spell_page p
   using unnest(partnerships, cells, days) r (partnership, cell, day)
   where p.partnership = r.partnership
     and p.cell = r.cell
     and p.first >= r.day;
  insert into rating_spell_page (known_since, cell, since, red_days, turns, rating_before,
    heading_before, degree_before, ratings, directions, partnership)
  select n.known_since, n.cell, n.since, n.red_days, n.turns, n.rating_before, n.heading_before,
         n.degree_before, n.ratings, n.directions, n.partnership
    from unnest(partnerships, cells, days) r (partnership, cell, day)
    left join lateral
      (select spell_page_before(p, r.day) as page
         from rating_spell_page p
        where p.partnership = r.partnership
          and p.cell = r.cell
        order by p.first desc
        limit 1) b on true
   cross join lateral spell_pages_of_cell(r.partnership, r.cell, b.page) n
      on conflict (cell, partnership, first) do update
     set known_since = excluded.known_since,
         since = excluded.since,
         red_days = excluded.red_days,
         turns = excluded.turns,
         ratings = excluded.ratings,
         directions = excluded.directions;
  return null;
end
$function$;
comment on function renew_spells is
  'Keeps the spells of the cells whose entries are added. Does nothing where a transaction that copies all rows of a partnership has set ragtime.copies_rows.';

-- After a copy of all ratings. Cells are divided into parts, which are filled at the same time.
create function fill_spells(part integer, parts integer) returns void
  language sql
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
  insert into rating_spell_page (known_since, cell, since, red_days, turns, rating_before,
    heading_before, degree_before, ratings, directions, partnership)
  select known_since, cell, since, red_days, turns, rating_before, heading_before, degree_before,
         ratings, directions, partnership
    from all_spell_pages(part, parts);
$function$;
comment on function fill_spells(integer, integer) is
  'Makes the spells of a part of the cells, of which there are none yet, from all entries.';

create function fill_spells() returns void
  language plpgsql
  set search_path = ${flyway:defaultSchema}, pg_temp
as
$function$
begin
  truncate rating_spell_page;
  perform fill_spells(0, 1);
end
$function$;
comment on function fill_spells() is 'Makes all spells anew, from all entries.';

select fill_spells();

create trigger renew_spells after insert on rating_entry
  referencing new table as added
  for each statement execute function renew_spells();
