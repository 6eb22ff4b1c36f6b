package uk.ragtime.portal.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.portal.api.LoggedEvent;

/**
 * Progress of an erasure, by its events.
 *
 * @param number within the partnership
 * @param erasedAt when the last of it was erased; null while all of it waits
 * @param people handles of those who are erased
 * @param texts number of texts that are erased
 * @param waitingPeople handles of those who wait for holds to end
 * @param waitingTexts number of texts that wait
 * @param holds that forbid it, or forbade it
 * @param carriedOut what is recorded of its end; null while something of it is under way
 */
record ErasureState(
    int number,
    String ground,
    @Nullable Instant erasedAt,
    Set<String> people,
    int texts,
    Set<String> waitingPeople,
    int waitingTexts,
    Set<String> holds,
    @Nullable CarriedOut carriedOut) {

  static final String PERSON_ERASED = "person-erased";
  static final String TEXTS_ERASED = "texts-erased";
  static final String DEFERRED = "erasure-deferred";
  static final String CARRIED_OUT = "erasure-carried-out";

  private static final Set<String> EVENTS =
      Set.of(PERSON_ERASED, TEXTS_ERASED, DEFERRED, CARRIED_OUT);

  /** As long as message topics may take; everything but backups is faster. */
  private static final Duration LONGEST = Duration.ofDays(2);

  /**
   * The record that nothing is left anywhere but in backups.
   *
   * @param backupsExpireOn day by which the last backup that may hold it is gone
   */
  record CarriedOut(
      Instant storeClearedAt,
      Instant readersClearedAt,
      Instant topicsClearedAt,
      LocalDate backupsExpireOn) {}

  /** Number of the erasure that an event belongs to; 0 if it belongs to none. */
  static int numberOf(LoggedEvent event) {
    return EVENTS.contains(event.name()) ? event.data().path("erasure").asInt(0) : 0;
  }

  /**
   * @param events of this erasure, in order
   */
  static ErasureState of(int number, List<LoggedEvent> events) {
    String ground = "";
    LoggedEvent last = null;
    Set<String> people = new TreeSet<>();
    Set<String> texts = new TreeSet<>();
    Set<String> waitingPeople = new TreeSet<>();
    Set<String> waitingTexts = new TreeSet<>();
    Set<String> holds = new TreeSet<>();
    LoggedEvent end = null;
    for (LoggedEvent event : events) {
      JsonNode data = event.data();
      ground = data.path("ground").asString(ground);
      switch (event.name()) {
        case PERSON_ERASED -> {
          people.add(data.path("member").asString(""));
          last = event;
        }
        case TEXTS_ERASED -> {
          texts.addAll(places(data));
          last = event;
        }
        case DEFERRED -> {
          data.path("members").forEach(member -> waitingPeople.add(member.asString("")));
          waitingTexts.addAll(places(data));
          data.path("holds").forEach(hold -> holds.add(hold.asString("")));
        }
        case CARRIED_OUT -> end = event;
        default -> throw new IllegalArgumentException(event.name());
      }
    }
    waitingPeople.removeAll(people);
    waitingTexts.removeAll(texts);
    return new ErasureState(
        number,
        ground,
        last == null ? null : last.time(),
        people,
        texts.size(),
        waitingPeople,
        waitingTexts.size(),
        holds,
        carriedOut(end, last));
  }

  private static List<String> places(JsonNode data) {
    List<String> places = new ArrayList<>();
    for (JsonNode place : data.path("places")) {
      places.add(place.path("position").asLong() + "." + place.path("field").asString(""));
    }
    return places;
  }

  /** An end that was recorded before the last part was erased is not the end of that part. */
  private static @Nullable CarriedOut carriedOut(
      @Nullable LoggedEvent end, @Nullable LoggedEvent last) {
    if (end == null
        || (last != null && end.data().path("lastPosition").asLong() < last.position())) {
      return null;
    }
    JsonNode data = end.data();
    return new CarriedOut(
        instant(data, "storeClearedAt"),
        instant(data, "readersClearedAt"),
        instant(data, "topicsClearedAt"),
        LocalDate.parse(data.path("backupsExpireOn").asString()));
  }

  private static Instant instant(JsonNode data, String field) {
    return Instant.parse(data.path(field).asString());
  }

  public boolean isWaiting() {
    return !waitingPeople.isEmpty() || waitingTexts > 0;
  }

  /** Whether something is erased and not yet known to be gone. */
  public boolean isUnderWay() {
    return erasedAt != null && carriedOut == null;
  }

  /** By when nothing should be left but in backups. */
  public Instant dueAt() {
    return Objects.requireNonNull(erasedAt, "nothing is erased").plus(LONGEST);
  }

  boolean isOverdue(Instant now) {
    return isUnderWay() && now.isAfter(dueAt());
  }
}
