package uk.ragtime.query.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the comments on an assessment, oldest first. */
final class CommentLog {
  /**
   * A comment.
   *
   * @param number within the assessment, from 1
   * @param capability null where it is about the assessment as a whole
   * @param replyTo the comment that it answers; null where it answers none
   * @param withdrawnAt null unless it was withdrawn
   */
  record Row(
      long position,
      int number,
      Instant recordedAt,
      String actor,
      @Nullable CapabilityCode capability,
      @Nullable Integer replyTo,
      String textSeal,
      @Nullable Instant withdrawnAt,
      @Nullable String withdrawnBy) {}

  private static final String PAGE =
      """
      select c.position, c.comment, c.recorded_at, c.actor, c.capability, c.reply_to, c.text_seal,
             w.recorded_at as withdrawn_at, w.actor as withdrawn_by
        from comment c
        left join lateral
         (select x.recorded_at, x.actor
            from comment x
           where x.partnership = :partnership
             and x.cycle = c.cycle
             and x.area = c.area
             and x.agency = c.agency
             and x.comment = c.comment
             and x.is_withdrawal
           order by x.position
           limit 1) w on true
       where c.partnership = :partnership
         and c.cycle = :cycle
         and c.area = :area
         and c.agency = :agency
         and not c.is_withdrawal
         and c.position > :after
       order by c.position
       limit :limit
      """;

  private CommentLog() {}

  /** Reads one more than the page has, if there are more. */
  static List<Row> page(
      Tenant tenant, CycleCode cycle, AreaCode area, AgencyCode agency, Page page) {
    return tenant
        .ask(PAGE)
        .param("cycle", cycle.value())
        .param("area", area.value())
        .param("agency", agency.value())
        .param("after", page.after())
        .param("limit", page.limit() + 1)
        .query((row, _) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    String capability = row.getString("capability");
    OffsetDateTime withdrawnAt = row.getObject("withdrawn_at", OffsetDateTime.class);
    return new Row(
        row.getLong("position"),
        row.getInt("comment"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        capability == null ? null : new CapabilityCode(capability),
        row.getObject("reply_to", Integer.class),
        row.getString("text_seal"),
        withdrawnAt == null ? null : withdrawnAt.toInstant(),
        row.getString("withdrawn_by"));
  }
}
