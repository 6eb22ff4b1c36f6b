package uk.ragtime.command.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;

/** Finds the texts that members wrote, and that are not erased. */
public final class WrittenTexts {
  /** Streams of an assessment, of the comments on it, and of a profile made of assessments. */
  private static final Set<String> OF_A_CYCLE = Set.of("assessment", "comments", "profile");

  private static final String TEXTS_AT =
      PartnershipQueries.TENANT
          + """
          select t.position, t.field, e.actor, s.name as stream
          from unnest(?::int[], ?::text[]) as place (position, field)
          join erasable.text t on t.partnership = (select number from p)
            and t.position = place.position and t.field = place.field
          join store.event e on e.partnership = t.partnership and e.position = t.position
          join store.stream s on s.partnership = e.partnership and s.number = e.stream
          """;

  private static final String IS_WRITTEN =
      PartnershipQueries.TENANT
          + """
          select exists (
            select
            from erasable.text t
            where t.partnership = (select number from p)
              and t.position = ? and t.field = ? and t.text = ?)
          """;

  private static final String TEXTS_BY =
      PartnershipQueries.TENANT
          + """
          select t.position, t.field, e.actor, s.name as stream
          from erasable.text t
          join store.event e on e.partnership = t.partnership and e.position = t.position
          join store.stream s on s.partnership = e.partnership and s.number = e.stream
          where t.partnership = (select number from p) and e.actor = ?
          """;

  private final PartnershipQueries queries;

  public WrittenTexts(DataSource dataSource) {
    this.queries = new PartnershipQueries(dataSource);
  }

  /** The texts at places, without their contents. */
  public List<WrittenText> at(PartnershipCode partnership, Collection<TextPlace> places) {
    Object[] positions = places.stream().map(place -> Math.toIntExact(place.position())).toArray();
    Object[] fields = places.stream().map(place -> place.field().wireName()).toArray();
    return queries.query(
        TEXTS_AT,
        partnership,
        (connection, statement) -> {
          statement.setArray(3, connection.createArrayOf("int4", positions));
          statement.setArray(4, connection.createArrayOf("text", fields));
        },
        WrittenTexts::read);
  }

  /** Whether this text stands at a place. */
  public boolean isWritten(PartnershipCode partnership, TextPlace place, String text) {
    return queries.query(
        IS_WRITTEN,
        partnership,
        (_, statement) -> {
          statement.setLong(3, place.position());
          statement.setString(4, place.field().wireName());
          statement.setString(5, text);
        },
        PartnershipQueries::isTrue);
  }

  /** The texts that a member wrote; reads all of a partnership's, so use it for rare commands. */
  public List<WrittenText> by(PartnershipCode partnership, MemberHandle member) {
    return queries.query(
        TEXTS_BY,
        partnership,
        (_, statement) -> statement.setString(3, member.value()),
        WrittenTexts::read);
  }

  private static List<WrittenText> read(ResultSet rows) throws SQLException {
    List<WrittenText> texts = new ArrayList<>();
    while (rows.next()) {
      texts.add(
          new WrittenText(
              new TextPlace(rows.getLong("position"), SealedField.of(rows.getString("field"))),
              new ActorId(rows.getString("actor")),
              cycleOf(rows.getString("stream"))));
    }
    return texts;
  }

  private static Optional<CycleCode> cycleOf(String stream) {
    String[] parts = stream.split("/", -1);
    return OF_A_CYCLE.contains(parts[0]) ? Optional.of(new CycleCode(parts[1])) : Optional.empty();
  }
}
