package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** Logins that PostgreSQL refuses, at the start of a service. */
class ConnectionPoolsIT {
  private static final String OWNER = "pools_owner";

  private final TestDatabase database = TestServers.database("pools", OWNER);

  @Test
  void aRefusedLoginOfAPartOfTheServiceIsNoneOfItsOwn() throws SQLException {
    try (HikariDataSource main = new HikariDataSource(config(database.password()))) {
      ConnectionPools pools = new ConnectionPools(main);
      try (HikariDataSource _ = pools.open(config("of another role"))) {
        assertThat(pools.tryEach()).isEmpty();
      }
    }
  }

  @Test
  void aRefusedLoginOfTheServiceIsToldFromAServerThatIsAway() throws SQLException {
    try (HikariDataSource main = new HikariDataSource(config("of another role"))) {
      SQLException failure = new ConnectionPools(main).tryEach().orElseThrow();

      assertThat(DatabaseState.unreachable(failure).remark())
          .isEqualTo("PostgreSQL refuses the login");
    }
    HikariConfig nowhere = config("of another role");
    nowhere.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
    try (HikariDataSource main = new HikariDataSource(nowhere)) {
      SQLException failure = new ConnectionPools(main).tryEach().orElseThrow();

      assertThat(DatabaseState.unreachable(failure).remark())
          .isEqualTo("PostgreSQL does not answer");
    }
  }

  private HikariConfig config(String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(OWNER);
    config.setPassword(password);
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    return config;
  }
}
