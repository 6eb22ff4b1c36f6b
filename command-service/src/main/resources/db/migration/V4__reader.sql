-- The read side looks here for what did not reach it through Kafka, and when it builds its read
-- models anew. It may read everything that is published, and change nothing.
do $$
declare
  name text;
begin
  foreach name in array array['partnership', 'stream', 'event', 'directory']
  loop
    execute format('create policy rebuild_reads on store.%I for select to ragtime_rebuild '
                   'using (true)', name);
    execute format('grant select on store.%I to ragtime_rebuild', name);
  end loop;
end
$$;

grant select on store.recorded_event to ragtime_rebuild;
grant usage on schema store to ragtime_rebuild;
