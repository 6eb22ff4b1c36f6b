package uk.ragtime.command.decision;

import java.util.Locale;

/** Reasons for refusing a command. Part of the published contract: add, never rename. */
public enum RefusalCode {
  PARTNERSHIP_UNKNOWN(Kind.UNKNOWN, "There is no such partnership"),
  AREA_UNKNOWN(Kind.UNKNOWN, "There is no such area"),
  AGENCY_UNKNOWN(Kind.UNKNOWN, "There is no such agency"),
  CHECKLIST_UNKNOWN(Kind.UNKNOWN, "There is no such checklist or version"),
  CYCLE_UNKNOWN(Kind.UNKNOWN, "There is no such review cycle"),
  CAPABILITY_UNKNOWN(Kind.UNKNOWN, "The cycle's checklist has no such capability"),

  MEMBER_UNKNOWN(Kind.UNKNOWN, "There is no such member"),
  INVITATION_UNKNOWN(Kind.UNKNOWN, "There is no such invitation"),

  TEXT_UNKNOWN(Kind.UNKNOWN, "There is no text at this place"),
  HOLD_UNKNOWN(Kind.UNKNOWN, "There is no such hold"),
  COMMENT_UNKNOWN(Kind.UNKNOWN, "There is no such comment"),
  ACTION_UNKNOWN(Kind.UNKNOWN, "There is no such action"),
  RATING_UNKNOWN(Kind.UNKNOWN, "The assessment has no such rating of the agency"),
  NOT_ALLOWED(Kind.FORBIDDEN, "The caller may not do this"),
  NOT_YOUR_AGENCY(Kind.FORBIDDEN, "The caller rates for other agencies only"),
  OWN_AGENCY(Kind.FORBIDDEN, "Nobody reviews an agency that they rate for or lead"),

  PARTNERSHIP_RESERVED(Kind.CONFLICT, "This code is an address of the platform itself"),
  MEMBER_RESERVED(Kind.CONFLICT, "This code is kept for the operator"),
  ACTION_RESERVED(Kind.CONFLICT, "This code is an address of the platform itself"),
  IDENTITY_TAKEN(Kind.CONFLICT, "Another member signs in as this person"),
  MEMBER_CODE_TAKEN(Kind.CONFLICT, "The code belongs to another person for ever"),
  LAST_COORDINATOR(Kind.CONFLICT, "A partnership keeps at least one coordinator"),
  ALREADY_MEMBER(Kind.CONFLICT, "They are a member already"),
  MEMBER_NOT_LEFT(Kind.CONFLICT, "Only a member who has left, and is not invited, can be erased"),
  HOLD_LIFTED(Kind.CONFLICT, "The hold was lifted, and its number is used up"),
  MEMBERSHIP_ENDED(Kind.CONFLICT, "The member has left"),
  OPERATOR_NOT_MEMBER(Kind.CONFLICT, "Whoever runs the platform is no member of a partnership"),
  INVITATION_USED(Kind.CONFLICT, "The invitation has been used"),
  INVITATION_WITHDRAWN(Kind.CONFLICT, "The invitation was withdrawn, or replaced by another"),
  INVITATION_EXPIRED(Kind.CONFLICT, "The invitation has expired"),
  GSS_CODE_TAKEN(Kind.CONFLICT, "Another area has this GSS code"),
  CHECKLIST_VERSION_FIXED(Kind.CONFLICT, "A published version never changes"),
  CHECKLIST_VERSION_GAP(Kind.CONFLICT, "Versions must follow one another without a gap"),
  CYCLE_FIXED(
      Kind.CONFLICT, "A cycle's checklist and kind never change, nor its rules once it is open"),
  CYCLE_NOT_OPEN(Kind.CONFLICT, "The cycle is not open yet"),
  CYCLE_PAST_CUT_OFF(Kind.CONFLICT, "The cycle is past its cut-off"),
  CYCLE_CLOSED(Kind.CONFLICT, "The cycle is closed"),
  CYCLE_CANCELLED(Kind.CONFLICT, "The cycle was cancelled"),
  CYCLE_NOT_PLANNED(Kind.CONFLICT, "Only a cycle that has not opened can be cancelled"),
  ASSESSMENT_INCOMPLETE(Kind.CONFLICT, "Some capabilities were not looked at, or lack grounds"),
  ASSESSMENT_NOT_SUBMITTED(Kind.CONFLICT, "The assessment is not submitted"),
  ASSESSMENT_SUBMITTED(Kind.CONFLICT, "The assessment is submitted"),
  ASSESSMENT_SIGNED_OFF(Kind.CONFLICT, "The assessment is signed off"),
  ASSESSMENT_EXCUSED(Kind.CONFLICT, "The agency is excused"),
  ASSESSMENT_STARTED(Kind.CONFLICT, "The assessment has been started"),
  NO_OPEN_CHALLENGE(Kind.CONFLICT, "The rating is not challenged"),
  AGREEMENT_ONE_SIDED(Kind.CONFLICT, "The cycle takes only what both sides have on record"),
  CHALLENGES_OPEN(Kind.CONFLICT, "Some challenges are open"),
  NOT_ALL_AGREED(Kind.CONFLICT, "Some capabilities are not agreed"),
  NOTHING_TO_REOPEN(Kind.CONFLICT, "The assessment is neither submitted nor signed off"),
  MEMBER_NOT_OF_AGENCY(Kind.CONFLICT, "The member neither rates for the agency nor leads it"),
  COMMENT_LIMIT(Kind.CONFLICT, "An assessment has 1,000 comments at most"),
  ACTION_SETTLED(Kind.CONFLICT, "The action is done or dropped; resuming it needs a note"),
  ASSESSMENTS_NOT_SIGNED_OFF(Kind.CONFLICT, "Some of the assessments are not signed off"),
  RATINGS_STRANDED(Kind.CONFLICT, "Ratings already given would lie outside the cycle"),
  AGENCY_NOT_IN_AREA(Kind.CONFLICT, "The agency does not work in this area"),
  NOTHING_TO_RECONFIRM(Kind.CONFLICT, "There was no rating on that day"),

