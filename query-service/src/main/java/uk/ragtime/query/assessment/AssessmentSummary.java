package uk.ragtime.query.assessment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.ReviewRule;

/**
 * State of an assessment, and how far its cells are.
 *
 * @param carriedOver capabilities whose ratings were carried over when it was opened
 * @param assignments capabilities that members were asked to look at
 * @param late whether anything was recorded, or it was submitted, after the cut-off that held
 */
public record AssessmentSummary(
    AssessmentStatus status,
    Set<CapabilityCode> carriedOver,
    Map<MemberHandle, Assignment> assignments,
    Tally tally,
    boolean late) {
  /** Of an assessment of which nothing is known. */
  public static final AssessmentSummary NONE =
      new AssessmentSummary(AssessmentStatus.NONE, Set.of(), Map.of(), Tally.NONE, false);

  /**
   * @param dueOn null where no day was named
   */
  public record Assignment(Set<CapabilityCode> capabilities, @Nullable LocalDate dueOn) {}

  /**
   * Cells in numbers.
   *
   * @param lookedAt capabilities that were rated or reconfirmed
   * @param open number of challenges that are open
   * @param answered number of those that the agency has answered
   * @param settled number of cells whose last challenge is open no longer
   * @param agreed number of cells whose last word is an agreement
   * @param reviewedAt position of the last challenge or agreement; 0 for none
   */
  public record Tally(
      Set<CapabilityCode> lookedAt,
      int open,
      int answered,
      int settled,
      int agreed,
      long reviewedAt) {
    /** No cells. */
    public static final Tally NONE = new Tally(Set.of(), 0, 0, 0, 0, 0);
  }

  /**
   * Cells by what became of them in this cycle; together they are those of the checklist.
   *
   * @param carriedOver number of cells that have a rating of an earlier cycle and no other
   */
  public record Counts(int rated, int carriedOver, int unrated) {}

  /** The same with other ratings carried over. */
  AssessmentSummary carrying(Set<CapabilityCode> others) {
    return new AssessmentSummary(status, others, assignments, tally, late);
  }

  /** Counts the cells of a checklist version. */
  public Counts counts(Set<CapabilityCode> checklist) {
    int rated = 0;
    int carried = 0;
    for (CapabilityCode code : checklist) {
      if (tally.lookedAt().contains(code)) {
        rated++;
      } else if (carriedOver.contains(code)) {
        carried++;
      }
    }
    return new Counts(rated, carried, checklist.size() - rated - carried);
  }

  /** Whether nothing but a signature is missing. */
  public boolean isReadyToSign(ReviewRule rule, Set<CapabilityCode> checklist) {
    return status.state() == AssessmentState.SUBMITTED
        && tally.open() == 0
        && switch (rule) {
          case BY_EXCEPTION -> true;
          case EVERY -> tally.agreed() >= checklist.size();
        };
  }
}
