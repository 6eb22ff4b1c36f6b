package uk.ragtime.query.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cut-offs that a cycle has had. A step is late if the cut-off that held when it was recorded had
 * passed; it stays late if the cut-off is moved afterwards.
 *
 * @param knownFrom instants from which each held, in order
 * @param cutOffs as many
 */
public record CutOffs(List<Instant> knownFrom, List<Instant> cutOffs) {
  /**
   * A span in which everything recorded is late.
   *
   * @param until first instant after it; null if it goes on
   */
  record Span(Instant from, @Nullable Instant until) {}

  public CutOffs {
    knownFrom = List.copyOf(knownFrom);
    cutOffs = List.copyOf(cutOffs);
    if (knownFrom.size() != cutOffs.size() || cutOffs.isEmpty()) {
      throw new IllegalArgumentException("each cut-off is known from an instant");
    }
  }

  /** One that has held for ever. */
  static CutOffs of(Instant cutOff) {
    return new CutOffs(List.of(Instant.MIN), List.of(cutOff));
  }

  /** Whether a step recorded at an instant is late. */
  public boolean isLate(Instant recordedAt) {
    return spans().stream()
        .anyMatch(span ->
            !recordedAt.isBefore(span.from())
                && (span.until() == null || recordedAt.isBefore(span.until())));
  }

  /** Spans in which everything recorded is late, as a multirange of PostgreSQL. */
  public String lateRanges() {
    var ranges = new StringBuilder("{");
    for (Span span : spans()) {
      ranges
          .append(ranges.length() == 1 ? "" : ",")
          .append('[')
          .append(span.from())
          .append(',')
          .append(span.until() == null ? "" : span.until())
          .append(')');
    }
    return ranges.append('}').toString();
  }

  /** Whether a cut-off was moved to a later instant once it had passed. */
  public boolean movedAfterPassing() {
    for (int i = 1; i < cutOffs.size(); i++) {
      Instant before = cutOffs.get(i - 1);
      if (cutOffs.get(i).isAfter(before) && !knownFrom.get(i).isBefore(before)) {
        return true;
      }
    }
    return false;
  }

  private List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < cutOffs.size(); i++) {
      Instant from = later(cutOffs.get(i), knownFrom.get(i));
      Instant until = i + 1 < cutOffs.size() ? knownFrom.get(i + 1) : null;
      if (until == null || from.isBefore(until)) {
        spans.add(new Span(from, until));
      }
    }
    return spans;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
