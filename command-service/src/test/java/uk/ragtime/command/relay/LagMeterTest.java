package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.AbstractDataSource;

class LagMeterTest {
  private static final class Refusing extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      throw new SQLException("FATAL: password authentication failed", "28P01");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }

  @Test
  @Timeout(60)
  void aRefusedLoginOfTheRelayIsRemarkedInHealth() throws Exception {
    LagMeter meter =
        new LagMeter(
            new Leases(new Refusing(), Relay.LEASE),
            "first/1",
            "kent_relay",
            new SimpleMeterRegistry());
    meter.start();
    try {
      while (!meter.health().getDetails().containsKey("remark")) {
        Thread.sleep(10);
      }
      assertThat(meter.health().getStatus().getCode()).isEqualTo("UNKNOWN");
      assertThat(meter.health().getDetails().get("remark"))
          .isEqualTo("PostgreSQL refuses the login of kent_relay: nothing is known of the relay");
    } finally {
      meter.stop();
    }
  }
}
