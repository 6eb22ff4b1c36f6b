package uk.ragtime.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;

class SpacedAccessesTest {
  /** Far ahead: the sessions kept in memory end by the system's clock. */
  private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

  private final Saved saved = new Saved();
  private final SpacedAccesses<MapSession> sessions = new SpacedAccesses<>(saved);
  private String id = "";

  @BeforeEach
  void aSessionOfNoon() {
    SpacedAccesses.SpacedSession<MapSession> session = sessions.createSession();
    id = session.getId();
    session.setMaxInactiveInterval(Duration.ofHours(8));
    session.setLastAccessedTime(NOON);
    sessions.save(session);
    saved.times = 0;
  }

  @ParameterizedTest
  @CsvSource({"PT8H, PT59S, 0", "PT8H, PT60S, 1", "PT2M, PT1S, 0", "PT2M, PT2S, 1"})
  void anAccessIsWrittenOnceInAWhile(Duration inactive, Duration later, int times) {
    // given
    SpacedAccesses.SpacedSession<MapSession> session = found();
    session.setLastAccessedTime(NOON);
    session.setMaxInactiveInterval(inactive);
    sessions.save(session);
    saved.times = 0;

    // when
    SpacedAccesses.SpacedSession<MapSession> accessed = found();
    accessed.setLastAccessedTime(NOON.plus(later));
    sessions.save(accessed);

    // then
    assertThat(saved.times).isEqualTo(times);
    assertThat(found().getLastAccessedTime()).isEqualTo(times == 0 ? NOON : NOON.plus(later));
  }

  @Test
  void whatIsPutIntoASessionIsWrittenAtOnce() {
    // when
    SpacedAccesses.SpacedSession<MapSession> session = found();
    session.setLastAccessedTime(NOON.plusSeconds(1));
    session.setAttribute("form", "kept");
    sessions.save(session);

    // then
    assertThat(found().<String>getAttribute("form")).isEqualTo("kept");

    // when
    SpacedAccesses.SpacedSession<MapSession> next = found();
    next.removeAttribute("form");
    sessions.save(next);

    // then
    assertThat(found().<String>getAttribute("form")).isNull();
    assertThat(saved.times).isEqualTo(2);
  }

  @Test
  void whatWasWrittenIsNotWrittenAgain() {
    // given
    SpacedAccesses.SpacedSession<MapSession> session = found();
    session.setAttribute("form", "kept");

    // when
    sessions.save(session);
    sessions.save(session);

    // then
    assertThat(saved.times).isEqualTo(1);
  }

  @Test
  void aChangedIdIsWritten() {
    // when
    SpacedAccesses.SpacedSession<MapSession> session = found();
    String other = session.changeSessionId();
    sessions.save(session);

    // then
    assertThat(sessions.findById(other)).isNotNull();
  }

  private SpacedAccesses.SpacedSession<MapSession> found() {
    return Objects.requireNonNull(sessions.findById(id));
  }

  /** Sessions as a database has them: what is not saved is not there. */
  private static final class Saved implements SessionRepository<MapSession> {
    private final Map<String, MapSession> rows = new HashMap<>();
    private int times;

    @Override
    public MapSession createSession() {
      return new MapSession();
    }

    @Override
    public void save(MapSession session) {
      times++;
      rows.put(session.getId(), new MapSession(session));
    }

    @Override
    public @Nullable MapSession findById(String id) {
      MapSession row = rows.get(id);
      return row == null ? null : new MapSession(row);
    }

    @Override
    public void deleteById(String id) {
      rows.remove(id);
    }
  }
}
