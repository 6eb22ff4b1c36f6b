package uk.ragtime.benchmarks.read;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;

/**
 * Rating events as the command side writes them, formatted by hand because ten million of them are
 * needed. A test compares them with the kernel's own classes. Codes must need no escape in JSON.
 */
final class RatingJson {
  private RatingJson() {}

  /** Fields common to all rating events. */
  record Cell(String cycle, String area, String agency, String capability) {}

  static String changed(
      Cell cell,
      @Nullable Rating from,
      Rating to,
      ChangeReason reason,
      @Nullable String seal,
      LocalDate effectiveOn) {
    StringBuilder text = begin(cell);
    if (from != null) {
      field(text, "from", from.name());
    }
    field(text, "to", to.name());
    field(text, "stage", "SELF");
    field(text, "reason", reason.name());
    return end(text, "rationaleSeal", seal, effectiveOn);
  }

  static String reconfirmed(
      Cell cell, Rating rating, @Nullable String seal, LocalDate effectiveOn) {
    StringBuilder text = begin(cell);
    field(text, "rating", rating.name());
    field(text, "stage", "SELF");
    return end(text, "remarkSeal", seal, effectiveOn);
  }

  private static StringBuilder begin(Cell cell) {
    StringBuilder text = new StringBuilder(320).append("{\"cycle\":\"").append(cell.cycle());
    text.append('"');
    field(text, "area", cell.area());
    field(text, "agency", cell.agency());
    field(text, "capability", cell.capability());
    return text;
  }

  private static String end(
      StringBuilder text, String field, @Nullable String seal, LocalDate effectiveOn) {
    if (seal != null) {
      field(text, field, seal);
    }
    text.append(",\"evidenceCount\":0");
    field(text, "effectiveOn", effectiveOn.toString());
    return text.append(",\"onBehalf\":false}").toString();
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(",\"").append(name).append("\":\"").append(value).append('"');
  }
}
