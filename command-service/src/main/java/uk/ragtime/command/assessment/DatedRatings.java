package uk.ragtime.command.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;

/**
 * The ratings of one capability by day. A rating is in force from its day until the day of the
 * next; of two on the same day the one recorded later counts. The agency's word and agreements
 * stand side by side, so together they are what stands.
 *
 * @param inOrder earliest day first, those of one day in the order of the log
 */
public record DatedRatings(List<Entry> inOrder) {
  /**
   * A rating, given, reconfirmed or agreed.
   *
   * @param from its effective day
   * @param cycle the cycle in which it was recorded
   * @param reason null if the rating was reconfirmed or agreed
   * @param stage SELF or AGREED
   * @param grounds what was given with it
   * @param position position in the partnership's log
   */
  public record Entry(
      LocalDate from,
      Rating rating,
      CycleCode cycle,
      @Nullable ChangeReason reason,
      Stage stage,
      Grounds grounds,
      long position) {
    /** Later entries supersede earlier ones. */
    static final Comparator<Entry> IN_ORDER =
        Comparator.comparing(Entry::from).thenComparingLong(Entry::position);

    boolean isOfAgency() {
      return stage == Stage.SELF;
    }
  }

  /** Whether a rationale and evidence were given with a rating. */
  public record Grounds(boolean rationale, boolean evidence) {
    public static final Grounds NONE = new Grounds(false, false);

    Grounds and(Grounds other) {
      return new Grounds(rationale || other.rationale, evidence || other.evidence);
    }
  }

  static final DatedRatings NONE = new DatedRatings(List.of());

  /** The rating that stands on a day; null if there was none yet. */
  public @Nullable Entry on(LocalDate day) {
    Entry inForce = null;
    for (Entry entry : inOrder) {
      if (entry.from().isAfter(day)) {
        break;
      }
      inForce = entry;
    }
    return inForce;
  }

  /** The agency's own word alone. */
  public DatedRatings ofAgency() {
    return new DatedRatings(inOrder.stream().filter(Entry::isOfAgency).toList());
  }

  /** The grounds of the rating in force on a day, with those of reconfirmations of it. */
  public Grounds groundsOn(LocalDate day) {
    Grounds grounds = Grounds.NONE;
    for (Entry entry : inOrder) {
      if (entry.from().isAfter(day)) {
        break;
      }
      grounds = entry.reason() == null ? grounds.and(entry.grounds()) : entry.grounds();
    }
    return grounds;
  }

  /** The agency's rating that an event gave or reconfirmed. */
  public Optional<Entry> ofAgencyAt(long position) {
    return inOrder.stream()
        .filter(entry -> entry.isOfAgency() && entry.position() == position)
        .findFirst();
  }

  DatedRatings with(Entry entry) {
    List<Entry> entries = new ArrayList<>(inOrder);
    int place = entries.size();
    while (place > 0 && Entry.IN_ORDER.compare(entries.get(place - 1), entry) > 0) {
      place--;
    }
    entries.add(place, entry);
    return new DatedRatings(List.copyOf(entries));
  }

  DatedRatings without(long position) {
    return new DatedRatings(
        inOrder.stream().filter(entry -> entry.position() != position).toList());
  }
}
