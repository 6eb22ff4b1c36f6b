package uk.ragtime.query.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;
import uk.ragtime.kernel.seal.SealedField;

/** Events of one agency's assessment in one area in one cycle. */
public record ReviewEvents(CycleCode cycle, AreaCode area, AgencyCode agency) {
  /** The assessment's own address below the partnership. */
  public String path() {
    return "cycles/" + cycle + "/areas/" + area + "/agencies/" + agency;
  }

  public AssessmentOpened opened(CapabilityCode... carried) {
    List<CarriedOver> ratings =
        Arrays.stream(carried)
            .map(code ->
                new CarriedOver(code, Rating.RED, SampleEvents.SPRING, SampleEvents.FIRST_DAY))
            .toList();
    return new AssessmentOpened(cycle, area, agency, SampleEvents.CHECKLIST, 1, ratings);
  }

  public AssessmentSubmitted submitted() {
    return new AssessmentSubmitted(cycle, area, agency, false);
  }

  public RatingChallenged challenged(
      CapabilityCode capability, Rating self, Rating sees, LocalDate day) {
    return new RatingChallenged(
        cycle,
        area,
        agency,
        capability,
        self,
        sees,
        TestSeals.of(SealedField.RATIONALE, "We saw it otherwise."),
        null,
        0,
        day);
  }

  public ChallengeAnswered answered(CapabilityCode capability, Rating offers) {
    return new ChallengeAnswered(
        cycle,
        area,
        agency,
        capability,
        offers,
        TestSeals.of(SealedField.RATIONALE, "Half of it is true."),
        false);
  }

  public RatingAgreed agreed(CapabilityCode capability, Rating self, Rating to, LocalDate day) {
    return new RatingAgreed(
        cycle, area, agency, capability, self, to, self, Basis.REVIEWER_ACCEPTED, null, day, false);
  }

  public AssessmentSignedOff signedOff(long position, long version, SheetHash hash) {
    return new AssessmentSignedOff(
        cycle,
        area,
        agency,
        position,
        version,
        1,
        hash,
        TestSeals.of(SealedField.STATEMENT, "We stand by it."),
        false);
  }

  public AssessmentReopened reopened(Instant until) {
    return new AssessmentReopened(
        cycle, area, agency, TestSeals.of(SealedField.REASON, "A rating was missing."), until);
  }

  public AssessmentExtended extended(Instant until) {
    return new AssessmentExtended(
        cycle, area, agency, TestSeals.of(SealedField.REASON, "They were short of staff."), until);
  }

  public AssessmentExcused excused() {
    return new AssessmentExcused(
        cycle, area, agency, TestSeals.of(SealedField.REASON, "They have only begun."));
  }

  public CapabilitiesAssigned assigned(String member, CapabilityCode capability, LocalDate dueOn) {
    return new CapabilitiesAssigned(
        cycle, area, agency, TestPersons.handle(member), Set.of(capability), dueOn);
  }

  public CommentMade comment(int number, String text, @Nullable Integer replyTo) {
    return new CommentMade(
        cycle, area, agency, number, null, TestSeals.of(SealedField.COMMENT, text), replyTo);
  }

  public CommentWithdrawn commentWithdrawn(int number) {
    return new CommentWithdrawn(cycle, area, agency, number);
  }

  public ActionPlanned planned(String action, LocalDate dueOn, CapabilityCode... capabilities) {
    return new ActionPlanned(
        new ActionCode(action),
        agency,
        area,
        SampleEvents.CHECKLIST,
        new TreeSet<>(Arrays.asList(capabilities)),
        TestSeals.of(SealedField.TITLE, "Train everybody."),
        null,
        Rating.GREEN,
        dueOn);
  }

  public static ActionProgressed progressed(String action, ActionStatus status, LocalDate on) {
    return new ActionProgressed(
        new ActionCode(action), status, on, TestSeals.of(SealedField.NOTE, "As it went."));
  }
}
