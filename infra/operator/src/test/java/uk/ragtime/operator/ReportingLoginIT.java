package uk.ragtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/**
 * The printed login works. The functions that the command calls are replaced by simple ones; the
 * query-service's tests cover the real ones.
 */
class ReportingLoginIT {
  private static TestDatabase database;
  private static ReportingLogin login;

  @BeforeAll
  static void aDatabaseWithTheTwoFunctions() throws SQLException {
    database = TestServers.database("reporting_login", "reporting_login_owner");
    var server = TestServers.postgres();
    login =
        new ReportingLogin(
            new DatabaseLogin(database.url(), server.superuser(), server.superuserPassword()));
    assertThatThrownBy(() -> login.make("lancashire"))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("not there yet");
    try (Connection connection =
        DriverManager.getConnection(
            database.url(), server.superuser(), server.superuserPassword())) {
      connection
          .createStatement()
          .execute(
              """
              create schema read;
              create function read.make_reporting_login(partnership text, secret text) returns name
                language plpgsql as $$
              begin
                if partnership <> 'lancashire' then
                  raise exception 'There is no partnership %', partnership
                    using errcode = 'no_data_found';
                end if;
                if not exists (select from pg_roles where rolname = 'reporting_test') then
                  create role reporting_test login;
                end if;
                execute format('alter role reporting_test password %L', secret);
                execute format('grant connect on database %I to reporting_test',
                               current_database());
                return 'reporting_test';
              end $$;
              create function read.revoke_reporting_login(partnership text) returns name
                language sql as $$ select 'reporting_test'::name $$;
              create function read.drop_revoked_logins() returns setof name
                language sql as $$ select 'reporting_test'::name $$;
              create table read.operator_act (subject text, act text);
              create function read.record_operator_act(text, subject text, act text, text)
                returns bigint language sql as
                $$ insert into read.operator_act values (subject, act) returning 1::bigint $$;
              """);
    }
  }

  @Test
  void whatIsPrintedLetsOneInUntilItIsPrintedAgain() throws SQLException {
    String first = password(login.make("lancashire"));
    try (Connection connection =
            DriverManager.getConnection(database.url(), "reporting_test", first);
        ResultSet row = connection.createStatement().executeQuery("select current_user")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("reporting_test");
    }

    String second = password(login.make("lancashire"));

    assertThat(second).isNotEqualTo(first);
    assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "reporting_test", first))
        .isInstanceOf(SQLException.class);
    DriverManager.getConnection(database.url(), "reporting_test", second).close();
    assertThat(login.revoke("lancashire")).contains("reporting_test");
    assertThat(acts())
        .containsExactly(
            "reporting-login lancashire",
            "reporting-login lancashire",
            "reporting-login --revoke lancashire",
            "reporting-login --revoke lancashire, sessions and role");
  }

  private static List<String> acts() throws SQLException {
    var server = TestServers.postgres();
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), server.superuser(), server.superuserPassword());
        ResultSet row =
            connection.createStatement().executeQuery("select act from read.operator_act")) {
      List<String> acts = new ArrayList<>();
      while (row.next()) {
        acts.add(row.getString(1));
      }
      return acts;
    }
  }

  @Test
  void whatCannotBeDoneIsSaidPlainly() {
    assertThatThrownBy(() -> login.make("lancashixe"))
        .isInstanceOf(OperatorException.class)
        .hasMessage("There is no partnership lancashixe.");
    assertThatThrownBy(() ->
            new ReportingLogin(new DatabaseLogin("jdbc:postgresql://127.0.0.1:1/x", "nobody", "x"))
                .make("lancashire"))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("does not answer");
  }

  private static String password(String printed) {
    Matcher line = Pattern.compile("password  (\\S+)").matcher(printed);
    assertThat(line.find()).as(printed).isTrue();
    return line.group(1);
  }
}
