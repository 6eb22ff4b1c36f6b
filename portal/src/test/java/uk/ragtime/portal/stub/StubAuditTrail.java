package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The audit of a partnership, newest first: an entry of each kind, and one that is not known. */
final class StubAuditTrail {
  private static final List<String> KINDS =
      List.of(
          "CHANGED",
          "RECONFIRMED",
          "CHALLENGED",
          "ANSWERED",
          "AGREED",
          "WITHDRAWN",
          "SUBMITTED",
          "SIGNED_OFF",
          "PROFILE_SIGNED_OFF",
          "REOPENED",
          "EXTENDED",
          "EXCUSED",
          "EXPECTED",
          "ASSIGNED",
          "SOMETHING_NEW");

  private StubAuditTrail() {}

  /** Whether the page of the audit asks, and not a rating's story. */
  static boolean isAsked(@Nullable String query) {
    return query != null
        && (query.contains("order=newest&limit=50") || query.contains("kinds=all&limit=1&"));
  }

  static Map<String, Object> of(String persona, @Nullable String query) {
    String asked = query == null ? "" : query;
    boolean names = !persona.equals("viewer");
    List<Map<String, Object>> entries = new ArrayList<>();
    boolean older = asked.contains("after=500");
    if (!asked.contains("area=preston")) {
      for (int i = 0; i < KINDS.size(); i++) {
        if (older == (i == 0)) {
          entries.add(entry(i, names));
        }
      }
    }
    if (asked.contains("limit=1&") || asked.endsWith("limit=1")) {
      entries.removeIf(entry -> !asked.contains("after=" + before(entry)));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("entries", entries);
    page.put("next", older || entries.isEmpty() ? null : 500);
    page.put("position", 616);
    return page;
  }

  private static int before(Map<String, Object> entry) {
    return (int) Objects.requireNonNull(entry.get("position")) - 1;
  }

  private static Map<String, Object> entry(int i, boolean names) {
    String kind = KINDS.get(i);
    Map<String, Object> by = new LinkedHashMap<>();
    by.put("member", "m-2");
    if (names) {
      by.put("name", "Grace Okafor");
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("position", 601 + i);
    entry.put("kind", kind);
    entry.put("recordedAt", "2026-10-%02dT10:12:00Z".formatted(i + 1));
    entry.put("by", by);
    entry.put("onBehalf", i == 1);
    entry.put("area", "blackpool");
    if (!kind.equals("PROFILE_SIGNED_OFF")) {
      entry.put("agency", "midwifery");
    }
    entry.put("checklist", Demonstration.CHECKLIST);
    entry.put("cycle", "2026-autumn");
    entry.put("from", i == 0 ? null : "AMBER");
    entry.put("reason", i == 0 ? "FIRST_RATING" : null);
    entry.put("rationale", i == 2 ? StubAudit.HOSTILE : null);
    entry.put("evidence", List.of());
    if (i < 6) {
      entry.put("capability", "tuning-in");
      entry.put("effectiveOn", "2026-09-30");
      if (i < 5) {
        entry.put("to", i == 1 ? "AMBER" : "RED");
      }
    }
    switch (kind) {
      case "AGREED" -> entry.put("basis", "REVIEWER_ACCEPTED");
      case "WITHDRAWN" -> entry.put("withdraws", 601);
      case "REOPENED", "EXTENDED" -> entry.put("until", "2026-12-12T17:00:00Z");
      case "ASSIGNED" -> {
        entry.put("assignee", by);
        entry.put("capabilities", List.of("tuning-in", "send-needs"));
        entry.put("dueOn", "2026-11-20");
      }
      default -> {}
    }
    return entry;
  }
}
