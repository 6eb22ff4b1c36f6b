package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin.Kind;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.tenancy.Tenant;

/** Questions about ratings at a time and between two, and about their review. */
public final class RatingPlans implements GrowthQuestions {
  /** A few levels of the index, the entry itself, and its cell in the list of what is rated. */
  private static final int BLOCKS_OF_A_LOOK = 12;

  private static final int ENTRIES_OF_A_CYCLE = 32;

  /**
   * Of its last day, of its first, and of the first spells after that: two at most for each look.
   */
  private static final long PAGES_OF_A_SPAN = 8;

  private static final AreaCode AREA = GrowingLog.area(3);
  private static final LocalDate DAY = LocalDate.of(2022, 6, 30);
  private static final LocalDate LATER = DAY.plusDays(30);
  private static final int DAYS_OF_A_SPAN = RatingTimelines.DAYS_READ_ENTRY_BY_ENTRY + 1;
  private static final LocalDate FOR_A_WHILE_BEFORE = LATER.minusDays(DAYS_OF_A_SPAN);
  private static final LocalDate LONG_BEFORE = LocalDate.of(2020, 2, 1);
  private static final LocalDate AT_THE_END = LocalDate.of(2023, 10, 1);
  private static final Instant SETTLED = Instant.parse("2022-07-30T12:00:00Z");
  private static final Instant KNOWN = KnownAt.LATEST;

  /** A cycle has 25,000 entries, one every ten minutes: the fifth begins here. */
  private static final CycleCode CYCLE = new CycleCode("y5");

  private static final LocalDate CYCLE_OPENS = LocalDate.of(2022, 5, 18);

  private final Map<String, Consumer<Tenant>> ofAnArea = new LinkedHashMap<>();
  private final Map<String, Consumer<Tenant>> ofAll = new LinkedHashMap<>();
  private final Map<String, Consumer<Tenant>> reviews = new LinkedHashMap<>();
  private final Map<String, Consumer<Tenant>> spans = new LinkedHashMap<>();

  /** Questions through a checklist as it is, and through one of merged capabilities. */
  public RatingPlans() {
    RatingsAt day = RatingsAt.inForce(DAY, KNOWN);
    RatingsAt later = RatingsAt.inForce(LATER, KNOWN);
    RatingsAt outcome = RatingsAt.outcome(CYCLE, CYCLE_OPENS, DAY, KNOWN, KNOWN);
    RatingsAt closed = RatingsAt.outcome(CYCLE, CYCLE_OPENS, LATER, KNOWN, SETTLED);
    RatingsAt end = RatingsAt.inForce(AT_THE_END, KNOWN);
    RatingsAt longAgo = RatingsAt.inForce(LATER, Instant.parse("2020-06-01T00:00:00Z"));
    views()
        .forEach((name, view) -> {
          ofAnArea.put("in force " + name, tenant -> RatingLog.inForceIn(tenant, AREA, view, day));
          for (StageFilter stage : StageFilter.values()) {
            ofAnArea.put(
                "by a kept plan, " + stage + " " + name,
                tenant -> RatingLog.ratingsIn(tenant, AREA, view, day.by(stage)));
          }
          ofAnArea.put(
              "outcome by a kept plan " + name,
              tenant -> RatingLog.ratingsIn(tenant, AREA, view, outcome));
          ofAnArea.put(
              "long ago by a kept plan " + name,
              tenant -> RatingLog.ratingsIn(tenant, AREA, view, longAgo));
          ofAnArea.put(
              "agreed " + name,
              tenant -> RatingLog.inForceIn(tenant, AREA, view, day.by(StageFilter.AGREED_ONLY)));
          ofAnArea.put(
              "last word " + name,
              tenant ->
                  RatingLog.inForceIn(tenant, AREA, view, day.by(StageFilter.CHALLENGED_TOO)));
          reviews.put(
              "reviews " + name,
              tenant -> {
                RatingsInForce ratings = RatingLog.inForceIn(tenant, AREA, view, outcome);
                assertThat(ratings.isReviewed()).isTrue();
                ReviewLog.of(tenant, AREA, view, outcome, ratings);
              });
          ofAnArea.put(
              "outcome " + name, tenant -> RatingLog.inForceIn(tenant, AREA, view, outcome));
          ofAnArea.put(
              "in force as known long ago " + name,
              tenant -> RatingLog.inForceIn(tenant, AREA, view, longAgo));
          ofAnArea.put(
              "grids " + name, tenant -> RatingLog.grids(tenant, AREA, view, List.of(day)));
          ofAnArea.put(
              "courses " + name,
              tenant -> RatingTimelines.between(tenant, AREA, view, outcome, null, later));
          if (name.equals("plain")) {
            spans.put("by sums", tenant -> timelines(tenant, view, FOR_A_WHILE_BEFORE, later));
            spans.put(
                "at the end",
                tenant -> timelines(tenant, view, AT_THE_END.minusDays(DAYS_OF_A_SPAN), end));
            spans.put("over all years", tenant -> timelines(tenant, view, LONG_BEFORE, later));
            spans.put("of outcomes", tenant -> timelines(tenant, view, FOR_A_WHILE_BEFORE, closed));
            spans.put(
                "of outcomes over all years",
                tenant -> timelines(tenant, view, LONG_BEFORE, closed));
          }
          ofAll.put("everywhere " + name, tenant -> RatingLog.gridsByArea(tenant, view, day));
        });
  }

