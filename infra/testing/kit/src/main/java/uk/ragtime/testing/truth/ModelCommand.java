package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

sealed interface ModelCommand extends Step {
  record Publish(String checklist, int version, List<ChecklistItem> items, List<String> dropped)
      implements ModelCommand {}

  /**
   * Sets a cycle up, or gives it other dates.
   *
   * @param bothOnRecord its rule about agreements, which is sent only if it is not the default
   */
  record Schedule(
      String cycle,
      String checklist,
      int version,
      LocalDate opensOn,
      TimeReference cutOff,
      boolean historic,
      boolean bothOnRecord)
      implements ModelCommand {}

  record Close(String cycle) implements ModelCommand {}

  /** An act on the assessment of an agency in a cycle. */
  sealed interface OnAssessment extends ModelCommand {
    String cycle();

    AgencyInArea place();
  }

  /** One rating, or several at once. */
  record Rate(String cycle, AgencyInArea place, List<Given> given) implements OnAssessment {}

  record Reconfirm(
      String cycle, AgencyInArea place, String code, @Nullable LocalDate day, boolean explained)
      implements OnAssessment {}

  /**
   * Takes back what was recorded by mistake.
   *
   * @param which of the ratings that the agency gave the cell in this cycle, from 0; one beyond
   *     them names a rating that there is not
   * @param position of that rating, once it is known
   * @param day for which it is given anew; null to take it back only
   */
  record Withdraw(
      String cycle,
      AgencyInArea place,
      String code,
      int which,
      long position,
      @Nullable LocalDate day)
      implements OnAssessment {
    /** Position that nothing will have. */
    private static final long NOWHERE = 999_999;

    /** The same command with the position that it refers to. */
    Withdraw resolved(Model model) {
      List<RecordedRating> given =
          model.entriesOf(cycle).stream()
              .filter(word -> word.isAbout(cycle, place) && word.code().equals(code))
              .filter(word -> Stage.SELF.counts(word.kind()))
              .toList();
      long at = which < given.size() ? given.get(which).position() : NOWHERE;
      return new Withdraw(cycle, place, code, which, at, day);
    }
  }

  record Submit(String cycle, AgencyInArea place) implements OnAssessment {}

  record Challenge(String cycle, AgencyInArea place, String code, Rating sees)
      implements OnAssessment {}

  /**
   * @param offers null for the agency's own rating
   */
  record Answer(String cycle, AgencyInArea place, String code, @Nullable Rating offers)
      implements OnAssessment {}

  /**
   * @param as null for the first capacity that the sender has, which is the reviewer's
   */
  record Agree(
      String cycle,
      AgencyInArea place,
      String code,
      Rating rating,
      @Nullable Capacity as,
      boolean explained)
      implements OnAssessment {}

  record SignOff(String cycle, AgencyInArea place) implements OnAssessment {}

  /**
   * @param as null for the first capacity that the sender has
   * @param until null for the usual end
   */
  record Reopen(
      String cycle, AgencyInArea place, @Nullable Capacity as, TimeReference.@Nullable At until)
      implements OnAssessment {}

  /**
   * A rating as it is given.
   *
   * @param day from which it is true; today where it is not said
   * @param explained whether there is a rationale
   */
  record Given(
      String code,
      Rating rating,
      @Nullable Reason reason,
      @Nullable LocalDate day,
      boolean explained) {}
}
