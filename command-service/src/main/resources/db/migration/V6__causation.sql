-- The cause of an event that a request led to directly is the command itself, which the row has
-- already. The column holds only the cause of a command that followed from another one.
create or replace view store.recorded_event with (security_invoker = true) as
select p.code as partnership, e.position, e.global_offset, s.name as stream, e.version, e.type,
  e.recorded_at, e.effective_on, e.actor, e.command_id,
  coalesce(e.correlation_id, e.command_id::text) as correlation_id,
  coalesce(e.causation_id, e.command_id) as causation_id,
  e.trace_parent, e.payload
from store.event e
join store.partnership p on p.number = e.partnership
join store.stream s on s.partnership = e.partnership and s.number = e.stream;

comment on column store.event.causation_id is
  'The command that caused this one. Null where it came from outside: it is its own cause then.';
