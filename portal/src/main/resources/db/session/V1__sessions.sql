-- Sessions of the portal, as Spring Session keeps them: an index by session id, and their values.
create table portal.session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index session_expiry on portal.session (expiry_time);
create index session_principal on portal.session (principal_name);

create table portal.session_attributes (
  session_primary_id char(36) not null references portal.session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null check (octet_length(attribute_bytes) <= 262144),
  primary key (session_primary_id, attribute_name)
);

-- Signs the marks of forms: one key for all portals, made here and never changed by them.
create table portal.form_key (
  singleton boolean primary key default true check (singleton),
  key bytea not null check (octet_length(key) = 32)
);
insert into portal.form_key (key)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

grant usage on schema portal to "${service}";
grant select, insert, update, delete on portal.session, portal.session_attributes to "${service}";
grant select on portal.form_key to "${service}";
