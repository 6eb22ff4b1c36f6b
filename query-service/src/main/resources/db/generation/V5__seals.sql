-- Events hold handles and seals; names, sign-ins and texts are in the schema erasable. What was
-- projected from events that held them in the clear is thrown away, with the files that it is in,
-- and projected again from a log that was sealed.
truncate kafka_offset, applied_position, parked_partnership, event_log, time_mark, partnership,
  area_revision, agency_revision, checklist_version, capability, capability_line, cycle,
  cycle_revision, cycle_closure, member, member_since, member_leave, invitation, rating_entry,
  rated_subject, profile_position;

drop table member_name;

drop policy own_identity on member;
drop index member_of_identity;
alter table member drop column identity;
alter table member add column identity_seal text not null;
comment on column member.member is 'The handle.';
comment on column member.identity_seal is
  'Commits to the lookup of the sign-in: a token matches only if its lookup fits.';

create table person_seal (
  partnership text collate "C" not null,
  member text collate "C" not null,
  person_seal text not null,
  position bigint not null,
  primary key (partnership, member)
);
comment on table person_seal is
  'The latest commitment to the code and the name of each handle, and the event that has it.';
select read.secure('person_seal', 'select, insert, update');

alter table rating_entry drop column rationale;
alter table rating_entry drop column evidence;
alter table rating_entry add column rationale_seal text;
alter table rating_entry add column evidence_seal text;
comment on column rating_entry.rationale_seal is
  'Commits to the rationale, or to the remark of a reconfirmation; null where there is none.';
comment on column rating_entry.evidence_seal is 'Likewise, to the evidence.';

-- Ratings, which are nearly all events, are found by their author where they are projected.
create index event_log_of_acts on event_log (partnership, position)
  where type not like 'uk.ragtime.rating-%';
