package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET T/members/{member}/record}: what a member is, and a page of what is recorded of them.
 *
 * @param handle the member as events know them
 * @param since instant of the last enrolment; null for somebody who was only invited
 * @param next cursor of the following page
 */
public record MemberRecord(
    String member,
    @Nullable String name,
    @Nullable Boolean erased,
    @Nullable Boolean missing,
    String handle,
    List<String> roles,
    List<String> agencies,
    @Nullable Instant since,
    @Nullable LocalDate leavesOn,
    List<Entry> entries,
    @Nullable Long next)
    implements Person {

  public MemberRecord {
    roles = Objects.requireNonNullElse(roles, List.of());
    agencies = Objects.requireNonNullElse(agencies, List.of());
    entries = Objects.requireNonNullElse(entries, List.of());
  }

  /**
   * An event by the member, or about their membership.
   *
   * @param subject stream that it belongs to
   * @param texts what was written, by field
   * @param erased fields whose text is erased
   * @param missing fields whose text cannot be shown yet
   */
  public record Entry(
      long position,
      String type,
      Instant recordedAt,
      @Nullable LocalDate effectiveOn,
      String subject,
      boolean byMember,
      JsonNode data,
      Map<String, String> texts,
      List<String> erased,
      List<String> missing) {

    public Entry {
      texts = Objects.requireNonNullElse(texts, Map.of());
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }
  }
}
