-- What operators have asked for, and which of them. Kept apart from the log of any partnership, and
-- for as long as the database; the service can add to it, and sees no row.
create table ${flyway:defaultSchema}.operator_act (
  number bigint generated always as identity primary key,
  asked_at timestamptz not null default now(),
  issuer text not null,
  subject text not null,
  act text not null,
  correlation_id text not null,
  status integer,
  answered_at timestamptz
);
comment on table ${flyway:defaultSchema}.operator_act is
  'Requests of operators that may change something, each recorded before it is carried out. An operator is the issuer and the subject of a token; for a command run on the database itself, "postgresql" and the role that signed in.';
comment on column ${flyway:defaultSchema}.operator_act.act is
  'Method and address of a request, or the name of a command.';
comment on column ${flyway:defaultSchema}.operator_act.status is
  'Of the HTTP answer; null while there is none, or if the service ended before it.';

alter table ${flyway:defaultSchema}.operator_act enable row level security;
alter table ${flyway:defaultSchema}.operator_act force row level security;
do $$
begin
  execute format('create policy owner_all on ${flyway:defaultSchema}.operator_act to %I using (true) with check (true)',
                 current_user);
end
$$;

create function ${flyway:defaultSchema}.record_operator_act(
  operator_issuer text, operator_subject text, asked_act text, correlation text)
returns bigint
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into ${flyway:defaultSchema}.operator_act (issuer, subject, act, correlation_id)
  values (operator_issuer, operator_subject, left(asked_act, 2000), correlation)
  returning number
$$;

-- Once: an answer that was recorded stays.
create function ${flyway:defaultSchema}.conclude_operator_act(act_number bigint, answer_status integer)
returns void
language sql
security definer
set search_path = pg_catalog, pg_temp
as $$
  update ${flyway:defaultSchema}.operator_act
  set status = answer_status,
      answered_at = now()
  where number = act_number
    and status is null
$$;

revoke all on function ${flyway:defaultSchema}.record_operator_act, ${flyway:defaultSchema}.conclude_operator_act from public;
grant execute on function ${flyway:defaultSchema}.record_operator_act, ${flyway:defaultSchema}.conclude_operator_act to ${service};
