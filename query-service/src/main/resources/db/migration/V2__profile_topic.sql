-- The topic of current profiles: who publishes, and what has been.
create table profile_publisher (
  only_one boolean primary key default true check (only_one),
  epoch bigint not null,
  holder text not null,
  lease_until timestamptz not null,
  topic_id uuid
);
comment on table profile_publisher is
  'The instance that publishes profiles, until when, and Kafka''s id of the topic they were published to.';
insert into profile_publisher (epoch, holder, lease_until) values (0, 'nobody', '-infinity');
grant select, update on profile_publisher to ${service};

create table published_profile (
  partnership text collate "C" not null,
  area text collate "C" not null,
  generation integer not null,
  position bigint not null,
  day date not null,
  primary key (partnership, area)
);
comment on table published_profile is
  'Up to which event the topic has an area''s profile, of which generation and day. Whatever has moved on since is published again.';
select secure('published_profile', 'select');
grant insert, update, delete on published_profile to ${service};
create policy housekeeping on published_profile to ${service}
  using ((select current_setting('ragtime.housekeeping', true)) = 'on');
