package uk.ragtime.portal.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * An entry of a rating's story as the picture draws it.
 *
 * @param on day on which it was true
 * @param recordedOn day on which it was recorded
 */
record PictureEntry(
    Kind kind,
    RatingLabel to,
    LocalDate on,
    LocalDate recordedOn,
    long position,
    @Nullable String cycle,
    boolean onBehalf) {

  enum Kind {
    CHANGED,
    RECONFIRMED,
    CHALLENGED,
    AGREED;

    /** Whether the rating in force is this one from then on. */
    boolean stands() {
      return switch (this) {
        case CHANGED, RECONFIRMED, AGREED -> true;
        case CHALLENGED -> false;
      };
    }
  }

  boolean isLate() {
    return kind != Kind.CHALLENGED && kind != Kind.AGREED && recordedOn.isAfter(on);
  }

  /** Entries by the day on which they were true; those that were taken back are left out. */
  static List<PictureEntry> of(List<Audit.Entry> entries) {
    List<PictureEntry> drawn = new ArrayList<>();
    for (Audit.Entry entry :
        entries.stream().sorted(Comparator.comparingLong(Audit.Entry::position)).toList()) {
      switch (Objects.requireNonNullElse(entry.kind(), "")) {
        case "WITHDRAWN" -> takeBack(drawn, entry);
        case "ANSWERED" -> {}
        default -> drawn.add(read(entry));
      }
    }
    drawn.sort(Comparator.comparing(PictureEntry::on).thenComparingLong(PictureEntry::position));
    return List.copyOf(drawn);
  }

  private static PictureEntry read(Audit.Entry entry) {
    return new PictureEntry(
        kindOf(entry),
        RatingLabel.of(entry.to()),
        dayOf(entry),
        entry.recordedAt().atZone(Words.LONDON).toLocalDate(),
        entry.position(),
        entry.cycle(),
        entry.isOnBehalf());
  }

  private static Kind kindOf(Audit.Entry entry) {
    if ("CHALLENGED".equals(entry.stage())) {
      return Kind.CHALLENGED;
    }
    if ("AGREED".equals(entry.stage())) {
      return Kind.AGREED;
    }
    return entry.isReconfirmed() || entry.from() == entry.to() ? Kind.RECONFIRMED : Kind.CHANGED;
  }

  private static LocalDate dayOf(Audit.Entry entry) {
    return Objects.requireNonNullElseGet(
        entry.effectiveOn(), () -> entry.recordedAt().atZone(Words.LONDON).toLocalDate());
  }

  /** An entry that takes another back names its day and its rating. */
  private static void takeBack(List<PictureEntry> drawn, Audit.Entry entry) {
    for (int i = drawn.size() - 1; i >= 0; i--) {
      PictureEntry other = drawn.get(i);
      boolean agencys = other.kind() == Kind.CHANGED || other.kind() == Kind.RECONFIRMED;
      if (agencys
          && other.on().equals(dayOf(entry))
          && other.to() == RatingLabel.of(entry.from())) {
        drawn.remove(i);
        return;
      }
    }
  }
}
