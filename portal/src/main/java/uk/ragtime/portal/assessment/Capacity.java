package uk.ragtime.portal.assessment;

import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Me;

/**
 * Capacities of the visitor towards one agency. Pages show what they allow; the service decides
 * again.
 *
 * @param own whether they are a rater or lead of the agency
 * @param coordinator whether they may record on its behalf
 * @param leads whether they answer for the agency
 * @param reviews whether they may challenge its ratings
 * @param moderates whether they may give it time, or open what was signed
 */
public record Capacity(
    boolean own, boolean coordinator, boolean leads, boolean reviews, boolean moderates) {

  public static Capacity of(Me me, String partnership, String agency) {
    boolean theirs =
        me.in(partnership).filter(member -> member.agencies().contains(agency)).isPresent();
    boolean own = theirs && me.may(partnership, Me.Action.RATE_OWN_AGENCIES);
    return new Capacity(
        own,
        me.may(partnership, Me.Action.RATE_ON_BEHALF),
        theirs && me.may(partnership, Me.Action.SIGN_OFF),
        me.may(partnership, Me.Action.REVIEW) && !own,
        me.may(partnership, Me.Action.MODERATE));
  }

  /** Whether they may rate, submit and answer. */
  public boolean writes() {
    return own || coordinator;
  }

  /** Whether the record will say that it was done on the agency's behalf. */
  public boolean onBehalf() {
    return coordinator && !own;
  }

  public boolean signs() {
    return leads || coordinator;
  }

  /** The capacity in which they sign or accept for the agency. */
  public String forAgency() {
    return leads ? "LEAD" : "COORDINATOR";
  }

  /** Whether they may open it again: sent back, taken back, or opened after it was signed. */
  public boolean reopens(Assessment assessment) {
    boolean open = moderates && (assessment.is("SUBMITTED") || assessment.is("SIGNED_OFF"));
    boolean back = assessment.is("SUBMITTED") && (reviews || isTakenBack(assessment));
    return (open || back) && !assessment.cycleStatus().equals("CANCELLED");
  }

  private boolean isTakenBack(Assessment assessment) {
    return leads && assessment.challengesOpen() == 0;
  }

  /** The capacity in which they open it again. */
  public String forReopening(Assessment assessment) {
    if (assessment.is("SUBMITTED") && isTakenBack(assessment)) {
      return "LEAD";
    }
    return assessment.is("SUBMITTED") && reviews ? "REVIEWER" : "COORDINATOR";
  }

  public boolean extendsTime(Assessment assessment) {
    boolean takes =
        assessment.is("NOT_STARTED") || assessment.is("OPEN") || assessment.is("SUBMITTED");
    boolean begun =
        !assessment.cycleStatus().equals("PLANNED")
            && !assessment.cycleStatus().equals("CANCELLED");
    return moderates && takes && begun;
  }

  /** Whether they may expect no assessment of the agency this time. */
  public boolean excuses(Assessment assessment) {
    return moderates && assessment.is("NOT_STARTED") && isBeforeClosing(assessment);
  }

  /** Whether they may expect it after all. */
  public boolean expects(Assessment assessment) {
    return moderates && assessment.is("EXCUSED") && isBeforeClosing(assessment);
  }

  /** Whether they may ask people of the agency to look at capabilities. */
  public boolean assigns(Assessment assessment) {
    return signs()
        && (assessment.is("NOT_STARTED") || assessment.is("OPEN"))
        && isBeforeClosing(assessment);
  }

  /** Whether they may settle a rating between agency and reviewer. */
  public boolean settles(Assessment assessment) {
    return moderates && assessment.takesReview();
  }

  private static boolean isBeforeClosing(Assessment assessment) {
    return !assessment.cycleStatus().equals("CLOSED")
        && !assessment.cycleStatus().equals("CANCELLED");
  }
}
