package uk.ragtime.command.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.CommentEvent.CommentMade;
import uk.ragtime.kernel.event.CommentEvent.CommentWithdrawn;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.InvitationWithdrawn;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveCalledOff;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;

/** Openings of the seals of a command's events, written beside the log in the same commit. */
public record ErasableRows(List<TextRow> texts, List<PersonRow> people) {
  /** For events without seals. */
  public static final ErasableRows NONE = new ErasableRows(List.of(), List.of());

  /**
   * A text.
   *
   * @param event its event's place among the command's, from 0
   */
  public record TextRow(int event, Opening opening) {}

  /**
   * A person whom an event has a seal of.
   *
   * @param event its place among the command's, from 0
   * @param person null if code and name go on holding
   * @param identity null if the sign-in does, or there is none
   */
  public record PersonRow(
      int event,
      MemberHandle handle,
      @Nullable SealedPerson person,
      @Nullable SealedIdentity identity) {}

  public ErasableRows {
    texts = List.copyOf(texts);
    people = List.copyOf(people);
  }

  /**
   * Finds the opening of each seal.
   *
   * @throws IllegalStateException if an event has a new seal that none of the openings opens
   */
  public static ErasableRows of(List<? extends DomainEvent> events, Openings openings) {
    Collector rows = new Collector(openings);
    for (int i = 0; i < events.size(); i++) {
      rows.add(i, events.get(i));
    }
    return rows.isEmpty() ? NONE : new ErasableRows(rows.texts, rows.people);
  }

  private static final class Collector {
    private final List<TextRow> texts = new ArrayList<>();
    private final List<PersonRow> people = new ArrayList<>();
    private final Map<Seal, Opening> byTextSeal = new HashMap<>();
    private final Openings openings;

    Collector(Openings openings) {
      this.openings = openings;
      for (Sealed text : openings.texts()) {
        byTextSeal.put(text.seal(), text.opening());
      }
    }

    boolean isEmpty() {
      return texts.isEmpty() && people.isEmpty();
    }

    void add(int event, DomainEvent of) {
      switch (of) {
        case RatingChanged e -> {
          addText(event, e.rationaleSeal());
          addText(event, e.evidenceSeal());
        }
        case RatingReconfirmed e -> {
          addText(event, e.remarkSeal());
          addText(event, e.evidenceSeal());
        }
        case RatingChallenged e -> {
          addText(event, e.rationaleSeal());
          addText(event, e.evidenceSeal());
        }
        case ChallengeAnswered e -> addText(event, e.rationaleSeal());
        case RatingAgreed e -> addText(event, e.rationaleSeal());
        case RatingWithdrawn e -> addText(event, e.reasonSeal());
        case AssessmentSignedOff e -> addText(event, e.statementSeal());
        case AssessmentReopened e -> addText(event, e.reasonSeal());
        case AssessmentExtended e -> addText(event, e.reasonSeal());
        case AssessmentExcused e -> addText(event, e.reasonSeal());
        case CommentMade e -> addText(event, e.textSeal());
        case ProfileSignedOff e -> addText(event, e.statementSeal());
        case ActionPlanned e -> addPlan(event, e.titleSeal(), e.whatSeal());
        case ActionRevised e -> addPlan(event, e.titleSeal(), e.whatSeal());
        case ActionProgressed e -> addText(event, e.noteSeal());
        case CycleScheduled e -> addText(event, e.reasonSeal());
        case CycleRescheduled e -> addText(event, e.reasonSeal());
        case CycleClosed e -> addText(event, e.reasonSeal());
        case CycleCancelled e -> addText(event, e.reasonSeal());
        case HoldPlaced e -> addText(event, e.reasonSeal());
        case HoldLifted e -> addText(event, e.reasonSeal());
        case MemberInvited e -> addPerson(event, e, e.personSeal(), null);
        case MemberEnrolled e -> addPerson(event, e, e.personSeal(), e.identitySeal());
        case MemberChanged e -> addPerson(event, e, e.personSeal(), e.identitySeal());
        case MemberNameChanged e -> addPerson(event, e, e.personSeal(), null);
        case InvitationWithdrawn _, MemberLeaveScheduled _, MemberLeaveCalledOff _ -> {}
        case PersonErased _, TextsErased _, ErasureDeferred _, ErasureCarriedOut _ -> {}
        case AssessmentOpened _, PartnershipEvent _, AreaEvent _, AgencyEvent _ -> {}
        case AssessmentSubmitted _, AssessmentExpected _, CapabilitiesAssigned _ -> {}
        case ChecklistEvent _, CommentWithdrawn _ -> {}
      }
    }

    private void addPlan(int event, Seal title, @Nullable Seal what) {
      addText(event, title);
      addText(event, what);
    }

    private void addText(int event, @Nullable Seal seal) {
      if (seal != null) {
        Opening opening = byTextSeal.get(seal);
        if (opening == null) {
          throw new IllegalStateException("an event has a seal that nothing opens");
        }
        texts.add(new TextRow(event, opening));
      }
    }

    /** An identity seal that the command does not open is the one that was there before. */
    private void addPerson(
        int event, MemberEvent of, @Nullable Seal personSeal, @Nullable Seal identitySeal) {
      if (personSeal == null && identitySeal == null) {
        return;
      }
      SealedPerson person = openings.person();
      if (personSeal != null && (person == null || !person.seal().equals(personSeal))) {
        throw new IllegalStateException("an event has a person seal that nothing opens");
      }
      SealedIdentity identity = openings.identity();
      boolean newSignIn = identity != null && identity.seal().equals(identitySeal);
      people.add(
          new PersonRow(
              event, of.member(), personSeal == null ? null : person, newSignIn ? identity : null));
    }
  }
}
