package uk.ragtime.query.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.query.checklist.ChecklistViews.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Origin.Kind;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.ChecklistViews;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Random histories, many times over: late entries, corrections of the same day, reconfirmations,
 * what is left from an earlier cycle, and a capability that had another name in the first. What
 * PostgreSQL finds is compared with the rule said aloud.
 */
class RatingLogIT {
  private static final AreaCode AREA = new AreaCode("here");
  private static final int HISTORIES = 30;
  private static final int LOOKS = 12;
  private static final String OLD_NAME = "c3-before";
  private static final CapabilityCode RENAMED = new CapabilityCode("c3");

  /** Through a second version, in which one capability has another name. */
  private static final ChecklistView RENAMING =
      ChecklistViews.last(
          List.of(item("c1"), item("c2"), item(OLD_NAME)),
          List.of(item("c1"), item("c2"), item("c3", Kind.SAME, OLD_NAME)));

  /** Through the first two capabilities, which have never been called otherwise. */
  private static final ChecklistView PLAIN = ChecklistViews.last(List.of(item("c1"), item("c2")));

  @RegisterExtension static final SharedService shared = new SharedService();

  /** Everything that PostgreSQL finds of one look, in one transaction. */
  private record Found(
      RatingsInForce inForce,
      List<RatingGrid> grids,
      RatingGrid everywhere,
      List<RatingTimeline> timelines,
      Optional<LocalDate> firstDay) {}

  private static QueryService service;
  private static Database inside;
  private static int partnerships;

