package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Lens;
import uk.ragtime.query.tenancy.Tenant;

/** Reads ratings from the log, through a lens. */
public final class RatingLog {
  private static final Questions PLAIN = Questions.plain();
  private static final Questions RENAMED = Questions.renamed();

  private static final String FIRST_DAY =
      """
      select min(f.effective_on)
        from rated_subject s
       cross join lateral
         (select effective_on
            from rating_entry r
           where r.partnership = :partnership
             and r.cell = s.cell
             and r.area = s.area
             and r.agency = s.agency
             and r.capability = s.capability
             and r.recorded_at <= :knownAt
           order by r.effective_on, r.position
           limit 1) f
       where s.partnership = :partnership
         and s.area = :area
      """;

  private static final String CODES =
      """
      select distinct capability
        from rated_subject
       where partnership = :partnership
         and area = :area
      """;

  /** How a rating went between two days, and the entry that is in force at the end. */
  public record Course(
      AgencyCode agency, CapabilityCode capability, RatingWindow window, long position) {}

  private RatingLog() {}

  /** What was in force at the end of a day, as known at an instant. */
  public static RatingsInForce inForce(
      Tenant tenant, AreaCode area, Lens lens, LocalDate day, Instant knownAt) {
    RatingsInForce inForce = new RatingsInForce();
    ask(tenant, of(lens).inForce(), lens, knownAt)
        .param("area", area.value())
        .param("day", bounded(day, knownAt))
        .query(row -> {
          inForce.put(capability(lens, row), entry(row));
        });
    return inForce;
  }

  /** What was in force at the end of each of some days, in their order. */
  public static List<RatingGrid> grids(
      Tenant tenant, AreaCode area, Lens lens, List<LocalDate> days, Instant knownAt) {
    List<RatingGrid> grids = Stream.generate(RatingGrid::new).limit(days.size()).toList();
    String[] bounds = days.stream().map(day -> bounded(day, knownAt)).toArray(String[]::new);
    ask(tenant, of(lens).grids(), lens, knownAt)
        .param("area", area.value())
        .param("days", bounds)
        .query(row -> {
          fill(grids, lens, row);
        });
    return grids;
  }

  /** What was in force at the end of a day in every area where anything was ever rated. */
  public static Map<AreaCode, RatingGrid> everywhere(
      Tenant tenant, Lens lens, LocalDate day, Instant knownAt) {
    Map<AreaCode, RatingGrid> grids = new TreeMap<>(Comparator.comparing(AreaCode::value));
    ask(tenant, of(lens).everywhere(), lens, knownAt)
        .param("days", new String[] {bounded(day, knownAt)})
        .query(row -> {
          RatingGrid grid =
              grids.computeIfAbsent(new AreaCode(row.getString("area")), _ -> new RatingGrid());
          fill(List.of(grid), lens, row);
        });
    return grids;
  }

  /** How each rating that is in force at the end went between two days. */
  public static List<Course> courses(
      Tenant tenant, AreaCode area, Lens lens, LocalDate from, LocalDate to, Instant knownAt) {
    int days = Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    return ask(tenant, of(lens).windows(), lens, knownAt)
        .param("area", area.value())
        .param("from", from.toString())
        .param("to", bounded(to, knownAt))
        .query((row, _) ->
            new Course(
                new AgencyCode(row.getString("agency")),
                capability(lens, row),
                window(row, days),
                row.getLong("position")))
        .list();
  }

  /** The first day from which anything was rated in an area, as known at an instant. */
  public static Optional<LocalDate> firstDay(Tenant tenant, AreaCode area, Instant knownAt) {
    return tenant
        .ask(FIRST_DAY)
        .param("area", area.value())
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** All capability codes under which anything was ever rated in an area. */
  public static List<CapabilityCode> codes(Tenant tenant, AreaCode area) {
    return tenant
        .ask(CODES)
        .param("area", area.value())
        .query((row, _) -> new CapabilityCode(row.getString(1)))
        .list();
  }

  private static Questions of(Lens lens) {
    return lens.hasRenamed() ? RENAMED : PLAIN;
  }

  private static StatementSpec ask(Tenant tenant, String sql, Lens lens, Instant knownAt) {
    List<String> names = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    int place = 0;
    for (Capability capability : lens.capabilities()) {
      place++;
      for (CapabilityCode name : lens.names(capability.code())) {
        names.add(name.value());
        places.add(place);
      }
    }
    return tenant
        .ask(sql)
        .param("names", names.toArray(String[]::new))
        .param("places", places.toArray(Integer[]::new))
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC));
  }

  /**
   * No rating is recorded before it is true, one day for clocks that differ excepted (the table
   * sees to it). So one need not look beyond what may have been known: without this, whoever asks
   * what was known long ago would pass over all that was recorded since.
   */
  private static String bounded(LocalDate day, Instant knownAt) {
    LocalDate last = Calendar.dayOf(knownAt).plusDays(1);
    return (day.isAfter(last) ? last : day).toString();
  }

  private static void fill(List<RatingGrid> grids, Lens lens, ResultSet row) throws SQLException {
    AgencyCode agency = new AgencyCode(row.getString("agency"));
    CapabilityCode capability = capability(lens, row);
    String letters = row.getString("letters");
    for (int point = 0; point < letters.length(); point++) {
      Rating rating = Letters.rating(letters.charAt(point));
      if (rating != null) {
        grids.get(point).put(capability, agency, rating);
      }
    }
  }

  private static RatingWindow window(ResultSet row, int days) throws SQLException {
    String before = row.getString("before");
    String letters = row.getString("letters");
    List<RatingWindow.Step> steps = new ArrayList<>();
    if (letters != null) {
      Integer[] on = (Integer[]) row.getArray("days").getArray();
      for (int i = 0; i < on.length; i++) {
        Rating rating = Letters.rating(letters.charAt(i));
        if (rating != null) {
          steps.add(new RatingWindow.Step(on[i], rating));
        }
      }
    }
    return RatingWindow.of(before == null ? null : Rating.valueOf(before), steps, days);
  }

  private static CapabilityCode capability(Lens lens, ResultSet row) throws SQLException {
    List<Capability> capabilities = lens.capabilities();
    return capabilities.get(row.getInt("place") - 1).code();
  }

  private static RatingEntry entry(ResultSet row) throws SQLException {
    return new RatingEntry(
        new AgencyCode(row.getString("agency")),
        new CapabilityCode(row.getString("capability")),
        Rating.valueOf(row.getString("rating")),
        Stage.valueOf(row.getString("stage")),
        new CycleCode(row.getString("cycle")),
        row.getObject("effective_on", LocalDate.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getLong("position"),
        row.getString("actor"));
  }
}
