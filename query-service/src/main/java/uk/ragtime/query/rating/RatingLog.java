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
import java.util.stream.Collectors;
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

/**
 * Reads ratings from the log, through a lens. Each cell of a profile is one look into the index,
 * however long the log is; where a capability has had other names, one for each of them.
 */
public final class RatingLog {
  /** An area's agencies that ever rated, with the capabilities of the lens and all their names. */
  private static final String CELLS_OF_AREA =
      """
        from (select distinct area, agency
                from rated_subject
               where partnership = :partnership
                 and area = :area) a
       cross join unnest(:names::text[]) with ordinality c (names, place)
      """;

  private static final String CELLS_EVERYWHERE =
      CELLS_OF_AREA.replace("\n           and area = :area", "");

  /** The entry in force in a cell on a day. */
  private static final String IN_FORCE_ON =
      """
      (select x.*
         from unnest(c.names::text[]) n (name)
        cross join lateral
          (select agency, capability, rating, stage, cycle, effective_on, recorded_at, position,
                  actor
             from rating_entry r
            where r.partnership = :partnership
              and r.area = a.area
              and r.agency = a.agency
              and r.capability = n.name
              and r.effective_on <= %s
              and r.recorded_at <= :knownAt
            order by r.effective_on desc, r.position desc
            limit 1) x
        order by x.effective_on desc, x.position desc
        limit 1)
      """;

  private static final String IN_FORCE =
      "select c.place, e.*\n"
          + CELLS_OF_AREA
          + "cross join lateral "
          + IN_FORCE_ON.formatted(":day::date")
          + "e";

  private static final String GRIDS =
      """
      select a.area, a.agency, c.place, g.letters
      %s
       cross join lateral
         (select string_agg(coalesce(left(e.rating, 1), '-'), '' order by d.point) as letters
            from unnest(:days::text[]) with ordinality d (day, point)
            left join lateral %s e on true) g
      """;

  private static final String GRIDS_OF_AREA =
      GRIDS.formatted(CELLS_OF_AREA, IN_FORCE_ON.formatted("d.day::date"));

  private static final String GRIDS_EVERYWHERE =
      GRIDS.formatted(CELLS_EVERYWHERE, IN_FORCE_ON.formatted("d.day::date"));

  private static final String WINDOWS =
      """
      select a.agency, c.place, b.rating as before, e.position, w.letters, w.days
      %s
        left join lateral %s b on true
        left join lateral %s e on true
       cross join lateral
         (select string_agg(left(r.rating, 1), '' order by r.effective_on, r.position) as letters,
                 array_agg(r.effective_on - :from::date order by r.effective_on, r.position) as days
            from rating_entry r
           where r.partnership = :partnership
             and r.area = a.area
             and r.agency = a.agency
             and r.capability = any (c.names::text[])
             and r.effective_on > :from::date
             and r.effective_on <= :to::date
             and r.recorded_at <= :knownAt) w
       where e.position is not null
      """
          .formatted(
              CELLS_OF_AREA,
              IN_FORCE_ON.formatted(":from::date"),
              IN_FORCE_ON.formatted(":to::date"));

  private static final String FIRST_DAY =
      """
      select min(f.effective_on)
        from rated_subject s
       cross join lateral
         (select effective_on
            from rating_entry r
           where r.partnership = :partnership
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
    ask(tenant, IN_FORCE, lens, knownAt)
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
    ask(tenant, GRIDS_OF_AREA, lens, knownAt)
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
    ask(tenant, GRIDS_EVERYWHERE, lens, knownAt)
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
    return ask(tenant, WINDOWS, lens, knownAt)
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

  private static StatementSpec ask(Tenant tenant, String sql, Lens lens, Instant knownAt) {
    return tenant
        .ask(sql)
        .param("names", names(lens))
        .param("knownAt", knownAt.atOffset(ZoneOffset.UTC));
  }

  /** All names of each capability, as PostgreSQL writes an array; codes need no quotes. */
  private static String[] names(Lens lens) {
    return lens.capabilities().stream()
        .map(capability ->
            lens.names(capability.code()).stream()
                .map(CapabilityCode::value)
                .collect(Collectors.joining(",", "{", "}")))
        .toArray(String[]::new);
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
