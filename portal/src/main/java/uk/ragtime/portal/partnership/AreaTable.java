package uk.ragtime.portal.partnership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.page.AddressCode;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.RollUpRule;
import uk.ragtime.portal.page.StackedBar;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.page.Words;

/**
 * Areas of a partnership by capability, each cell with what the roll-up rule makes of the agencies.
 *
 * @param rows one page of them
 * @param all number of areas, of which a filter may leave some out
 */
record AreaTable(List<AreaMatrix.Column> capabilities, List<Row> rows, int all, PageOfAreas page) {
  static final int BAR_WIDTH = 96;

  /** Order of the areas. */
  enum Order {
    NAME,
    RED,
    UNSEEN;

    /** Name in addresses. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String messageKey() {
      return "partnership.order." + slug();
    }

    static Order of(@Nullable String slug) {
      return AddressCode.of(slug, NAME, values(), Order::slug);
    }
  }

  /**
   * Choices of the address.
   *
   * @param contains text that names of areas contain; empty for all
   * @param checklist null if the partnership rates only one
   * @param page number of the page, from 1; there may be fewer
   */
  record Choice(
      String partnership,
      @Nullable String checklist,
      String contains,
      Order order,
      RollUpRule rule,
      int page) {

    /** Address of the same choices on another page. */
    public String onPage(int number) {
      return UriComponentsBuilder.newInstance()
          .path("/")
          .pathSegment(partnership)
          .queryParamIfPresent("checklist", Optional.ofNullable(checklist))
          .queryParamIfPresent(
              "contains", contains.isEmpty() ? Optional.empty() : Optional.of("{contains}"))
          .queryParam("order", order.slug())
          .queryParam("rollup", rule.slug())
          .queryParam("page", number)
          .encode()
          .build(Map.of("contains", contains))
          .toString();
    }
  }

  /**
   * An area.
   *
   * @param lookedAt how many ratings were looked at in the open cycle, in words; null without one
   */
  record Row(
      String name,
      String address,
      @Nullable String lookedAt,
      StackedBar bar,
      List<LabelCount> counts,
      List<Cell> cells) {}

  /**
   * The agencies' ratings of a capability in an area.
   *
   * @param note how many agencies are of that rating
   */
  record Cell(
      String capability,
      RatingLabel label,
      String word,
      @Nullable String note,
      String name,
      String address) {

    /** Name in the stylesheet. */
    public String look() {
      return "tile--" + label.slug();
    }
  }

  static AreaTable of(
      AreaMatrix matrix,
      List<Lists.Area> areas,
      @Nullable Progress progress,
      Choice choice,
      Words words) {
    Map<String, String> names = Lists.Area.names(areas);
    Map<String, Progress.InArea> seen =
        progress == null
            ? Map.of()
            : progress.areas().stream()
                .collect(Collectors.toMap(Progress.InArea::area, it -> it, (a, _) -> a));
    String contains = choice.contains().toLowerCase(Locale.ROOT);
    List<Found> found = new ArrayList<>();
    for (AreaMatrix.Row row : matrix.areas()) {
      String name = names.getOrDefault(row.area(), row.area());
      if (name.toLowerCase(Locale.ROOT).contains(contains)) {
        found.add(new Found(name, row, LookedAt.of(seen.get(row.area()), progress)));
      }
    }
    found.sort(order(choice.order()));
    PageOfAreas page = PageOfAreas.of(found.size(), choice.page());
    Maker maker = new Maker(matrix, choice, words);
    return new AreaTable(
        matrix.capabilities(),
        found.subList(page.first() - 1, page.last()).stream().map(maker::row).toList(),
        matrix.areas().size(),
        page);
  }

  private static Comparator<Found> order(Order order) {
    Comparator<Found> byName = Comparator.comparing(Found::name);
    return switch (order) {
      case NAME -> byName;
      case RED ->
          Comparator.comparingInt((Found it) -> it.row().distribution().red())
              .reversed()
              .thenComparing(byName);
      case UNSEEN ->
          Comparator.comparingInt((Found it) -> it.lookedAt().missing())
              .reversed()
              .thenComparing(byName);
    };
  }

  /** Area whose name fits. */
  private record Found(String name, AreaMatrix.Row row, LookedAt lookedAt) {}

  /** How many of an area's ratings were looked at in the open cycle. */
  private record LookedAt(int rated, int expected, boolean known) {
    static LookedAt of(Progress.@Nullable InArea seen, @Nullable Progress progress) {
      if (seen == null || progress == null) {
        return new LookedAt(0, 0, false);
      }
      return new LookedAt(
          seen.agencies().stream().mapToInt(Progress.OfAgency::rated).sum(),
          seen.agencies().size() * progress.capabilities(),
          true);
    }

    int missing() {
      return expected - rated;
    }
  }

  /** Makes the rows of one table. */
  private static final class Maker {
    private final AreaMatrix matrix;
    private final Choice choice;
    private final Words words;
    private final Map<RatingLabel, String> labels = new EnumMap<>(RatingLabel.class);

    Maker(AreaMatrix matrix, Choice choice, Words words) {
      this.matrix = matrix;
      this.choice = choice;
      this.words = words;
      Stream.of(RatingLabel.values()).forEach(label -> labels.put(label, words.label(label)));
    }

    Row row(Found found) {
      AreaMatrix.Row row = found.row();
      String name = found.name();
      LookedAt lookedAt = found.lookedAt();
      ProfileAddress address =
          new ProfileAddress(
              new AreaAddress(choice.partnership(), row.area(), choice.checklist()),
              null,
              null,
              choice.rule() == RollUpRule.WORST ? null : choice.rule(),
              StageChoice.STANDING,
              null);
      String profile = address.profile();
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < Math.min(matrix.capabilities().size(), row.cells().size()); i++) {
        cells.add(cell(matrix.capabilities().get(i), row.cells().get(i), name, profile));
      }
      return new Row(
          name,
          profile,
          lookedAt.known()
              ? words.say("partnership.looked-at", lookedAt.rated(), lookedAt.expected())
              : null,
          StackedBar.of(row.distribution(), 0, BAR_WIDTH),
          LabelCount.nonZero(row.distribution()),
          List.copyOf(cells));
    }

    private Cell cell(
        AreaMatrix.Column capability, Movement.Counted counted, String area, String profile) {
      Distribution counts = counted.distribution();
      Profile.RollUp rollUp = counted.rollup();
      RatingLabel label = RatingLabel.of(rollUp == null ? null : rollUp.rating());
      boolean share = choice.rule() == RollUpRule.SHARE_OF_GREEN && counts.rated() > 0;
      String word =
          !share
              ? labels.getOrDefault(label, "")
              : counts.hasShares()
                  ? words.say("heat.share", counts.percentOfRated(counts.green()))
                  : words.say("heat.share.counts", counts.green(), counts.rated());
      String note =
          share || counts.rated() == 0
              ? null
              : words.say("partnership.cell.note", label.in(counts), counts.total());
      String name =
          note == null
              ? words.say("heat.cell", word, capability.title(), area)
              : words.say("heat.cell.noted", word, note, capability.title(), area);
      return new Cell(
          capability.title(), label, word, note, name, profile + "#c-" + capability.code());
    }
  }
}
