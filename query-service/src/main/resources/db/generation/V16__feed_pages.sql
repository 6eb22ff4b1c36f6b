-- The log of all events stands outside the generations, in the schema feed. What is kept of it here
-- are the events that give no rating; a rating's row has its command.
create table feed_log (
  partnership text collate "C" primary key,
  log uuid not null
);
comment on table feed_log is 'The log of the schema feed that the partnership''s events are read from.';
select read.secure('feed_log', 'select, insert');
create policy housekeeping on feed_log for select to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');

insert into feed_log (partnership, log)
select partnership, gen_random_uuid()
  from applied_position;
insert into feed.head (partnership, log, pages)
select partnership, log, 0
  from feed_log;
-- The service packs it while it runs.
insert into feed.tail (partnership, log, position, type, stream, stream_version, recorded_at,
  effective_on, actor, correlation_id, command_id, trace_parent, data)
select l.partnership, f.log, l.position, l.type, l.stream, l.stream_version, l.recorded_at,
       l.effective_on, l.actor, l.correlation_id, l.command_id, l.trace_parent, l.data
  from event_log l
  join feed_log f using (partnership);

alter table rating_entry
  add column command_id uuid,
  add column correlation_id text;
update rating_entry r
   set command_id = l.command_id,
       correlation_id = l.correlation_id
  from event_log l
 where l.partnership = r.partnership
   and l.position = r.position;
alter table rating_entry alter column command_id set not null;
comment on column rating_entry.correlation_id is 'Null where it is the command''s id.';
create index rating_entry_of_correlation
  on rating_entry (partnership, correlation_id) where correlation_id is not null;
create index rating_entry_of_command
  on rating_entry (partnership, command_id) where correlation_id is null;

delete from event_log where type like 'uk.ragtime.rating-%';
drop index event_log_of_acts;
comment on table event_log is
  'Events that give no rating. Those that do are in rating_entry, and all events in the schema feed.';
