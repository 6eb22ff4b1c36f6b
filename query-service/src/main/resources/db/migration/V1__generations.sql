-- What stands above the generations of the read models.
--
-- Everything that is projected lives in a schema per generation: read_1, read_2 … Each is complete
-- in itself. One of them serves: each transaction looks up which, in its own snapshot, so that all
-- it reads is of one generation. A rebuild makes another beside it and moves the pointer.

create table generation (
  number integer primary key check (number > 0),
  schema_name text not null unique,
  made_at timestamptz not null default now()
);
comment on table generation is 'The generations of the read models that there are, and where.';

create table serving (
  only_one boolean primary key default true check (only_one),
  generation integer not null references generation
);
comment on table serving is 'The generation that questions are answered from and that is projected to.';

insert into generation (number, schema_name) values (1, 'read_1');
insert into serving (generation) values (1);

create table swap_guard ();
comment on table swap_guard is
  'Has no rows and needs none: whoever writes to the generation that serves shares a lock on it, and whoever makes another one serve locks it alone. An advisory lock could be taken by anybody who may sign in.';

create view serving_generation with (security_invoker = true) as
select g.number, g.schema_name
from serving s
join generation g on g.number = s.generation;

grant usage on schema ${flyway:defaultSchema} to ${service}, ${projector};
grant select on generation, serving, serving_generation, swap_guard to ${service};

-- The second lock on a table of a generation; the first is the predicate that every query carries.
--
-- Who reads says in each transaction for whom: ragtime.partnership. The projector, which writes for
-- several at a time, lists them: ragtime.projecting, separated by spaces. It is a role of its own,
-- which the service takes for a transaction: were both policies for one role, PostgreSQL would join
-- them by "or", and find a partnership's rows by none of its indexes' orders. A setting that is
-- missing matches no row. The settings are read in sub-selects so that they are evaluated once a
-- statement, not once a row. The owner, who rebuilds, sees all; nobody signs in as the owner to ask
-- questions.
create function secure(table_name text, privileges text) returns void
language plpgsql as
$function$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy owner_all on %I to %I using (true) with check (true)',
                 table_name, current_user);
  execute format(
    $policy$
    create policy own_partnership on %I for select to ${service}
      using (partnership = (select current_setting('ragtime.partnership', true)))
    $policy$, table_name);
  execute format(
    $policy$
    create policy projected_partnerships on %I to ${projector}
      using (partnership = any ((select string_to_array(current_setting('ragtime.projecting', true), ' '))::text[]))
    $policy$, table_name);
  execute format('grant select on %I to ${service}', table_name);
  execute format('grant %s on %I to ${projector}', privileges, table_name);
end
$function$;
comment on function secure is
  'Puts a table of the current generation behind row-level security, lets the service read it, and the projector do what is said.';
