-- Finds the events of each erasure and each hold. What they say is in the log of events, which has
-- handles and seals only.
create table erasure_entry (
  partnership text collate "C" not null,
  position bigint not null,
  erasure integer,
  hold text collate "C",
  primary key (partnership, position),
  check (num_nonnulls(erasure, hold) = 1)
);
create index erasure_entry_of_erasure
  on erasure_entry (partnership, erasure, position) where erasure is not null;
create index erasure_entry_of_hold
  on erasure_entry (partnership, hold, position) where hold is not null;
comment on table erasure_entry is 'Events of erasures and holds, each of one of them.';
select read.secure('erasure_entry', 'select, insert');

insert into erasure_entry (partnership, position, erasure, hold)
select l.partnership, l.position, (l.data::json ->> 'erasure')::integer, l.data::json ->> 'hold'
  from event_log l
 where l.type not like 'uk.ragtime.rating-%'
   and l.stream = 'erasures';
