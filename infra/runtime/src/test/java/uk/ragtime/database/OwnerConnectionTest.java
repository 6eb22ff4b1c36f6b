package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.worker.WakeSignal;

class OwnerConnectionTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger attempts = new AtomicInteger();
  private final WakeSignal stopped = new WakeSignal();

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "08004"})
  void aRefusedLoginEndsTheStartAtOnceAndNamesTheSettings(String state) {
    assertThatThrownBy(() -> await(new SQLException("FATAL: no such password", state), LONG))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SPRING_FLYWAY_PASSWORD")
        .hasMessageContaining("SPRING_FLYWAY_USER")
        .hasMessageContaining("refuses the login of kent_owner (FATAL: no such password)");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aPoolerEndsTheStartWithItsRemedy() {
    assertThatThrownBy(() -> await(new UnsuitableConnectionException("A pooler", null), LONG))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("A pooler");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aMissingDatabaseIsNotWaitedFor() {
    assertThatThrownBy(() -> await(new SQLException("no database", "3D000"), LONG))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("kent_owner cannot connect to PostgreSQL: no database");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aServerThatIsAwayIsWaitedForUpToALimit() {
    assertThatThrownBy(() -> await(new SQLException("refused", "08001"), Duration.ZERO))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void aStopEndsTheWait() {
    stopped.give();

    assertThatThrownBy(() -> await(new SQLException("refused", "08001"), LONG))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("Stopped while it waited");
    assertThat(attempts).hasValue(1);
  }

  private void await(SQLException failure, Duration longest) {
    OwnerConnection.await(
        () -> {
          attempts.incrementAndGet();
          throw failure;
        },
        "kent_owner",
        stopped,
        longest);
  }
}
