package uk.ragtime.testing.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** A scratch database with a lock that holds, and everything planted in it that opens one. */
class SecondLockIT {
  private static final String TIDY =
      """
      create schema read_1;
      create table read_1.rating (partnership text not null, rating text not null);
      alter table read_1.rating enable row level security;
      alter table read_1.rating force row level security;
      create policy owner_all on read_1.rating to lock_owner using (true) with check (true);
      create policy own on read_1.rating to lock_service
        using (partnership = (select current_setting('ragtime.partnership', true)));
      create view read_1.shown with (security_invoker = true) as select * from read_1.rating;
      create table read_1.pointer (generation integer not null);
      create function read_1.append(what text) returns void
        language sql security definer set search_path = pg_catalog, pg_temp as 'select null';
      revoke all on function read_1.append from public;
      grant execute on function read_1.append to lock_service;
      grant usage on schema read_1 to lock_service;
      grant select, insert on read_1.rating to lock_service;
      grant select on read_1.shown, read_1.pointer to lock_service;
      insert into read_1.rating values ('ours', 'RED'), ('theirs', 'GREEN');
      """;

  private final TestDatabase database = TestServers.database("locks", "lock_owner", "lock_service");
  private final SecondLock lock =
      new SecondLock(
          database,
          Map.of("read_N.pointer", "says which generation serves"),
          Map.of(),
          Map.of("read_N.append", "the only way to write"),
          Map.of(),
          Map.of());

  @BeforeEach
  void aLockThatHolds() throws SQLException {
    asOwner(TIDY);
  }

  @Test
  void aLockThatHoldsHasNoFindings() throws SQLException {
    assertThat(lock.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table read_1.planted (partnership text)                                            | read_N.planted has no forced row-level security
          alter table read_1.rating no force row level security                                     | read_N.rating has no forced row-level security
          create schema read_2; create table read_2.planted (n int)                                 | read_N.planted has no forced row-level security
          create schema limits; create table limits.bucket (n int)                                  | limits.bucket has no forced row-level security
          create table read_1.parts (n int) partition by range (n)                                  | read_N.parts has no forced row-level security
          create view read_1.planted as select * from read_1.rating                                 | read_N.planted is a view that reads under its owner's rights
          create or replace view read_1.shown as select * from read_1.rating; alter view read_1.shown reset (security_invoker) | read_N.shown is a view that reads under its owner's rights
          create materialized view read_1.planted as select * from read_1.rating                    | read_N.planted is a materialised view: it shows everybody what its owner saw
          create policy planted on read_1.rating for select to lock_service using (true)            | lock_service is shown every row by a policy
          create policy planted on read_1.rating using (partnership = 'ours')                       | read_N.rating has a policy for everybody: planted
          grant select on read_1.rating to public                                                   | read_N.rating is granted to everybody
          grant truncate on read_1.rating to lock_service                                           | lock_service may truncate read_N.rating
          grant references on read_1.rating to lock_service                                         | lock_service may references read_N.rating
          grant maintain on read_1.rating to lock_service                                           | lock_service on read_N.rating may vacuum, reindex and lock
          grant create on schema read_1 to lock_service                                             | lock_service may make things in schema read_1
          create sequence read_1.planted; grant usage on sequence read_1.planted to lock_service    | lock_service may use the sequence read_N.planted
          create function read_1.planted() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'; revoke all on function read_1.planted from public | read_N.planted runs as its owner and is not listed
          grant execute on function read_1.append to public                                         | read_N.append runs as its owner, and everybody may call it
          alter function read_1.append reset search_path                                            | read_N.append runs as its owner and finds its tables by the caller's search path
          alter function read_1.append set search_path = public, pg_catalog                         | read_N.append runs as its owner and finds its tables by the caller's search path
          alter function read_1.append security invoker                                             | read_N.append is listed and needs no exception
          drop table read_1.pointer                                                                 | read_N.pointer is listed and needs no exception
          """)
  void findsWhatTheOwnerPlanted(String planted, String finding) throws SQLException {
    asOwner(planted);

    assertThat(lock.findings()).contains(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter view read_1.shown owner to lock_service                     | lock_service owns view read_1.shown
          create schema planted authorization lock_service                  | lock_service owns schema planted
          alter role lock_service bypassrls                                 | lock_service is a superuser, bypasses row-level security, or makes roles, databases or replicas
          alter role lock_owner bypassrls                                   | lock_owner is a superuser, bypasses row-level security, or makes roles, databases or replicas
          alter role lock_service createrole                                | lock_service is a superuser, bypasses row-level security, or makes roles, databases or replicas
          grant lock_owner to lock_service                                  | lock_service may become lock_owner
          grant pg_read_all_data to lock_service                            | lock_service may become pg_read_all_data
          grant lock_owner to lock_service with inherit false               | lock_owner can be taken by a login
          grant lock_owner to lock_service with inherit false, admin true   | lock_service may become lock_owner
          alter function read_1.append owner to current_user                | read_N.append runs as somebody who is not the owner of the database
          alter function read_1.append leakproof                            | read_N.append is said to leak nothing, so policies are asked after it
          do 'begin execute format(''grant temporary on database %I to lock_service'', current_database()); end' | lock_service may make schemas or temporary tables
          """)
  void findsWhatTheAdministratorPlanted(String planted, String finding) throws SQLException {
    try (Connection administrator = administrator();
        Statement statement = administrator.createStatement()) {
      try {
        statement.execute(planted);

        assertThat(lock.findings()).contains(finding);
      } finally {
        // Roles are the server's, and shared with the other tests.
        statement.execute(
            """
            alter role lock_service nobypassrls nocreaterole;
            alter role lock_owner nobypassrls;
            revoke lock_owner, pg_read_all_data from lock_service
            """);
      }
    }
  }

  @Test
  void saysWhatARoleReachesAndSees() throws SQLException {
    try (Catalogue catalogue = new Catalogue(database)) {
      assertThat(catalogue.logins()).containsExactly("lock_service");
      assertThat(catalogue.readableBy("lock_service"))
          .containsExactly("read_1.pointer", "read_1.rating", "read_1.shown");
      assertThat(catalogue.callableBy("lock_service")).containsExactly("read_1.append");
      assertThat(catalogue.seenBy("lock_service", "read_1.shown")).isEmpty();
      assertThat(catalogue.seenBy("lock_service", "read_1.shown", "ragtime.partnership", "theirs"))
          .isEqualTo(catalogue.rowsOf("read_1.rating", "partnership = 'theirs'"))
          .isEqualTo(List.of("(theirs,GREEN)"));
    }
  }

  private void asOwner(String sql) throws SQLException {
    try (Connection owner = database.connect("lock_owner");
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection administrator() throws SQLException {
    var server = TestServers.postgres();
    return DriverManager.getConnection(
        database.url(), server.superuser(), server.superuserPassword());
  }
}
