package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.tenancy.Tenant;

/** Reads an area's ratings from the log. */
public final class RatingLog {
  /** One look into the index for each cell that was ever rated, however long the log is. */
  private static final String IN_FORCE =
      """
      select e.*
        from rated_subject s
       cross join lateral
         (select agency, capability, rating, stage, cycle, effective_on, recorded_at, position,
                 actor
            from rating_entry r
           where r.partnership = :partnership
             and r.area = s.area
             and r.agency = s.agency
             and r.capability = s.capability
             and r.effective_on <= :day
             and r.recorded_at <= :knownAt
           order by r.effective_on desc, r.position desc
           limit 1) e
       where s.partnership = :partnership
         and s.area = :area
      """;

  private static final String ALL =
      """
      select agency, capability, rating, stage, cycle, effective_on, recorded_at, position, actor
        from rating_entry
       where partnership = :partnership
         and area = :area
         and recorded_at <= :knownAt
      """;

  private RatingLog() {}

  /** What was in force at the end of a day, as known at an instant. */
  public static RatingsInForce inForce(
      Tenant tenant, AreaCode area, LocalDate day, Instant knownAt) {
    return RatingsInForce.of(
        tenant
            .ask(IN_FORCE)
            .param("area", area.value())
            .param("day", day)
            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
            .query((row, _) -> entry(row))
            .list());
  }

  /** All that was known at an instant, for whoever looks at many days. */
  public static RatingTimeline timeline(Tenant tenant, AreaCode area, Instant knownAt) {
    List<RatingEntry> entries =
        tenant
            .ask(ALL)
            .param("area", area.value())
            .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
            .query((row, _) -> entry(row))
            .list();
    return RatingTimeline.of(entries, knownAt);
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
