package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Lens;
import uk.ragtime.query.tenancy.Tenant;

/**
 * A connection keeps the plans that it made when the log was small. They must be such that a
 * question reads what it is about, however long the log has become.
 */
class RatingPlansIT {
  /** A few levels of the index, the entry itself, and its cell in the list of what is rated. */
  private static final int BLOCKS_OF_A_LOOK = 12;

  private static final AreaCode AREA = GrowingLog.area(3);
  private static final LocalDate DAY = LocalDate.of(2022, 6, 30);
  private static final LocalDate LATER = DAY.plusDays(30);
  private static final Instant KNOWN = KnownAt.LATEST;

  @Test
  void whatAQuestionReadsDoesNotGrowWithTheLog() {
    try (GrowingLog log = new GrowingLog()) {
      // given
      Map<String, Consumer<Tenant>> ofAnArea = new LinkedHashMap<>();
      Map<String, Consumer<Tenant>> ofAll = new LinkedHashMap<>();
      lenses()
          .forEach((name, lens) -> {
            ofAnArea.put(
                "in force " + name, tenant -> RatingLog.inForce(tenant, AREA, lens, DAY, KNOWN));
            ofAnArea.put(
                "in force as known long ago " + name,
                tenant ->
                    RatingLog.inForce(
                        tenant, AREA, lens, LATER, Instant.parse("2020-06-01T00:00:00Z")));
            ofAnArea.put(
                "grids " + name,
                tenant -> RatingLog.grids(tenant, AREA, lens, List.of(DAY), KNOWN));
            ofAnArea.put(
                "courses " + name,
                tenant -> RatingLog.courses(tenant, AREA, lens, DAY, LATER, KNOWN));
            ofAll.put(
                "everywhere " + name, tenant -> RatingLog.everywhere(tenant, lens, DAY, KNOWN));
          });
      List<Consumer<Tenant>> all = new ArrayList<>(ofAnArea.values());
      all.addAll(ofAll.values());

      // when
      log.growAfter(all);

      // then
      Map<String, Long> read = new LinkedHashMap<>();
      ofAnArea.forEach((name, question) -> read.put(name, log.blocksRead(question)));
      ofAll.forEach(
          (name, question) -> read.put(name, log.blocksRead(question) / GrowingLog.AREAS));
      // A course is three looks, and a few entries between its two days.
      assertThat(read)
          .allSatisfy((_, blocks) ->
              assertThat(blocks).isLessThan(3L * GrowingLog.CELLS_OF_AREA * BLOCKS_OF_A_LOOK));
    }
  }

  private static Map<String, Lens> lenses() {
    return Map.of("plain", lens(null), "renamed", lens(new CapabilityCode("before")));
  }

  private static Lens lens(@Nullable CapabilityCode first) {
    TreeMap<Integer, List<Capability>> versions = new TreeMap<>();
    if (first != null) {
      versions.put(1, List.of(capability(first, null)));
    }
    versions.put(
        2,
        IntStream.range(0, 10)
            .mapToObj(i -> capability(GrowingLog.capability(i), i == 0 ? first : null))
            .toList());
    return Lens.of(versions);
  }

  private static Capability capability(CapabilityCode code, @Nullable CapabilityCode mapsFrom) {
    return new Capability(code, "Title", "practice", "Guidance", "R", "A", "G", mapsFrom);
  }
}
