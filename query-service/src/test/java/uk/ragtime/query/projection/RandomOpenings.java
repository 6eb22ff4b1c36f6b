package uk.ragtime.query.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRenamed;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;

/**
 * A random history of texts and people: openings early, late, twice, wrong or never, and erasures
 * by event or by tombstone, before an opening or after it. The outcome is told by a model that
 * knows no order: an erased thing is erased, one whose opening came is shown, and all others are
 * missing.
 */
final class RandomOpenings {
  /** A record as one of the three topics has it. */
  sealed interface Delivery {
    /** Of the log. */
    record Event(long position, DomainEvent event, String actor) implements Delivery {}

    /** Of the texts; a tombstone if null. */
    record Text(TextKey key, @Nullable ErasableText text) implements Delivery {}

    /** Of the directory; a tombstone if null. */
    record Person(PersonKey key, @Nullable ErasablePerson person) implements Delivery {}
  }

  /** In the end. */
  enum Fate {
    SHOWN,
    ERASED,
    MISSING
  }

  private record Timed(int at, Delivery delivery) {}

  /** Between an event and the next; what belongs to it is scattered around it. */
  private static final int PACE = 10;

  private static final int PEOPLE = 4;
  private static final int EVENTS = 30;

  /** As many as keep what is wrong out of the batch in which its event is applied. */
  private static final int LAST_EVENTS = 12;

  private final PartnershipCode ours;
  private final TestPersons persons;
  private final Random random;
  private final List<Timed> deliveries = new ArrayList<>();
  private final Map<TextPlace, String> texts = new TreeMap<>();
  private final Map<Long, String> authors = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<TextPlace> opened = new TreeSet<>();
  private final Set<TextPlace> erased = new TreeSet<>();
  private final Map<String, Boolean> known = new HashMap<>();
  private final Set<String> gone = new TreeSet<>();
  private final Set<String> forgotten = new TreeSet<>();
  private long position;
  private int now;

  /**
   * @param after position of the log's last event so far
   */
  RandomOpenings(PartnershipCode ours, TestPersons persons, String issuer, long after, long seed) {
    this.ours = ours;
    this.persons = persons;
    this.random = new Random(seed);
    this.position = after;
    for (String code : people()) {
      name(code, "Name of " + code);
      event(
          persons.enrolled(
              ours,
              code,
              TestPersons.lookup(issuer, code + "-" + ours),
              Set.of(Role.RATER),
              Set.of(SampleEvents.HEALTH_VISITING)),
          "coordinator");
      sealed(code);
    }
    for (int i = 0; i < EVENTS; i++) {
      int chance = random.nextInt(20);
      if (chance < 13 || texts.isEmpty()) {
        write();
      } else if (chance < 15) {
        rename();
      } else if (chance < 18) {
        eraseTexts();
      } else {
        erasePerson();
      }
    }
    for (int i = 0; i < LAST_EVENTS; i++) {
      event(new PartnershipRenamed("Renamed " + i), "coordinator");
    }
    deliveries.sort(Comparator.comparingInt(Timed::at));
  }

  static List<String> people() {
    return IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();
  }

  /** In the order of their arrival. */
  List<Delivery> deliveries() {
    return deliveries.stream().map(Timed::delivery).toList();
  }

  long lastPosition() {
    return position;
  }

  /** The authors of what was written, by position. */
  Map<Long, String> authors() {
    return authors;
  }

  /** Null where no text was given. */
  @Nullable String text(TextPlace place) {
    return texts.get(place);
  }

  Set<TextPlace> places() {
    return texts.keySet();
  }

  Fate of(TextPlace place) {
    if (erased.contains(place)) {
      return Fate.ERASED;
    }
    return opened.contains(place) ? Fate.SHOWN : Fate.MISSING;
  }

  Fate of(String code) {
    if (forgotten.contains(code)) {
      return Fate.ERASED;
    }
    return known.getOrDefault(code, false) ? Fate.SHOWN : Fate.MISSING;
  }

  /** The latest. */
  String name(String code) {
    return names.getOrDefault(code, "");
  }