  @BeforeAll
  static void start() {
    inside = new Database(shared.database());
    service = shared.service();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124, 987_654_321})
  void agreesWithTheRuleSaidAloud(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      List<RatingEntry> history = RandomHistory.of(random.nextLong(), 1 + random.nextInt(150));
      PartnershipCode partnership = new PartnershipCode("random-" + ++partnerships);
      store(partnership, history);
      for (int look = 0; look < LOOKS; look++) {
        LocalDate one = RandomHistory.someDay(random);
        LocalDate other = RandomHistory.someDay(random);
        Instant knownAt = RandomHistory.someInstant(random);
        LocalDate from = one.isBefore(other) ? one : other;
        LocalDate to = one.isBefore(other) ? other : one;
        assertSame(partnership, history, RENAMING, from, to, knownAt);
        assertSame(partnership, history, PLAIN, from, to, knownAt);
      }
    }
  }

  private static void assertSame(
      PartnershipCode partnership,
      List<RatingEntry> history,
      ChecklistView view,
      LocalDate from,
      LocalDate to,
      Instant knownAt) {
    TenantTransactions transactions = service.bean(TenantTransactions.class);
    RatingsAt first = RatingsAt.inForce(from, knownAt);
    RatingsAt last = RatingsAt.inForce(to, knownAt);
    Found found =
        transactions.read(
            partnership,
            t ->
                new Found(
                    RatingLog.inForceIn(t, AREA, view, last),
                    RatingLog.grids(t, AREA, view, List.of(first, last)),
                    RatingLog.gridsByArea(t, view, last).getOrDefault(AREA, RatingGrid.EMPTY),
                    RatingTimelines.between(t, AREA, view, first, null, last),
                    RatedSubjects.firstDay(t, AREA, List.copyOf(RENAMING.lineNumbers()), knownAt)));
    RatingsInForce inForce = found.inForce();
    List<RatingGrid> grids = found.grids();
    RatingGrid everywhere = found.everywhere();
    List<RatingTimeline> timelines = found.timelines();
    assertThat(found.firstDay())
        .isEqualTo(
            history.stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .map(RatingEntry::effectiveOn)
                .min(LocalDate::compareTo));
    for (AgencyCode agency : RandomHistory.AGENCIES) {
      for (Capability seen : view.capabilities()) {
        CapabilityCode capability = seen.code();
        List<RatingEntry> its = NaiveRatings.ofCell(history, agency, capability);
        RatingEntry before =
            NaiveRatings.inForce(its, agency, capability, from, knownAt).orElse(null);
        RatingEntry after = NaiveRatings.inForce(its, agency, capability, to, knownAt).orElse(null);
        assertThat(asRated(inForce.on(capability).get(agency))).isEqualTo(after);
        assertThat(grids.getFirst().on(capability).get(agency)).isEqualTo(rating(before));
        assertThat(grids.getLast().on(capability).get(agency)).isEqualTo(rating(after));
        assertThat(everywhere.on(capability).get(agency)).isEqualTo(rating(after));
        RatingTimeline timeline =
            timelines.stream()
                .filter(it -> it.agency().equals(agency) && it.capability().equals(capability))
                .findFirst()
                .orElse(null);
        assertThat(timeline == null ? new Woven.Nothing<>() : timeline.after())
            .isEqualTo(Woven.of(rating(after)));
        if (timeline != null && after != null) {
          List<@Nullable Rating> days =
              NaiveRatings.days(its, agency, capability, from, to, knownAt);
          RatingWindow window = timeline.window();
          assertThat(timeline.position()).isEqualTo(after.position());
          assertThat(timeline.before()).isEqualTo(Woven.of(rating(before)));
          assertThat(window.before()).isEqualTo(rating(before));
          assertThat(window.after()).isEqualTo(after.rating());
          assertThat(window.daysInRed())
              .isEqualTo((int) days.stream().filter(it -> it == Rating.RED).count());
          assertThat(window.turns()).isEqualTo(NaiveRatings.turns(rating(before), days));
        }
      }
    }
  }

  private static @Nullable Rating rating(@Nullable RatingEntry entry) {
    return entry == null ? null : entry.rating();
  }

  /** The history knows the capability by its present name only; the first cycle, by its old one. */
  private static @Nullable RatingEntry asRated(@Nullable RatingEntry found) {
    if (found == null || !found.capability().value().equals(OLD_NAME)) {
      return found;
    }
    assertThat(found.cycle()).isEqualTo(RandomHistory.CYCLES.getFirst());
    return new RatingEntry(
        found.agency(),
        RENAMED,
        found.rating(),
        found.stage(),
        found.cycle(),
        found.effectiveOn(),
        found.recordedAt(),
        found.position(),
        found.actor());
  }

  private static void store(PartnershipCode partnership, List<RatingEntry> history) {
    List<String> rows = new ArrayList<>();
    Map<String, Integer> cells = new LinkedHashMap<>();
    for (RatingEntry entry : history) {
      rows.add(
          "('%s', %d, '%s', 1, %d, %d, 'C', left('%s', 1), '%s', false, %d, gen_random_uuid())"
              .formatted(
                  partnership,
                  entry.position(),
                  entry.recordedAt(),
                  cells.computeIfAbsent(
                      "'%s', %d".formatted(entry.agency(), line(entry)), _ -> cells.size() + 1),
                  1001 + RandomHistory.CYCLES.indexOf(entry.cycle()),
                  entry.rating(),
                  entry.effectiveOn(),
                  1 + Integer.parseInt(entry.actor().substring("member-".length()))));
    }
    inside.run(cycles(partnership));
    inside.run(
        """
        insert into read_1.rating_entry
          (partnership, position, recorded_at, area_number, cell, cycle_position, kind_letter,
           rating_letter, effective_on, on_behalf, actor_number, command_id)
        values\s
        """
            + String.join(",\n", rows));
    inside.run(
        """
        insert into read_1.rated_subject (partnership, area, agency, line, cell)
        values\s
        """
            + cells.entrySet().stream()
                .map(cell ->
                    "('%s', 'here', %s, %d)".formatted(partnership, cell.getKey(), cell.getValue()))
                .collect(Collectors.joining(", ")));
  }

  /** Under either name it is on one line, as the place in the first version says. */
  private static long line(RatingEntry entry) {
    return ChecklistViews.line(1, 1 + RandomHistory.CAPABILITIES.indexOf(entry.capability()));
  }

  /** The checklists of the cycles: the first one has the first version, the others the second. */
  private static String cycles(PartnershipCode partnership) {
    return """
    insert into read_1.cycle
    select '%1$s', 1000 + n, now(), 'y' || n, 'list', least(n, 2), false
      from generate_series(1, 3) n;
    insert into read_1.capability
    select '%1$s', 'list', c.version, c.place, c.code, '', '', '', '', '', '', 'NEW', '{}', c.line
      from (values (1, 1, 'c1', %2$d), (1, 2, 'c2', %3$d), (1, 3, '%5$s', %4$d),
                   (2, 1, 'c1', %2$d), (2, 2, 'c2', %3$d), (2, 3, '%6$s', %4$d))
             c (version, place, code, line);
    insert into read_1.rating_actor
    select '%1$s', 'member-' || n, 1 + n
      from generate_series(0, 2) n
    """
        .formatted(
            partnership,
            ChecklistViews.line(1, 1),
            ChecklistViews.line(1, 2),
            ChecklistViews.line(1, 3),
            OLD_NAME,
            RENAMED);
  }
}
