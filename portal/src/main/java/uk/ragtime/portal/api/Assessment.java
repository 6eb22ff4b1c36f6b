package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET A}: an agency's assessment of one area in one cycle, with the words of each cell.
 *
 * @param cycleStatus PLANNED, OPEN, PAST_CUT_OFF, CLOSED or CANCELLED
 * @param state NOT_STARTED, OPEN, SUBMITTED, SIGNED_OFF or EXCUSED
 * @param until instant from which it takes nothing unless its cycle does; null if none was given
 * @param lapsed whether that has passed, and the cycle takes nothing either
 * @param ready whether nothing but a signature is missing
 * @param rated number of cells that were rated or looked at again in this cycle
 * @param version of the assessment; 0 if nothing has happened to it
 */
public record Assessment(
    String checklist,
    int checklistVersion,
    String cycleStatus,
    @Nullable Rules rules,
    String state,
    @Nullable Instant until,
    boolean lapsed,
    boolean takesRatings,
    int reopened,
    boolean late,
    boolean ready,
    int rated,
    int carriedOver,
    int unrated,
    int challengesOpen,
    int challengesSettled,
    List<Act> acts,
    List<Assignment> assignments,
    List<Cell> cells,
    long version,
    long position) {

  public Assessment {
    acts = Objects.requireNonNullElse(acts, List.of());
    assignments = Objects.requireNonNullElse(assignments, List.of());
    cells = Objects.requireNonNullElse(cells, List.of());
  }

  /**
   * The same with other titles of capabilities.
   *
   * @param title of a code and the title it has
   */
  public Assessment titled(BinaryOperator<String> title) {
    return new Assessment(
        checklist,
        checklistVersion,
        cycleStatus,
        rules,
        state,
        until,
        lapsed,
        takesRatings,
        reopened,
        late,
        ready,
        rated,
        carriedOver,
        unrated,
        challengesOpen,
        challengesSettled,
        acts,
        assignments,
        cells.stream().map(cell -> cell.titled(title)).toList(),
        version,
        position);
  }

  public boolean is(String other) {
    return state.equals(other);
  }

  /** Whether reviewers and agency may settle ratings, and a lead may sign. */
  public boolean takesReview() {
    boolean over = cycleStatus.equals("CLOSED") || cycleStatus.equals("CANCELLED");
    return is("SUBMITTED") && (!over || (until != null && !lapsed));
  }

  public Optional<Cell> cell(String capability) {
    return cells.stream().filter(cell -> cell.capability().equals(capability)).findFirst();
  }

  public Optional<Act> last(String kind) {
    return acts.reversed().stream().filter(act -> act.kind().equals(kind)).findFirst();
  }

  /**
   * Rules of the cycle.
   *
   * @param review BY_EXCEPTION or EVERY
   * @param rationaleFor ratings that must be explained
   * @param evidenceFor ratings that must rest on evidence
   */
  public record Rules(String review, List<Rating> rationaleFor, List<Rating> evidenceFor) {
    public static final Rules NONE = new Rules("BY_EXCEPTION", List.of(), List.of());

    public Rules {
      rationaleFor = Objects.requireNonNullElse(rationaleFor, List.of());
      evidenceFor = Objects.requireNonNullElse(evidenceFor, List.of());
    }
  }

  /** A step that moved it as a whole, such as SUBMITTED or REOPENED. */
  public record Act(
      String kind,
      long position,
      Instant recordedAt,
      ShownMember by,
      boolean onBehalf,
      boolean late,
      @Nullable Instant until,
      @Nullable String reason,
      List<String> erased,
      List<String> missing) {
    public Act {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }
  }

  /**
   * Capabilities that a member was asked to look at.
   *
   * @param dueOn null where no day was named
   */
  public record Assignment(
      ShownMember member, List<String> capabilities, @Nullable LocalDate dueOn) {
    public Assignment {
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }
  }

  /**
   * A capability.
   *
   * @param standing rating that counts; null for none
   * @param carriedOver rating of an earlier cycle that nobody has looked at in this one
   * @param self last word of the agency in this cycle
   * @param change the word by which it gave the rating, where it has looked at it again since
   * @param challenge null for none, or once the agency changed its rating
   * @param agreed null for none, or once the agency spoke later
   */
  public record Cell(
      String capability,
      String title,
      @Nullable Rating standing,
      @Nullable CarriedOver carriedOver,
      @Nullable Word self,
      @Nullable Word change,
      @Nullable Challenge challenge,
      @Nullable Word agreed) {

    Cell titled(BinaryOperator<String> other) {
      return new Cell(
          capability,
          other.apply(capability, title),
          standing,
          carriedOver,
          self,
          change,
          challenge,
          agreed);
    }

    /** Position of the agency's last word; 0 if it has said nothing in this cycle. */
    public long spokenAt() {
      return self == null ? 0 : self.position();
    }

    /** Position of the last word of any side; 0 if there is none in this cycle. */
    public long lastSpokenAt() {
      long challenged = challenge == null ? 0 : challenge.word().position();
      long answered =
          challenge == null || challenge.answer() == null ? 0 : challenge.answer().position();
      long settled = agreed == null ? 0 : agreed.position();
      return Math.max(Math.max(spokenAt(), challenged), Math.max(answered, settled));
    }

    public boolean isChallenged() {
      return challenge != null && challenge.open();
    }

    public boolean isAnswered() {
      return isChallenged() && challenge != null && challenge.answer() != null;
    }
  }

  /** A rating of an earlier cycle, and the cycle in which it was last looked at. */
  public record CarriedOver(Rating rating, String cycle, LocalDate effectiveOn) {}

  /** A reviewer's word, and the agency's answer; null while there is none. */
  public record Challenge(boolean open, Word word, @Nullable Word answer) {}

  /**
   * One side's word.
   *
   * @param rating given, seen, offered or agreed
   * @param reconfirmed whether a rating was looked at again and left
   * @param evidence null if it was given and cannot be shown
   */
  public record Word(
      long position,
      Instant recordedAt,
      ShownMember by,
      boolean onBehalf,
      Rating rating,
      boolean reconfirmed,
      @Nullable LocalDate effectiveOn,
      @Nullable String basis,
      @Nullable String rationale,
      @Nullable List<Audit.Evidence> evidence,
      List<String> erased,
      List<String> missing) {
    public Word {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }

    /** Whether a text of this name was given, whatever has become of it. */
    public boolean isGiven(String field) {
      boolean there =
          field.equals("evidence") ? evidence != null && !evidence.isEmpty() : rationale != null;
      return there || erased.contains(field) || missing.contains(field);
    }
  }
}
