package uk.ragtime.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.RecordedRange;
import uk.ragtime.query.rating.GrowingLog;
import uk.ragtime.query.rating.GrowthQuestions;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.tenancy.Tenant;

/** Pages of the audit: what one reads depends on its length alone. */
public final class AuditPlans implements GrowthQuestions {
  private static final int LIMIT = 100;

  /** The entry, its event, and the way to both through their indexes. */
  private static final int BLOCKS_OF_AN_ENTRY = 10;

  private final Map<String, Consumer<Tenant>> questions = new LinkedHashMap<>();

  /** Pages of each kind, in both orders. */
  public AuditPlans() {
    for (AuditOrder order : AuditOrder.values()) {
      ask("first " + order, page(null, null, order, 0));
      ask("later " + order, page(null, null, order, 100_000));
      ask("area " + order, page(GrowingLog.area(3), null, order, 100_000));
      ask("common member " + order, page(null, "member-5", order, 0));
      ask("rare member " + order, page(null, "rare", order, 0));
      ask("early cycle " + order, ofTime("y1", null, null, order));
      ask("late cycle " + order, ofTime("y7", null, null, order));
      ask("from " + order, ofTime(null, "2023-06-01T00:00:00Z", null, order));
      ask("to " + order, ofTime(null, null, "2020-06-01T00:00:00Z", order));
      ask(
          "from and to " + order,
          ofTime(null, "2021-06-01T00:00:00Z", "2021-07-01T00:00:00Z", order));
    }
  }

  private void ask(String name, AuditQuery page) {
    questions.put(name, tenant -> AuditLog.page(tenant, page, false));
  }

  @Override
  public List<Consumer<Tenant>> all() {
    return List.copyOf(questions.values());
  }

  @Override
  public void assertSmall(GrowingLog log) {
    Map<String, Long> read = new LinkedHashMap<>();
    questions.forEach((name, query) -> read.put(name, log.blocksRead(query)));
    assertThat(read)
        .allSatisfy(
            (_, blocks) -> assertThat(blocks).isLessThan((LIMIT + 1L) * BLOCKS_OF_AN_ENTRY));
  }

  private static AuditQuery page(
      @Nullable AreaCode area, @Nullable String member, AuditOrder order, long after) {
    return new AuditQuery(
        area,
        null,
        null,
        null,
        null,
        null,
        member == null ? null : new MemberReference(TestPersons.handle(member).value()),
        null,
        new RecordedRange(null, null),
        order,
        new Page(after, LIMIT),
        AuditKinds.read(null));
  }

  private static AuditQuery ofTime(
      @Nullable String cycle, @Nullable String from, @Nullable String before, AuditOrder order) {
    return new AuditQuery(
        null,
        null,
        null,
        null,
        null,
        cycle == null ? null : new CycleCode(cycle),
        null,
        null,
        new RecordedRange(
            from == null ? null : Instant.parse(from),
            before == null ? null : Instant.parse(before)),
        order,
        new Page(0, LIMIT),
        AuditKinds.read(null));
  }
}
