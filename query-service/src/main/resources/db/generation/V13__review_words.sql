-- Words of reviewers and agreements stand in the log of ratings beside those of agencies, and so
-- does what an agency took back. Versions go on from those of the schema read.
alter table rating_entry drop constraint rating_entry_kind_check;
alter table rating_entry add constraint rating_entry_kind_check
  check (kind in ('CHANGED', 'RECONFIRMED', 'CHALLENGED', 'AGREED', 'WITHDRAWN'));
alter table rating_entry alter column rating drop not null;
alter table rating_entry add column basis text
  check (basis in ('REVIEWER_ACCEPTED', 'AGENCY_ACCEPTED', 'MODERATED', 'STATED', 'HISTORIC'));
alter table rating_entry add column withdrawn bigint;
alter table rating_entry
  add constraint rating_unless_withdrawn check ((kind = 'WITHDRAWN') = (rating is null)),
  add constraint withdraws_an_entry check ((kind = 'WITHDRAWN') = (withdrawn is not null)),
  add constraint basis_of_an_agreement check ((kind = 'AGREED') = (basis is not null)),
  add constraint stage_of_its_kind
    check (stage = case kind
                     when 'CHALLENGED' then 'CHALLENGED'
                     when 'AGREED' then 'AGREED'
                     else 'SELF'
                   end);
comment on column rating_entry.rating_before is
  'The rating that the entry replaces, confirms, challenges or withdraws.';
comment on column rating_entry.rating is
  'The rating that the entry gives; null where it withdraws another, for what is in force then depends on the day.';
comment on column rating_entry.basis is 'Ground of an agreement.';
comment on column rating_entry.withdrawn is
  'The position of the entry that this one withdraws. From this one''s recording on, that one counts no more.';
comment on column rating_entry.rationale_seal is
  'Commits to the rationale, to the remark of a reconfirmation, or to the reason of a withdrawal; null where there is none.';

-- The latest of them in a cell is found however many ratings came after it.
create index rating_entry_of_review
  on rating_entry (partnership, cell, effective_on desc, position desc)
  where kind in ('CHALLENGED', 'AGREED');

-- Withdrawals are rare, and each look into the log has to find that there is none.
create index rating_entry_withdrawn
  on rating_entry (partnership, withdrawn) where withdrawn is not null;

create table reviewed_subject (
  partnership text collate "C" not null,
  area text collate "C" not null,
  agency text collate "C" not null,
  line bigint not null,
  cell bigint not null,
  primary key (partnership, area, agency, line)
);
comment on table reviewed_subject is
  'Cells that were ever challenged or agreed: those whose reviews are read, and none in a partnership without reviews.';

create table rated_after_closing (
  partnership text collate "C" not null,
  cycle text collate "C" not null,
  position bigint not null,
  primary key (partnership, cycle)
);
comment on table rated_after_closing is
  'The last entry of each cycle that was recorded after its closing, in an assessment that was reopened. It bounds what the audit of a cycle reads.';

select read.secure(state, 'select, insert, update')
from unnest(array['reviewed_subject', 'rated_after_closing']) state;