  private void write() {
    String author = anybody();
    Map<SealedField, String> given = new TreeMap<>();
    if (random.nextInt(5) > 0) {
      given.put(SealedField.REMARK, "remark %d of %s".formatted(position + 1, ours));
    }
    if (random.nextInt(2) > 0) {
      given.put(
          SealedField.EVIDENCE,
          "[{\"title\":\"title %d of %s\",\"url\":\"https://example.org\"}]"
              .formatted(position + 1, ours));
    }
    String remark = given.get(SealedField.REMARK);
    String evidence = given.get(SealedField.EVIDENCE);
    event(
        new RatingReconfirmed(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.HEALTH_VISITING,
            SampleEvents.TUNING_IN,
            Rating.AMBER,
            Stage.SELF,
            remark == null ? null : TestSeals.of(SealedField.REMARK, remark),
            evidence == null ? null : TestSeals.of(SealedField.EVIDENCE, evidence),
            evidence == null ? 0 : 1,
            SampleEvents.FIRST_DAY,
            false),
        author);
    authors.put(position, author);
    given.forEach((field, text) -> open(new TextPlace(position, field), text));
  }

  private void open(TextPlace place, String text) {
    texts.put(place, text);
    TextKey key = new TextKey(ours, place);
    ErasableText right = new ErasableText(TestSeals.keyOf(place.field(), text), text);
    int times = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(2);
    for (int i = 0; i < times; i++) {
      scatter(new Delivery.Text(key, right));
      opened.add(place);
    }
    if (random.nextInt(8) == 0) {
      late(new Delivery.Text(key, new ErasableText(right.key(), "never said")));
    }
    if (random.nextInt(10) == 0) {
      scatter(new Delivery.Text(key, null));
      erased.add(place);
    }
  }

  private void rename() {
    String code = anybody();
    name(code, "Name %d of %s".formatted(position + 1, code));
    event(persons.nameChanged(ours, code, name(code)), code);
    sealed(code);
  }

  /** The directory has a new record of a person. */
  private void sealed(String code) {
    PersonKey key = new PersonKey(ours, TestPersons.handle(code));
    ErasablePerson right = persons.record(key, position).orElseThrow();
    int times = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
    for (int i = 0; i < times; i++) {
      scatter(new Delivery.Person(key, right));
    }
    known.put(code, times > 0);
    if (random.nextInt(6) == 0) {
      late(
          new Delivery.Person(
              key,
              new ErasablePerson(
                  right.position(),
                  right.code(),
                  new PersonName("Somebody Else"),
                  right.personKey(),
                  right.lookup(),
                  right.identityKey())));
    }
    if (random.nextInt(12) == 0) {
      scatter(new Delivery.Person(key, null));
      forgotten.add(code);
    }
  }

  private void eraseTexts() {
    List<TextPlace> given = new ArrayList<>(texts.keySet());
    Set<TextPlace> some = new TreeSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      some.add(given.get(random.nextInt(given.size())));
    }
    erased.addAll(some);
    event(new TextsErased(1, List.copyOf(some), ErasureGround.MISTAKE), "coordinator");
  }

  private void erasePerson() {
    String code = anybody();
    if (gone.size() < PEOPLE - 1) {
      gone.add(code);
      forgotten.add(code);
      MemberHandle handle = TestPersons.handle(code);
      event(new PersonErased(1, handle, ErasureGround.REQUEST), "coordinator");
    }
  }

  /** Nobody acts after having been erased by an event. */
  private String anybody() {
    List<String> present = people().stream().filter(code -> !gone.contains(code)).toList();
    return present.get(random.nextInt(present.size()));
  }

  private void name(String code, String name) {
    names.put(code, name);
    persons.name(ours, code, name);
  }

  private void event(DomainEvent event, String actor) {
    position++;
    now += PACE;
    deliveries.add(new Timed(now, new Delivery.Event(position, event, actor)));
  }

  private void scatter(Delivery delivery) {
    deliveries.add(new Timed(now - 5 * PACE + random.nextInt(15 * PACE), delivery));
  }

  private void late(Delivery delivery) {
    deliveries.add(new Timed(now + LAST_EVENTS * PACE - PACE + random.nextInt(PACE), delivery));
  }
}
