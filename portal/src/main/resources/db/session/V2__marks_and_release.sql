-- Sessions that the issuer ends are found by the marks among the names of their attributes.
create index session_mark on portal.session_attributes (attribute_name)
  where attribute_name like 'mark:%';

-- The schema's version, and the oldest that a portal must know to work on it. Later migrations
-- update both.
create table portal.schema_release (
  singleton boolean primary key default true check (singleton),
  version int not null check (version > 0),
  works_from int not null check (works_from between 1 and version)
);
insert into portal.schema_release (version, works_from) values (2, 1);
grant select on portal.schema_release to "${service}";
