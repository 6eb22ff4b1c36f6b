package uk.ragtime.portal.area;

import java.util.ArrayList;
import java.util.Comparator;
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
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.RatingLabel;

/** A profile as a table: capabilities by section down, agencies across. */
record ProfileTable(List<Column> agencies, List<Section> sections, Totals totals) {

  private static final String CHALLENGED = "CHALLENGED";

  record Column(String code, String name) {}

  record Section(String code, List<Row> rows) {}

  record Row(
      String code,
      String title,
      AgencyRollUp together,
      List<LabelCount> counts,
      List<Cell> cells) {}

  /** All agencies combined: a label, or a share of Green in per cent. */
  record AgencyRollUp(RatingLabel label, @Nullable Integer percentGreen) {

    static AgencyRollUp of(Profile.@Nullable RollUp rollUp) {
      if (rollUp == null) {
        return new AgencyRollUp(RatingLabel.NOT_RATED, null);
      }
      Double share = rollUp.share();
      Integer percent = share == null ? null : Math.toIntExact(Math.round(share * 100));
      return new AgencyRollUp(RatingLabel.of(rollUp.rating()), percent);
    }
  }

  /**
   * An agency's rating of a capability.
   *
   * @param sees rating that a reviewer sees in its place; null unless a challenge is open
   * @param regrouped whether it is not rated, but the capabilities it replaces had been rated
   *     differently
   */
  record Cell(
      Column agency,
      RatingLabel label,
      boolean carriedOver,
      boolean challenged,
      @Nullable RatingLabel sees,
      boolean regrouped) {

    static Cell of(Column agency, Profile.@Nullable Given given, boolean regrouped) {
      Rating rating = given == null ? null : given.rating();
      if (given == null || rating == null) {
        return new Cell(agency, RatingLabel.NOT_RATED, false, false, null, regrouped);
      }
      Profile.Challenge challenge = given.challenge();
      boolean open = challenge != null && challenge.open();
      return new Cell(
          agency,
          RatingLabel.of(rating),
          given.isCarriedOver(),
          open || CHALLENGED.equals(given.stage()),
          challenge != null && open ? RatingLabel.of(challenge.sees()) : null,
          false);
    }

    /** Whether it has a story. */
    public boolean hasStory() {
      return label != RatingLabel.NOT_RATED || regrouped;
    }
  }

  /** Summary of the table: how often each label occurs, and how many ratings are carried over. */
  record Totals(List<LabelCount> counts, int carriedOver) {}

  static ProfileTable of(String area, Profile profile, List<Lists.Agency> agencies) {
    List<Column> columns = columns(area, profile, agencies);
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    Distribution total = Distribution.NOTHING;
    int carriedOver = 0;
    for (Profile.CapabilityRow capability : profile.capabilities()) {
      Row row = row(capability, columns);
      String section = Objects.requireNonNullElse(capability.section(), "");
      sections.computeIfAbsent(section, s -> new ArrayList<>()).add(row);
      total = total.plus(capability.distribution());
      carriedOver += Math.toIntExact(row.cells().stream().filter(Cell::carriedOver).count());
    }
    return new ProfileTable(
        columns,
        sections.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList(),
        new Totals(LabelCount.nonZero(total), carriedOver));
  }

  public boolean empty() {
    return sections.isEmpty() || agencies.isEmpty();
  }

  private static Row row(Profile.CapabilityRow capability, List<Column> columns) {
    Map<String, Profile.Given> byAgency = new LinkedHashMap<>();
    capability.ratings().forEach(given -> byAgency.put(given.agency(), given));
    Set<String> regrouped =
        capability.regrouped().stream().map(Profile.Regrouped::agency).collect(Collectors.toSet());
    return new Row(
        capability.code(),
        capability.title(),
        AgencyRollUp.of(capability.rollup()),
        LabelCount.nonZero(capability.distribution()),
        columns.stream()
            .map(column ->
                Cell.of(column, byAgency.get(column.code()), regrouped.contains(column.code())))
            .toList());
  }

  /** The area's agencies at that moment by name, then any others that have a rating in it. */
  private static List<Column> columns(String area, Profile profile, List<Lists.Agency> agencies) {
    Map<String, Column> known = new LinkedHashMap<>();
    agencies.forEach(a -> known.put(a.agency(), new Column(a.agency(), a.name())));
    Map<String, Column> shown = new LinkedHashMap<>();
    (profile.agencies().isEmpty() ? inArea(area, agencies) : profile.agencies())
        .stream()
            .sorted(Comparator.comparing(Lists.Agency::name))
            .forEach(a -> shown.put(a.agency(), new Column(a.agency(), a.name())));
    profile.capabilities().stream()
        .flatMap(row -> row.ratings().stream())
        .map(Profile.Given::agency)
        .forEach(code -> shown.computeIfAbsent(code, c -> known.getOrDefault(c, new Column(c, c))));
    return List.copyOf(shown.values());
  }

  private static List<Lists.Agency> inArea(String area, List<Lists.Agency> agencies) {
    return agencies.stream().filter(agency -> agency.areas().contains(area)).toList();
  }
}
