package uk.ragtime.query.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.RecordedRange;
import uk.ragtime.query.rating.RatingNumbers;
import uk.ragtime.testing.fuzz.Fuzzing;
import uk.ragtime.web.ProblemException;

/** Every input of an audit query becomes a parameter of its SQL, and none becomes SQL. */
public final class AuditFiltersFuzzTest {
  private static final Pattern NAMED = Pattern.compile("(?<!:):([a-z]+)");
  private static final int PARTS = 12;

  public static void fuzzerTestOneInput(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", -1);
    @Nullable String[] parts = new @Nullable String[PARTS];
    for (int i = 0; i < PARTS && i < lines.length; i++) {
      parts[i] = lines[i].isEmpty() ? null : lines[i];
    }
    try {
      AuditQuery query =
          new AuditQuery(
              Parameters.optionalCode("area", parts[0], AreaCode::new),
              Parameters.optionalCode("agency", parts[1], AgencyCode::new),
              Parameters.optionalCode("capability", parts[2], CapabilityCode::new),
              null,
              null,
              Parameters.optionalCode("cycle", parts[3], CycleCode::new),
              Parameters.optionalCode("member", parts[4], MemberReference::new),
              AuditQuery.correlation("correlation", parts[5]),
              RecordedRange.read(parts[6], parts[7]),
              Parameters.word(
                  "order", parts[8], AuditOrder.OLDEST, AuditOrder.values(), AuditOrder::spelling),
              Page.read(parts[9], parts[10]),
              AuditKinds.read(parts[11]));
      AuditFilters filters =
          AuditFilters.of(
              query, new RatedCells(List.of(1L), null), handles(query), RatingNumbers.EMPTY);

      assertThat(filters.sql()).doesNotContain("'", "\"", ";", "--", "/*");
      NAMED
          .matcher(filters.sql())
          .results()
          .map(name -> name.group(1))
          .filter(name -> !name.equals("partnership"))
          .forEach(name -> assertThat(filters.values()).containsKey(name));
    } catch (ProblemException e) {
      assertThat(e.problem().status()).isEqualTo(400);
    }
  }

  private static @Nullable List<String> handles(AuditQuery query) {
    return query.member() == null ? null : List.of(query.member().value());
  }

  @Test
  void holds() {
    Fuzzing.run(AuditFiltersFuzzTest.class, AuditFiltersFuzzTest::fuzzerTestOneInput);
  }
}
