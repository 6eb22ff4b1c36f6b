package uk.ragtime.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPageTest {
  private static final List<String> TEXTS =
      List.of(
          "", "a", "{\"to\":\"RED\"}", "gwasanaeth iechyd meddwl babanod", "\u20ac\ud83d\ude00");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_261_130})
  void aPageIsUnpackedAsItWasPacked(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      long number = random.nextInt(100_000);
      List<LoggedEvent> events = events(random, number);

      byte[] packed = EventPage.pack(events);

      assertThat(EventPage.unpack(number, packed)).as("seed %d", seed).isEqualTo(events);
      assertThat(EventPage.pack(events)).isEqualTo(packed);
    }
  }

  @Test
  void extremesAreKept() {
    LoggedEvent first = event(1, Instant.EPOCH, null, Long.MAX_VALUE, "");
    LoggedEvent second =
        event(2, Instant.parse("9999-12-31T23:59:59.999999Z"), LocalDate.of(1, 1, 1), 0, "x");
    LoggedEvent third =
        event(3, Instant.parse("0001-01-01T00:00:00Z"), LocalDate.of(9999, 12, 31), 1, "x");
    List<LoggedEvent> events = List.of(first, second, third);

    assertThat(EventPage.unpack(0, EventPage.pack(events))).isEqualTo(events);
  }

  @Test
  void positionsFollowFromTheNumber() {
    assertThat(EventPage.numberOf(1)).isZero();
    assertThat(EventPage.numberOf(256)).isZero();
    assertThat(EventPage.numberOf(257)).isEqualTo(1);
    assertThat(EventPage.firstOf(0)).isEqualTo(1);
    assertThat(EventPage.firstOf(1)).isEqualTo(257);
  }

  @Test
  void whatIsNoPageIsRefused() {
    byte[] packed = EventPage.pack(events(new Random(4), 0));
    byte[] another = packed.clone();
    another[0] = 2;

    assertThatThrownBy(() -> EventPage.unpack(0, new byte[0])).hasMessageContaining("format");
    assertThatThrownBy(() -> EventPage.unpack(0, another)).hasMessageContaining("format");
    for (int length : List.of(1, 2, packed.length / 2, packed.length - 9)) {
      assertThatThrownBy(() -> EventPage.unpack(0, Arrays.copyOf(packed, length)))
          .as("%d bytes", length)
          .hasMessageContaining("page 0 cannot be read");
    }
  }

  private static List<LoggedEvent> events(Random random, long number) {
    List<LoggedEvent> events = new ArrayList<>();
    Instant at = Instant.parse("2026-11-30T09:00:00Z");
    for (int i = 0; i < EventPage.EVENTS; i++) {
      at = at.plus(random.nextInt(5_000_000), ChronoUnit.MICROS);
      events.add(
          new LoggedEvent(
              EventPage.firstOf(number) + i,
              "uk.ragtime.rating-changed.v" + random.nextInt(3),
              "assessment/2026/area-" + random.nextInt(50),
              random.nextLong(1L << random.nextInt(1, 62)),
              at,
              random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(40_000) - 9_000),
              "m-" + random.nextInt(20),
              any(random),
              new UUID(random.nextLong(), random.nextLong()),
              any(random),
              TEXTS.get(random.nextInt(TEXTS.size())).repeat(random.nextInt(40))));
    }
    return events;
  }

  private static @Nullable String any(Random random) {
    return random.nextBoolean() ? null : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private static LoggedEvent event(
      long position, Instant at, @Nullable LocalDate day, long version, String data) {
    UUID command = new UUID(Long.MIN_VALUE, Long.MAX_VALUE);
    return new LoggedEvent(
        position, "type", "stream", version, at, day, "actor", null, command, null, data);
  }
}
