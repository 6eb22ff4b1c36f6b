package uk.ragtime.portal.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.RatingsThen;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.StackedBar;
import uk.ragtime.portal.page.Words;

/**
 * A profile as a table that remembers: capabilities by section down, agencies across, and in each
 * cell the rating now and what became of the one at an earlier moment.
 *
 * @param memory whether there is an earlier moment to compare with
 */
public record HeatMap(
    List<Column> agencies, List<Section> sections, Totals totals, boolean memory) {

  /** Width of the bar that sums up a row, in units of the drawing. */
  static final int BAR_WIDTH = 96;

  /** As many agencies stand side by side without a box that scrolls. */
  private static final int MOST_UNBOXED = 9;

  /** As many stand side by side on the narrowest screen that has the table. */
  private static final int MOST_ON_TABLETS = 4;

  public record Column(String code, String name) {}

  public record Section(String code, List<Row> rows) {}

  /**
   * A capability over all agencies.
   *
   * @param together what the roll-up rule makes of them, in words
   * @param label of the roll-up; null for a share
   * @param bar of all ratings, those carried over apart
   * @param counts the same in words
   * @param moved how many ratings moved, in words; empty if nothing is compared
   */
  public record Row(
      String code,
      String title,
      String together,
      @Nullable RatingLabel label,
      StackedBar bar,
      String counts,
      Moved moved,
      List<HeatCell> cells) {
    /** Whether there is a rating now, so that it can be said that none moved. */
    boolean isRated() {
      return cells.stream().anyMatch(cell -> cell.label() != RatingLabel.NOT_RATED);
    }
  }

  /** Numbers of ratings that became better or worse. */
  public record Moved(int better, int worse) {
    static final Moved NOTHING = new Moved(0, 0);

    Moved plus(Moved other) {
      return new Moved(better + other.better, worse + other.worse);
    }

    public boolean isNothing() {
      return better == 0 && worse == 0;
    }
  }

  /**
   * Summary of the table.
   *
   * @param counts how often each label occurs
   * @param lookedAt ratings that were given or reconfirmed in the cycle
   * @param cells number of ratings that there could be
   */
  public record Totals(
      List<LabelCount> counts,
      Distribution distribution,
      Distribution carriedOver,
      int lookedAt,
      int cells,
      int challenged,
      Moved moved) {}

  static HeatMap of(
      Profile profile,
      @Nullable RatingsThen then,
      ProfileAddress address,
      boolean stories,
      Words words) {
    return new Maker(profile, then, address, stories, words).make();
  }

  /** Whether there is any rating now. */
  public boolean isRated() {
    return sections.stream().flatMap(section -> section.rows().stream()).anyMatch(Row::isRated);
  }

  public boolean empty() {
    return sections.isEmpty() || agencies.isEmpty();
  }

  /** Name in the stylesheet of how wide it is: whether it needs a box that scrolls, and where. */
  public String width() {
    int number = agencies.size();
    return number > MOST_UNBOXED ? "many" : number > MOST_ON_TABLETS ? "some" : "few";
  }

  /**
   * Its rows as HTML.
   *
   * @param texts whose titles it shows
   * @param root address of the portal, which ends with a slash
   */
  public MapMarkup markup(ChecklistTexts texts, Words words, String root) {
    return new MapMarkup(this, texts, words, root);
  }

  /** How often each label occurs, as HTML. */
  public Markup sums(Words words) {
    return MapHead.sums(this, words);
  }

  /** Head of its table as HTML. */
  public Markup head(ProfileAddress address, Words words, String root) {
    return MapHead.of(this, address, words, root);
  }

  /** Makes one map. */
  private static final class Maker {
    private final Profile profile;
    private final Map<String, Map<String, Rating>> then;
    private final boolean memory;
    private final HeatCell.Maker cells;
    private final Words words;
    private final Map<RatingLabel, String> labels;

    Maker(
        Profile profile,
        @Nullable RatingsThen then,
        ProfileAddress address,
        boolean stories,
        Words words) {
      this.profile = profile;
      this.then = then == null ? Map.of() : then.byCell();
      this.memory = then != null;
      this.words = words;
      this.cells = new HeatCell.Maker(stories ? address : null, words);
      this.labels = HeatCell.labels(words);
    }

    HeatMap make() {
      List<Column> columns = columns();
      Map<String, List<Row>> sections = new LinkedHashMap<>();
      Moved moved = Moved.NOTHING;
      Distribution counts = Distribution.NOTHING;
      for (Profile.CapabilityRow capability : profile.capabilities()) {
        Row row = row(capability, columns);
        String section = Objects.requireNonNullElse(capability.section(), "");
        sections.computeIfAbsent(section, _ -> new ArrayList<>()).add(row);
        moved = moved.plus(row.moved());
        counts = counts.plus(capability.distribution());
      }
      Distribution carriedOver = carriedOver(profile.given().toList());
      List<Profile.Given> given = profile.given().toList();
      int carried = carriedOver.rated() + carriedOver.notApplicable();
      return new HeatMap(
          columns,
          sections.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList(),
          new Totals(
              LabelCount.nonZero(counts),
              counts,
              carriedOver,
              given.size() - carried,
              columns.size() * profile.capabilities().size(),
              Math.toIntExact(given.stream().filter(HeatCell::isChallenged).count()),
              moved),
          memory);
    }

    private Row row(Profile.CapabilityRow capability, List<Column> columns) {
      Map<String, Profile.Given> now = new HashMap<>();
      capability.ratings().forEach(given -> now.put(given.agency(), given));
      Map<String, Rating> before = then.getOrDefault(capability.code(), Map.of());
      Set<String> regrouped =
          capability.regrouped().stream()
              .map(Profile.Regrouped::agency)
              .collect(Collectors.toSet());
      List<HeatCell> cells =
          columns.stream()
              .map(column ->
                  this.cells.make(
                      capability,
                      column,
                      now.get(column.code()),
                      before.get(column.code()),
                      regrouped.contains(column.code())))
              .toList();
      Distribution counts = capability.distribution();
      Distribution carriedOver = carriedOver(capability.ratings());
      Profile.RollUp rollUp = capability.rollup();
      boolean share = rollUp != null && rollUp.share() != null;
      RatingLabel label = RatingLabel.of(rollUp == null ? null : rollUp.rating());
      return new Row(
          capability.code(),
          capability.title(),
          share ? share(counts) : label(label),
          share ? null : label,
          StackedBar.of(counts, carriedOver, 0, BAR_WIDTH),
          inWords(counts, carriedOver),
          new Moved(
              Math.toIntExact(cells.stream().filter(HeatCell::isBetter).count()),
              Math.toIntExact(cells.stream().filter(HeatCell::isWorse).count())),
          cells);
    }

    private String share(Distribution counts) {
      return counts.hasShares()
          ? words.say("heat.share", counts.percentOfRated(counts.green()))
          : words.say("heat.share.counts", counts.green(), counts.rated());
    }

    private String inWords(Distribution counts, Distribution carriedOver) {
      List<String> parts = new ArrayList<>();
      LabelCount.nonZero(counts)
          .forEach(it -> parts.add(words.say("area.profile.count", it.count(), label(it.label()))));
      int carried = carriedOver.rated() + carriedOver.notApplicable();
      String all = String.join(", ", parts);
      return carried == 0 ? all : words.say("heat.counts.carried", all, carried);
    }

    private String label(RatingLabel label) {
      return labels.getOrDefault(label, "");
    }

    private static Distribution carriedOver(List<Profile.Given> ratings) {
      return Distribution.of(
          ratings.stream()
              .filter(Profile.Given::isCarriedOver)
              .map(Profile.Given::rating)
              .filter(Objects::nonNull));
    }

    /** The area's agencies at that moment by name, then any others that have a rating in it. */
    private List<Column> columns() {
      Map<String, Column> shown = new LinkedHashMap<>();
      profile.agencies().stream()
          .sorted(Comparator.comparing(Lists.Agency::name))
          .forEach(a -> shown.put(a.agency(), new Column(a.agency(), a.name())));
      profile
          .given()
          .map(Profile.Given::agency)
          .forEach(code -> shown.computeIfAbsent(code, c -> new Column(c, c)));
      return List.copyOf(shown.values());
    }
  }
}
