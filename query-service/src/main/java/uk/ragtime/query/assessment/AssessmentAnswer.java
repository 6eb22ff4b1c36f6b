package uk.ragtime.query.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.cycle.CycleStatus;
import uk.ragtime.query.member.DisplayedMember;

/**
 * An assessment, and the words of each cell.
 *
 * @param version of the assessment for {@code If-Match}; 0 if nothing has happened to it
 * @param checklistVersion of the cycle
 * @param until instant from which it takes nothing unless its cycle does; null if none was given
 * @param lapsed whether that has passed, and its cycle takes nothing either
 * @param takesRatings whether ratings are taken now
 * @param reopened number of times that it was sent back, taken back or reopened
 * @param late whether anything was recorded, or it was submitted, after the cut-off that held
 * @param ready whether nothing but a signature is missing
 * @param acts steps that moved it as a whole, in order
 * @param cells one for each capability of the checklist, in its order
 */
record AssessmentAnswer(
    CycleCode cycle,
    AreaCode area,
    AgencyCode agency,
    ChecklistCode checklist,
    int checklistVersion,
    Instant knownAt,
    CycleStatus cycleStatus,
    CycleRules rules,
    AssessmentState state,
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
    List<ActView> acts,
    List<AssignmentView> assignments,
    List<CellView> cells,
    long version,
    long position) {
  /**
   * Capabilities that a member was asked to look at.
   *
   * @param dueOn null where no day was named
   */
  record AssignmentView(
      DisplayedMember member, Set<CapabilityCode> capabilities, @Nullable LocalDate dueOn) {}

  /**
   * A cell with its words.
   *
   * @param standing rating that counts; null for none
   * @param carriedOver rating of an earlier cycle that nobody has looked at, or that opening the
   *     assessment would carry over; null for none
   * @param self the agency's last word in this cycle; null for none
   * @param change the word by which it gave the rating, where it has looked at it again since; null
   *     otherwise
   * @param challenge null for none, or once the agency changed its rating
   * @param agreed null for none, or once the agency spoke later
   */
  record CellView(
      CapabilityCode capability,
      String title,
      @Nullable Rating standing,
      @Nullable CarriedOverView carriedOver,
      @Nullable WordView self,
      @Nullable WordView change,
      @Nullable ChallengeView challenge,
      @Nullable WordView agreed) {}

  /**
   * @param cycle in which somebody last looked at it
   */
  record CarriedOverView(Rating rating, CycleCode cycle, LocalDate effectiveOn) {}

  /**
   * @param open whether it waits for an agreement
   * @param answer null while the agency has not answered
   */
  record ChallengeView(boolean open, WordView word, @Nullable WordView answer) {}
}
