package uk.ragtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The servers are real, one of each, and the databases are their tests' own. */
class SharedServersIT {
  @Test
  void everyDatabaseIsNewAndItsRolesAreOrdinary() throws SQLException {
    var first = TestServers.database("first", "test_owner", "test_service");
    var second = TestServers.database("first", "test_owner", "test_service");

    assertThat(first.name()).isNotEqualTo(second.name());
    try (Connection owner = first.connect("test_owner");
        Statement statement = owner.createStatement()) {
      statement.execute("create table things (name text)");
    }
    try (Connection service = second.connect("test_service");
        Statement statement = service.createStatement()) {
      assertThatThrownBy(() -> statement.execute("create table things (name text)"))
          .isInstanceOf(SQLException.class);
      assertThat(isSuperuser(statement)).isFalse();
    }
  }

  @Test
  void theServerIsPostgres18() throws SQLException {
    var database = TestServers.database("version", "test_owner");

    try (Connection connection = database.connect("test_owner")) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
    assertThat(TestServers.postgres()).isSameAs(TestServers.postgres());
  }

  @Test
  void kafkaAnswers() throws Exception {
    try (var admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", TestServers.kafkaBootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
    }
  }

  private static boolean isSuperuser(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            """
            select rolsuper or rolbypassrls
            from pg_roles
            where rolname = current_user
            """)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
