package uk.ragtime.portal.stub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import uk.ragtime.portal.page.Words;

/** Clock of a portal under test: the real time, or as far ahead of it as a test says. */
public final class StubClock extends Clock {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  public void ahead(Duration by) {
    ahead.set(by);
  }

  @Override
  public ZoneId getZone() {
    return Words.LONDON;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), ahead.get());
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }
}
