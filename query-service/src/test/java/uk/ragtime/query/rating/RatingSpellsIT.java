package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Origin.Kind;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Movements by sums, over random histories. Every answer is compared with that of reading all
 * entries one by one, and the sums with those that one finds by going from day to day.
 */
class RatingSpellsIT {
  private static final int HISTORIES = 4;
  private static final int LOOKS = 30;

  /** One capability is of two lines, one of them merged from two others. */
  private static final ChecklistView WOVEN =
      ChecklistViews.last(
          List.of(item("c1"), item("c2"), item("c3"), item("c4")),
          List.of(
              item("c1"),
              item("both", Kind.MERGED, "c2", "c3"),
              item("part-one", Kind.SPLIT, "c4"),
              item("part-two", Kind.SPLIT, "c4")));

  private static final ChecklistView PLAIN =
      ChecklistViews.last(List.of(item("c1"), item("c2"), item("c3"), item("c4")));

  /** The second is of a capability that no line goes on from. */
  private static final List<Long> LINES =
      List.of(
          ChecklistViews.line(1, 1),
          ChecklistViews.line(1, 2),
          ChecklistViews.line(1, 3),
          ChecklistViews.line(1, 4),
          ChecklistViews.line(2, 2),
          ChecklistViews.line(2, 3));

  static final String SPELLS =
      """
      select concat_ws(' ', c.area, c.agency, c.line, s.since, s.rating, s.rating_before, s.red_days,
                       s.turns, s.direction, s.heading, s.degree,
                       extract(epoch from s.known_since)::bigint)
        from read_1.rating_spell s
        join read_1.rated_subject c using (partnership, cell)
       where s.partnership = ?
      """;

  private static final String PAGES =
      "select p::text from read_1.rating_spell_page p where p.partnership like 'spells-%' order by 1";

  private static final String LATER_PAGES =
      """
      select p.first
        from read_1.rating_spell_page p
        join read_1.rating_spell_page q using (partnership, cell)
       where p.partnership like 'spells-%'
         and q.last < p.first
      """;

  @RegisterExtension static final SharedService shared = new SharedService();

  private static QueryService service;
  private static Database inside;
  private static int partnerships;

  /** The course between two points, by sums and one by one. */
  private record Both(List<RatingTimeline> bySums, List<RatingTimeline> oneByOne) {}

  @BeforeAll
  static void start() {
    inside = new Database(shared.database());
    service = shared.service();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_130, 987_654_321})
  void sumsAgreeWithReadingEveryEntry(long seed) {
    Random random = new Random(seed);
    int flapping = 0;
    List<RandomEntries> histories = new ArrayList<>();
    for (int i = 0; i < HISTORIES; i++) {
      // given: first one whose cells have several pages of spells
      int length = i == 0 ? 400 : 1 + random.nextInt(300);
      int lines = i == 0 ? 1 : 1 + random.nextInt(LINES.size());
      RandomEntries history =
          RandomEntries.of(
              new PartnershipCode("spells-" + ++partnerships),
              LINES.subList(0, lines),
              length,
              random);
      int most = 1 + random.nextInt(20);
      for (int at = 0; at < length; ) {
        int next = Math.min(length, at + 1 + random.nextInt(most));
        inside.run(history.insert(at, next));
        at = next;
      }

      for (int look = 0; look < LOOKS; look++) {
        // when
        StageFilter stage = one(List.of(StageFilter.values()), random);
        ChecklistView view = random.nextInt(3) == 0 ? WOVEN : PLAIN;
        LocalDate day = someDay(random);
        LocalDate other = someDay(random);
        Instant known = random.nextInt(3) == 0 ? someInstant(random) : KnownAt.LATEST;
        RatingsAt from = point(day.isBefore(other) ? day : other, known, random).by(stage);
        RatingsAt to = point(day.isBefore(other) ? other : day, known, random).by(stage);
        @Nullable Rating instead =
            random.nextBoolean() ? null : one(List.of(Rating.values()), random);
        Both both = both(history, view, from, instead, to);

        // then
        assertThat(both.bySums())
            .as("%s, seed %d, %s to %s, instead %s", history.partnership(), seed, from, to, instead)
            .isEqualTo(both.oneByOne());
        flapping += (int) both.bySums().stream().filter(it -> it.window().flaps()).count();
      }
      assertSummed(history);
      histories.add(history);
    }

    // and all at once, as after a copy, they are the same, and on the same pages
    List<String> pages = inside.ask(PAGES);
    inside.run("truncate read_1.rating_spell_page");
    inside.run("select read_1.fill_spells(0, 2), read_1.fill_spells(1, 2)");
    histories.forEach(RatingSpellsIT::assertSummed);
    assertThat(inside.ask(PAGES)).isEqualTo(pages);
    assertThat(inside.ask(LATER_PAGES)).isNotEmpty();
    assertThat(flapping).isGreaterThan(HISTORIES * LOOKS / 4);
  }

  private static void assertSummed(RandomEntries history) {
    assertThat(inside.ask(SPELLS, history.partnership().value()))
        .containsExactlyInAnyOrderElementsOf(history.spells());
  }

  /**
   * @param instead rating of each cell at the first point, of another version of the checklist;
   *     null to leave it
   */
  private static Both both(
      RandomEntries history,
      ChecklistView view,
      RatingsAt from,
      @Nullable Rating instead,
      RatingsAt to) {
    BiFunction<CapabilityCode, AgencyCode, @Nullable Woven<Rating>> outcomes =
        instead == null
            ? null
            : (capability, _) ->
                Objects.equals(capability, new CapabilityCode("c1")) ? null : Woven.of(instead);
    return service
        .bean(TenantTransactions.class)
        .read(
            history.partnership(),
            tenant ->
                new Both(
                    RatingTimelines.between(
                        tenant,
                        RandomEntries.AREA,
                        view,
                        from,
                        outcomes,
                        to,
                        RatingTimelines.woven(view)),
                    RatingTimelines.between(
                        tenant,
                        RandomEntries.AREA,
                        view,
                        from,
                        outcomes,
                        to,
                        new HashSet<>(view.lineNumbers()))));
  }

  /** A moment or, as often, the outcome of a cycle. */
  private static RatingsAt point(LocalDate day, Instant known, Random random) {
    if (random.nextBoolean()) {
      return RatingsAt.inForce(day, known);
    }
    Instant settled = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return RatingsAt.outcome(
        new CycleCode(RandomEntries.cycle(day)),
        random.nextBoolean() ? null : day.minusDays(random.nextInt(300)),
        day,
        known,
        settled.isBefore(known) && random.nextInt(4) > 0 ? settled : known);
  }

  private static LocalDate someDay(Random random) {
    return RandomEntries.FIRST_DAY.plusDays(random.nextInt(RandomEntries.DAYS + 60) - 30L);
  }

  private static Instant someInstant(Random random) {
    return someDay(random).atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC);
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
