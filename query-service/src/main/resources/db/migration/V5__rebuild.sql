-- Rebuilds of the read models: what was asked for, how far it is, and what came of it. A rebuild is
-- worked on by whoever has locked rebuild_guard, and each change of its row says for which taking-up
-- (epoch) it is made, so that who has lost the lock and does not know it changes nothing.
create table rebuild (
  id bigint generated always as identity primary key,
  partnership text collate "C",
  accept_differences boolean not null,
  step text not null default 'REQUESTED' check (step in ('REQUESTED', 'BUILDING', 'CATCHING_UP',
    'COMPARING', 'READY', 'SWAPPED', 'ROLLED_BACK', 'FAILED', 'CANCELLED')),
  wish text not null default 'NONE' check (wish in ('NONE', 'SWAP', 'CANCEL', 'ROLL_BACK')),
  epoch integer not null default 0,
  from_generation integer not null,
  to_generation integer not null unique,
  events_done bigint not null default 0,
  events_total bigint not null default 0,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  updated_at timestamptz not null default now(),
  reason text,
  differences text not null default '[]'
);
comment on column rebuild.partnership is 'Null where all are rebuilt.';
comment on column rebuild.wish is 'What somebody asked for that is still to be done.';
comment on column rebuild.reason is 'A sentence for the operator; it says nothing of what events contain.';
comment on column rebuild.differences is 'JSON: tables, partnerships, counts of rows and keys; no ratings.';
create unique index one_rebuild_at_a_time on rebuild ((true))
  where step in ('REQUESTED', 'BUILDING', 'CATCHING_UP', 'COMPARING', 'READY');

create table rebuild_guard ();
comment on table rebuild_guard is
  'Has no rows: whoever works on a rebuild holds a lock on it. Only the owner can.';

-- Every instance looks whether there is something to take up.
grant select on rebuild to ${service};