  VERSION_STALE(Kind.STALE, "It is not at a version that If-Match and If-None-Match allow"),

  SHEET_CHANGED(Kind.STALE, "The sheet is no longer the one that was shown"),

  IDEMPOTENCY_KEY_REUSED(Kind.RULE, "The idempotency key stands for another request"),
  LEAVING_DATE_IN_PAST(Kind.RULE, "A member must leave today or on a later day"),
  HOLD_UNTIL_IN_PAST(Kind.RULE, "A hold must end today or on a later day"),
  EXPIRY_OUT_OF_RANGE(Kind.RULE, "An invitation must expire today or within 90 days"),
  MAPPING_UNKNOWN(Kind.RULE, "The version before has no such capability"),
  MAPPING_INCOMPLETE(Kind.RULE, "A capability of the version before is not accounted for"),
  MAPPING_CLAIMED_TWICE(Kind.RULE, "A capability of the version before is carried on twice"),
  MAPPING_SINGLE_PART(Kind.RULE, "A capability must be split into at least two parts"),
  MAPPING_TOO_TANGLED(Kind.RULE, "A capability takes the place of too many"),
  CUT_OFF_BEFORE_OPENING(Kind.RULE, "A cycle's cut-off must come after it opens"),
  RATED_TWICE(Kind.RULE, "A capability is rated twice for one day"),
  REASON_DOES_NOT_FIT(Kind.RULE, "The reason does not fit the change"),
  SEES_THE_SAME(Kind.RULE, "A challenge must see another rating than the agency's"),
  RATIONALE_MISSING(Kind.RULE, "A rating that is settled by a coordinator needs a rationale"),
  UNTIL_OUT_OF_RANGE(Kind.RULE, "The time until must be after now, and 60 days away at most"),
  DUE_BEFORE_CYCLE(Kind.RULE, "The day by which it is due is before the cycle opens"),
  PROGRESS_IN_FUTURE(Kind.RULE, "Progress must be reported for today or an earlier day"),
  EFFECTIVE_DATE_IN_FUTURE(Kind.RULE, "A rating cannot be effective from a later day than today"),
  EFFECTIVE_DATE_BEFORE_CYCLE(Kind.RULE, "The effective date is before the cycle opens"),
  EFFECTIVE_DATE_AFTER_CUT_OFF(Kind.RULE, "The effective date is after the cycle's cut-off");

  /** The class of a refusal, which decides the HTTP status. */
  public enum Kind {
    /** The command names something that does not exist for the caller. */
    UNKNOWN,
    /** The caller lacks the permission. */
    FORBIDDEN,
    /** The current state does not allow it; another state may. */
    CONFLICT,
    /** The state has changed since the caller read it. */
    STALE,
    /** The command itself is invalid, whatever the state. */
    RULE
  }

  private final Kind kind;
  private final String title;

  RefusalCode(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  public Kind kind() {
    return kind;
  }

  /** A short sentence, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The code as clients see it, such as {@code cycle-closed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
