-- The events of a review. Earlier releases cannot read streams that have them.
create or replace function store.schema_version()
returns table (part text, version integer, oldest_release integer)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'store', max(h.version::integer), 12
  from store.flyway_schema_history h
  where h.success and h.version is not null
$$;

alter type store.event_type add value 'assessment-submitted.v1';
alter type store.event_type add value 'rating-challenged.v1';
alter type store.event_type add value 'challenge-answered.v1';
alter type store.event_type add value 'rating-agreed.v1';
alter type store.event_type add value 'rating-withdrawn.v1';
alter type store.event_type add value 'assessment-signed-off.v1';
alter type store.event_type add value 'assessment-reopened.v1';
alter type store.event_type add value 'assessment-extended.v1';
alter type store.event_type add value 'assessment-excused.v1';
alter type store.event_type add value 'assessment-expected.v1';
alter type store.event_type add value 'capabilities-assigned.v1';
alter type store.event_type add value 'comment-made.v1';
alter type store.event_type add value 'comment-withdrawn.v1';
alter type store.event_type add value 'profile-signed-off.v1';
alter type store.event_type add value 'cycle-cancelled.v1';
alter type store.event_type add value 'action-planned.v1';
alter type store.event_type add value 'action-revised.v1';
alter type store.event_type add value 'action-progressed.v1';