  @Override
  public List<Consumer<Tenant>> all() {
    return Stream.of(ofAnArea, ofAll, reviews, spans)
        .map(Map::values)
        .flatMap(Collection::stream)
        .toList();
  }

  @Override
  public void assertSmall(GrowingLog log) {
    assertThat(log.usesOfKeptPlans()).isGreaterThan(all().size());
    Map<String, Long> read = new LinkedHashMap<>();
    ofAnArea.forEach((name, question) -> read.put(name, log.blocksRead(question)));
    ofAll.forEach((name, question) -> read.put(name, log.blocksRead(question) / GrowingLog.AREAS));
    // A course is three looks, and a few entries between its two days.
    assertThat(read)
        .allSatisfy((_, blocks) ->
            assertThat(blocks).isLessThan(3L * GrowingLog.CELLS_OF_AREA * BLOCKS_OF_A_LOOK));
    // Two looks for the ratings at both ends, three for the sums between them, some entries
    // since.
    Map<String, Long> ofSpans = new LinkedHashMap<>();
    spans.forEach((name, question) -> ofSpans.put(name, log.blocksRead(question)));
    assertThat(ofSpans)
        .allSatisfy((_, blocks) ->
            assertThat(blocks).isLessThan(3L * GrowingLog.CELLS_OF_AREA * BLOCKS_OF_A_LOOK));
    assertThat(ofSpans.get("over all years"))
        .isLessThan(ofSpans.getOrDefault("by sums", 0L) * 11 / 10);
    // A cell has some seven pages of spells in the end, and those of a span are found without the
    // ones before it.
    assertThat(log.spellPagesRead(Objects.requireNonNull(spans.get("at the end"))))
        .isLessThanOrEqualTo(PAGES_OF_A_SPAN * GrowingLog.CELLS_OF_AREA);
    assertThat(ofSpans.get("of outcomes over all years"))
        .isLessThan(ofSpans.getOrDefault("of outcomes", 0L) * 11 / 10);
    // A review is six looks, and the entries of one cycle: some thirty of each cell.
    assertThat(reviews)
        .allSatisfy((_, question) ->
            assertThat(log.blocksRead(question))
                .isLessThan(
                    GrowingLog.CELLS_OF_AREA * (6L * BLOCKS_OF_A_LOOK + 2 * ENTRIES_OF_A_CYCLE)));
  }

  private static void timelines(Tenant tenant, ChecklistView view, LocalDate from, RatingsAt to) {
    RatingsAt first = RatingsAt.inForce(from, KNOWN);
    assertThat(RatingTimelines.between(tenant, AREA, view, first, null, to))
        .hasSize(GrowingLog.CELLS_OF_AREA);
  }

  private static Map<String, ChecklistView> views() {
    List<Lineage.Item> items =
        IntStream.range(0, 10).mapToObj(i -> item(GrowingLog.capability(i).value())).toList();
    List<Lineage.Item> merged = new ArrayList<>(items.subList(2, items.size()));
    merged.add(item("both", Kind.MERGED, items.get(0).code().value(), items.get(1).code().value()));
    return Map.of(
        "plain", ChecklistViews.last(items), "merged", ChecklistViews.last(items, merged));
  }
}
