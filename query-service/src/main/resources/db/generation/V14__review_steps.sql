-- Logs of the review: steps of assessments, comments, actions and sign-offs of profiles. A state at
-- any moment is what the steps known by then leave.
create table assessment_step (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  kind text not null check (
    kind in ('OPENED', 'CHANGED', 'RECONFIRMED', 'WITHDRAWN', 'SUBMITTED', 'CHALLENGED', 'ANSWERED',
             'AGREED', 'SIGNED_OFF', 'REOPENED', 'EXTENDED', 'EXCUSED', 'EXPECTED', 'ASSIGNED')),
  capability text collate "C",
  rating text check (rating in ('RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE')),
  withdrawn bigint,
  until timestamptz,
  capabilities text[] collate "C",
  member text collate "C",
  due_on date,
  actor text collate "C" not null,
  primary key (partnership, position),
  check ((kind = 'WITHDRAWN') = (withdrawn is not null)),
  check ((kind in ('REOPENED', 'EXTENDED')) = (until is not null)),
  check ((kind in ('CHANGED', 'RECONFIRMED', 'WITHDRAWN', 'CHALLENGED', 'ANSWERED', 'AGREED'))
         = (capability is not null))
);
create index assessment_step_of_assessment
  on assessment_step (partnership, cycle, area, agency, capability, position);
create index assessment_step_of_review
  on assessment_step (partnership, cycle, area, agency, capability, position)
  where kind in ('CHALLENGED', 'ANSWERED', 'AGREED');
create index assessment_step_of_state
  on assessment_step (partnership, cycle, position) where capability is null;
create index assessment_step_of_withdrawn
  on assessment_step (partnership, withdrawn) where withdrawn is not null;
create index assessment_step_until
  on assessment_step (partnership, until) where until is not null;
comment on table assessment_step is
  'A row for each event of an assessment. The state at a moment is what the last step known by then left.';
comment on column assessment_step.rating is
  'The rating that the step gave, reconfirmed, withdrew, saw, offered or agreed.';
comment on column assessment_step.withdrawn is 'Position of the step whose rating no longer counts.';
comment on column assessment_step.until is
  'Instant from which the assessment takes nothing, even if its cycle does not either.';
comment on column assessment_step.capabilities is
  'Those carried over when it was opened, or assigned to a member.';
select read.secure('assessment_step', 'select, insert');

create table comment (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  comment integer not null,
  is_withdrawal boolean not null,
  capability text collate "C",
  reply_to integer,
  text_seal text,
  actor text collate "C" not null,
  primary key (partnership, position),
  check (is_withdrawal = (text_seal is null))
);
create index comment_of_assessment on comment (partnership, cycle, area, agency, position);
comment on table comment is 'Comments on assessments, and their withdrawals.';
comment on column comment.comment is 'Number within the assessment, from 1.';
comment on column comment.text_seal is 'Commits to the text; null for a withdrawal.';
select read.secure('comment', 'select, insert');

create table action_step (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  action text collate "C" not null,
  kind text not null check (kind in ('PLANNED', 'REVISED', 'PROGRESSED')),
  agency text collate "C",
  area text collate "C",
  checklist text collate "C",
  capabilities text[] collate "C",
  aim text check (aim in ('RED', 'AMBER', 'GREEN', 'NOT_APPLICABLE')),
  due_on date,
  status text check (status in ('PLANNED', 'UNDER_WAY', 'DONE', 'DROPPED')),
  on_day date,
  title_seal text,
  what_seal text,
  note_seal text,
  actor text collate "C" not null,
  primary key (partnership, position),
  check ((kind = 'PROGRESSED') = (status is not null)),
  check ((kind = 'PROGRESSED') = (title_seal is null))
);
create index action_step_of_action on action_step (partnership, action, position);
comment on table action_step is
  'A row for each event of an action. A plan is told as a whole each time; progress names status and day.';
comment on column action_step.on_day is 'Day from which the status holds.';
select read.secure('action_step', 'select, insert');

create table profile_sign_off (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  area text collate "C" not null,
  primary key (partnership, position)
);
create index profile_sign_off_of_area on profile_sign_off (partnership, cycle, area, position);
comment on table profile_sign_off is
  'Finds the sign-offs of profiles, whose contents are in the log of events.';
select read.secure('profile_sign_off', 'select, insert');

create table cycle_cancellation (
  partnership text collate "C" not null,
  position bigint not null,
  recorded_at timestamptz not null,
  cycle text collate "C" not null,
  primary key (partnership, cycle)
);
comment on table cycle_cancellation is 'Cycles that do not take place.';
select read.secure('cycle_cancellation', 'select, insert');

alter table cycle_revision
  add column review text check (review in ('BY_EXCEPTION', 'EVERY')),
  add column rationale_for text[],
  add column evidence_for text[],
  add column both_on_record boolean,
  add check (num_nulls(review, rationale_for, evidence_for, both_on_record) in (0, 4));
comment on column cycle_revision.review is
  'Which capabilities need an agreement; null, with the other rules, where the rules known before go on holding.';

-- Events that were projected before: none of later kinds can be among them.
insert into assessment_step (partnership, position, recorded_at, cycle, area, agency, kind,
  capability, rating, actor)
select partnership, position, recorded_at, cycle, area, agency, kind, capability, rating, actor
  from rating_entry
 where kind in ('CHANGED', 'RECONFIRMED');

insert into assessment_step (partnership, position, recorded_at, cycle, area, agency, kind,
  capabilities, actor)
select l.partnership, l.position, l.recorded_at, l.data::json ->> 'cycle',
       l.data::json ->> 'area', l.data::json ->> 'agency', 'OPENED',
       array(select c ->> 'capability' from json_array_elements(l.data::json -> 'carriedOver') c),
       l.actor
  from event_log l
 where l.type = 'uk.ragtime.assessment-opened.v1';
