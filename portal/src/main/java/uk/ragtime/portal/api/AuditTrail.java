package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/audit}: words about ratings, and steps of reviews.
 *
 * @param next cursor of the following page; null if there is none
 * @param position of the log up to which the answer speaks
 */
public record AuditTrail(List<Entry> entries, @Nullable Long next, long position) {
  public AuditTrail {
    entries = Objects.requireNonNullElse(entries, List.of());
  }

  /**
   * An act. Steps of reviews have no rating, and most of them no capability.
   *
   * @param kind as the service names it; a newer one may name others
   * @param agency null for a step of a whole area
   * @param capability code that it had at the time
   * @param from rating before
   * @param to rating that the entry gives, sees, offers or agrees
   * @param basis ground of an agreement
   * @param withdraws position of the entry that is taken back
   * @param assignee member who was asked to look at capabilities
   * @param evidence null if it is erased or missing
   */
  public record Entry(
      long position,
      String kind,
      Instant recordedAt,
      @Nullable LocalDate effectiveOn,
      @Nullable ShownMember by,
      @Nullable Boolean onBehalf,
      String area,
      @Nullable String agency,
      @Nullable String capability,
      String checklist,
      String cycle,
      @Nullable Rating from,
      @Nullable Rating to,
      @Nullable String reason,
      @Nullable String rationale,
      @Nullable List<Audit.Evidence> evidence,
      List<String> erased,
      List<String> missing,
      @Nullable String basis,
      @Nullable Long withdraws,
      @Nullable Instant until,
      @Nullable ShownMember assignee,
      List<String> capabilities,
      @Nullable LocalDate dueOn) {

    public Entry {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }

    public boolean isOnBehalf() {
      return Boolean.TRUE.equals(onBehalf);
    }
  }
}
