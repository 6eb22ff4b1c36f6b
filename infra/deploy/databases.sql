-- Roles and databases of an installation, to be run once by a superuser, with psql or any other
-- client. The databases may be on several servers: run the part of each on its own. Roles have no
-- password yet: set one for each that logs in, with \password in psql. Everything inside the
-- databases, grants included, is made by the services' migrations.

-- The event store.
create role ragtime_command_owner login;
create role ragtime_command login nosuperuser nobypassrls;
create role ragtime_relay login nosuperuser nobypassrls;
create role ragtime_rebuild login nosuperuser nobypassrls;
create database ragtime_command owner ragtime_command_owner;
revoke all on database ragtime_command from public;
grant connect on database ragtime_command to ragtime_command, ragtime_relay, ragtime_rebuild;

-- The read models. query-service assumes the projector's role in transactions that write them.
create role ragtime_query_owner login;
create role ragtime_query login nosuperuser nobypassrls;
create role ragtime_projector nologin nosuperuser nobypassrls;
grant ragtime_projector to ragtime_query with inherit false;
create database ragtime_query owner ragtime_query_owner;
revoke all on database ragtime_query from public;
grant connect on database ragtime_query to ragtime_query;

-- The portal's sessions.
create role ragtime_portal_owner login;
create role ragtime_portal login nosuperuser nobypassrls;
create database ragtime_portal owner ragtime_portal_owner;
revoke all on database ragtime_portal from public;
grant connect on database ragtime_portal to ragtime_portal;
