package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/areas/{area}/movement}: changes between two moments, cell by cell. A cell is one
 * capability of one agency.
 *
 * @param checklist null where no cycle was known
 * @param version of the checklist, likewise
 * @param daysInRed of all cells together
 * @param flapping number of cells that go up and down
 */
public record Movement(
    End from,
    End to,
    @Nullable String checklist,
    @Nullable Integer version,
    Counts counts,
    List<Transition> transitions,
    int daysInRed,
    int flapping,
    List<OfCapability> capabilities) {

  public Movement {
    counts = Objects.requireNonNullElse(counts, Counts.NOTHING);
    transitions = Objects.requireNonNullElse(transitions, List.of());
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
  }

  /**
   * The same with other titles of capabilities.
   *
   * @param titled of a code and the title it has
   * @param section name of a section, of its code
   */
  public Movement titled(BinaryOperator<String> titled, UnaryOperator<String> section) {
    return new Movement(
        from,
        to,
        checklist,
        version,
        counts,
        transitions,
        daysInRed,
        flapping,
        capabilities.stream().map(it -> it.titled(titled, section)).toList());
  }

  /**
   * One of the two moments.
   *
   * @param cycle whose outcome it is; null for a day
   */
  public record End(LocalDate day, @Nullable String cycle) {}

  /** Number of cells by what became of them. */
  public record Counts(
      int improved,
      int declined,
      int unchanged,
      @JsonProperty("new") int first,
      int reinterpreted,
      int regrouped,
      int gone,
      int notRated) {
    static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    /** Cells rated on the scale at both moments. */
    public int compared() {
      return improved + declined + unchanged;
    }
  }

  /** A rating, its absence, or several that were rated apart and are one now. */
  public enum State {
    NOT_RATED,
    REGROUPED,
    RED,
    AMBER,
    GREEN,
    NOT_APPLICABLE
  }

  /** Number of cells that went from one state to another, or stayed. */
  public record Transition(State from, State to, int count) {}

  /** A capability, with all agencies as one at both moments. */
  public record OfCapability(
      String code,
      String title,
      @Nullable String section,
      Counted before,
      Counted after,
      List<Cell> agencies) {
    public OfCapability {
      before = Objects.requireNonNullElse(before, Counted.NOTHING);
      after = Objects.requireNonNullElse(after, Counted.NOTHING);
      agencies = Objects.requireNonNullElse(agencies, List.of());
    }

    OfCapability titled(BinaryOperator<String> titled, UnaryOperator<String> named) {
      return new OfCapability(
          code,
          titled.apply(code, title),
          section == null ? null : named.apply(section),
          before,
          after,
          agencies);
    }
  }

  /** Ratings of several agencies as one, and their counts. */
  public record Counted(Profile.@Nullable RollUp rollup, Distribution distribution) {
    static final Counted NOTHING = new Counted(null, Distribution.NOTHING);

    public Counted {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
    }
  }

  /** The fate of one cell. */
  public enum Move {
    IMPROVED,
    DECLINED,
    UNCHANGED,
    NEW,
    REINTERPRETED,
    REGROUPED,
    GONE,
    NOT_RATED
  }

  /**
   * A capability of one agency.
   *
   * @param daysInRed after the first moment, up to and with the second
   * @param turns reversals between better and worse
   */
  public record Cell(
      String agency, State from, State to, Move move, int daysInRed, int turns, boolean flapping) {}
}
