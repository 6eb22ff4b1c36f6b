package uk.ragtime.portal.assessment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.Passage;

/**
 * An assessment with the names around it, and what the visitor may do with it.
 *
 * @param member code of the visitor as a member; null for a visitor who is none
 * @param formerCycle the cycle of the same checklist before this one; null if it is the first
 * @param items capabilities of its version of the checklist, in the language of the page as far as
 *     they are translated
 */
public record AssessmentDetails(
    AssessmentAddress address,
    @Nullable String member,
    String partnershipName,
    String areaName,
    String agencyName,
    Lists.Cycle cycle,
    @Nullable String formerCycle,
    List<Lists.Capability> items,
    Capacity capacity,
    Assessment assessment,
    ChecklistTexts texts) {

  /** A cell by its code. */
  public Assessment.Cell cell(String capability) {
    return assessment
        .cell(capability)
        .orElseThrow(() -> new Failure.NotFound("capability " + capability));
  }

  /** The checklist's item; empty if the lists do not have it yet. */
  public Optional<Lists.Capability> item(String capability) {
    return items.stream().filter(item -> item.code().equals(capability)).findFirst();
  }

  /** Titles in another language than that of the page. */
  public List<Passage> foreign() {
    return Passage.foreign(items.stream().map(item -> new Passage(item.title(), item.lang())));
  }

  /** Whether the assessment is in the state to which the visitor brought it. */
  boolean isByVisitor() {
    return assessment
        .last(assessment.state())
        .filter(act -> act.by().member().equals(member))
        .isPresent();
  }

  /**
   * Ensures that the visitor may write for the agency.
   *
   * @throws Failure.Forbidden if not
   */
  void requireWriter() {
    if (!capacity.writes()) {
      throw new Failure.Forbidden("assessment");
    }
  }

  public boolean mayRate() {
    return capacity.writes() && assessment.takesRatings();
  }

  public boolean mayAnswer() {
    return capacity.writes() && assessment.takesReview();
  }

  public boolean mayReview() {
    return capacity.reviews() && assessment.takesReview();
  }

  /** Whether it can be submitted by the visitor, if late. */
  public boolean maySubmit() {
    boolean withAgency = assessment.is("OPEN") || assessment.is("NOT_STARTED");
    boolean begun =
        assessment.takesRatings()
            || assessment.cycleStatus().equals("OPEN")
            || assessment.cycleStatus().equals("PAST_CUT_OFF");
    return capacity.writes() && withAgency && begun;
  }

  public boolean maySign() {
    return capacity.signs() && assessment.takesReview();
  }

  /** Whether what the visitor may do now will be recorded as done on the agency's behalf. */
  public boolean actsOnBehalf() {
    return capacity.onBehalf() && (mayRate() || mayAnswer() || maySubmit() || maySign());
  }

  public String story(String capability) {
    return address.story(assessment.checklist(), capability);
  }
}
