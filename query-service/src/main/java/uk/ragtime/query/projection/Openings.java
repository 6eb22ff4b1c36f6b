package uk.ragtime.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.ErasableText;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.erasable.TextKey;

/** Openings of one batch, written after its events, whose seals they have to fit. */
final class Openings {
  /** An opening that is shown to nobody, without anything of what it says. */
  record Misfit(PartnershipCode partnership, String subject) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final String PARK =
      """
      insert into erasable.misfit (partnership, subject)
      select partnership, subject
        from unnest(?::text[], ?::text[]) v (partnership, subject)
      on conflict do nothing
      """;

  private static final String RELEASE =
      """
      delete from erasable.misfit m
       using unnest(?::text[], ?::text[]) v (partnership, subject)
       where m.partnership = v.partnership
         and m.subject = v.subject
      """;

  /** A row to lock for each partnership; most are there. */
  private static final String ENSURE_LOCKS =
      """
      insert into erasable.partnership_lock (partnership)
      select code
        from unnest(?::text[]) v (code)
      on conflict do nothing
      """;

  /** In one order everywhere, so that two batches never wait for each other. */
  private static final String LOCK =
      """
      select partnership
        from erasable.partnership_lock
       where partnership = any (?)
       order by partnership
         for update
      """;

  private final TextOpenings texts;
  private final PersonOpenings persons = new PersonOpenings();

  Openings(EventReader events) {
    texts = new TextOpenings(events);
  }

  /** Takes a record; returns false if it cannot be read. */
  boolean take(RecordKey.OfText key, ConsumerRecord<String, byte[]> record) {
    try {
      ErasableText text = read(record, ErasableText.class);
      if (text == null ? record.value() != null : isAbsent(text.key())) {
        return false;
      }
      texts.take(key.key(), text);
      return true;
    } catch (JacksonException _) {
      return false; // its message may quote the text
    }
  }

  /** Takes a record; returns false if it cannot be read. */
  boolean take(RecordKey.OfPerson key, ConsumerRecord<String, byte[]> record) {
    try {
      ErasablePerson person = read(record, ErasablePerson.class);
      if (person == null
          ? record.value() != null
          : isAbsent(person.code()) || isAbsent(person.name()) || isAbsent(person.personKey())) {
        return false;
      }
      persons.take(key.key(), person);
      return true;
    } catch (JacksonException _) {
      return false; // its message may quote the name
    }
  }

  void applied(ReceivedEvent received) {
    texts.applied(received);
    persons.applied(received);
  }

  /**
   * Writes them under a lock for each partnership: another instance may be applying its events, and
   * neither would see what the other has not committed.
   *
   * @param progress of the events of this batch; takes in what others have applied
   * @return openings that do not fit their seals
   */
  List<Misfit> write(Connection connection, PartnershipProgress progress) throws SQLException {
    Set<PartnershipCode> partnerships = new HashSet<>();
    texts.addPartnerships(partnerships);
    persons.addPartnerships(partnerships);
    if (partnerships.isEmpty()) {
      return List.of();
    }
    lock(connection, partnerships);
    progress.refresh(connection, partnerships);
    ToLongFunction<PartnershipCode> positions = progress::applied;
    List<Misfit> misfits = new ArrayList<>();
    List<Misfit> fitting = new ArrayList<>();
    texts
        .write(connection, positions)
        .forEach((key, fits) -> (fits ? fitting : misfits).add(subject(key)));
    persons
        .write(connection, positions)
        .forEach((key, fits) -> (fits ? fitting : misfits).add(subject(key)));
    run(connection, RELEASE, fitting);
    run(connection, PARK, misfits);
    return misfits;
  }

  private static Misfit subject(TextKey key) {
    return new Misfit(
        key.partnership(), "text/" + key.place().position() + "/" + key.place().field().wireName());
  }

  private static Misfit subject(PersonKey key) {
    return new Misfit(key.partnership(), "person/" + key.handle());
  }

  private static void lock(Connection connection, Collection<PartnershipCode> partnerships)
      throws SQLException {
    String[] codes =
        partnerships.stream().map(PartnershipCode::value).sorted().toArray(String[]::new);
    for (String sql : List.of(ENSURE_LOCKS, LOCK)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("text", codes));
        statement.execute();
      }
    }
  }

  private static void run(Connection connection, String sql, Collection<Misfit> misfits)
      throws SQLException {
    if (misfits.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1, array(connection, "text", misfits, misfit -> misfit.partnership().value()));
      statement.setArray(2, array(connection, "text", misfits, Misfit::subject));
      statement.executeUpdate();
    }
  }

  /** A PostgreSQL array with an element for each of some values, in their order. */
  static <T> Array array(
      Connection connection, String type, Collection<T> values, Function<T, Object> element)
      throws SQLException {
    return connection.createArrayOf(type, values.stream().map(element).toArray());
  }

  /** Whether a record left something out that it must have; the parser lets it pass. */
  private static boolean isAbsent(@Nullable Object component) {
    return component == null;
  }

  /** Null for a tombstone, and for a JSON null. */
  private static <T> @Nullable T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
    return record.value() == null ? null : JSON.readValue(new String(record.value(), UTF_8), type);
  }
}
