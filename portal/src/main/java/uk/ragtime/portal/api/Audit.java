package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/audit}: all entries, oldest first; {@code next} is the cursor of the following page.
 */
public record Audit(List<Entry> entries, @Nullable Long next) {

  public Audit {
    entries = Objects.requireNonNullElse(entries, List.of());
  }

  /**
   * A rating that was given, reconfirmed, challenged, answered, agreed or withdrawn: its effective
   * day, when it was recorded, from and to which rating, why, and by whom.
   *
   * @param kind CHANGED, RECONFIRMED, CHALLENGED, ANSWERED, AGREED or WITHDRAWN
   * @param onBehalf whether a coordinator recorded it for the agency
   * @param capability code that it had when it was rated
   * @param evidence null if it is erased or missing
   * @param erased which of rationale and evidence were given and are erased
   * @param missing which of them were given and cannot be shown yet
   */
  public record Entry(
      long position,
      @Nullable String kind,
      Instant recordedAt,
      @Nullable LocalDate effectiveOn,
      @Nullable ShownMember by,
      @Nullable Boolean onBehalf,
      @Nullable String capability,
      @Nullable String cycle,
      @Nullable Rating from,
      @Nullable Rating to,
      @Nullable String stage,
      @Nullable String reason,
      @Nullable String rationale,
      @Nullable List<Evidence> evidence,
      List<String> erased,
      List<String> missing) {

    public Entry {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }

    public boolean isReconfirmed() {
      return "RECONFIRMED".equals(kind);
    }

    /** Whether it is part of a review: a challenge, its answer or an agreement. */
    public boolean isOfReview() {
      return "CHALLENGED".equals(kind) || "ANSWERED".equals(kind) || "AGREED".equals(kind);
    }

    public boolean isOnBehalf() {
      return Boolean.TRUE.equals(onBehalf);
    }
  }

  /** A document that a rating rests on. */
  public record Evidence(String title, String url) {}
}
