package uk.ragtime.query.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.rating.EntryKind;

/** Acts that the audit tells of: words about a rating, and the steps of a review around them. */
public enum AuditKind {
  CHANGED,
  RECONFIRMED,
  CHALLENGED,
  AGREED,
  WITHDRAWN,
  /** The agency handed its assessment in. */
  SUBMITTED("assessment-submitted", null),
  /** The agency answered a challenge. */
  ANSWERED("challenge-answered", SealedField.RATIONALE),
  SIGNED_OFF("assessment-signed-off", SealedField.STATEMENT),
  /** The profile of an area was signed off. */
  PROFILE_SIGNED_OFF("profile-signed-off", SealedField.STATEMENT),
  REOPENED("assessment-reopened", SealedField.REASON),
  EXTENDED("assessment-extended", SealedField.REASON),
  /** The agency is not expected this time. */
  EXCUSED("assessment-excused", SealedField.REASON),
  /** The agency is expected after all. */
  EXPECTED("assessment-expected", null),
  /** A member was asked to look at capabilities. */
  ASSIGNED("capabilities-assigned", null);

  /** Kinds of the log of ratings, which the audit lists unless others are named. */
  static final Set<AuditKind> OF_RATINGS =
      Set.copyOf(EnumSet.range(AuditKind.CHANGED, AuditKind.WITHDRAWN));

  private final @Nullable String event;
  private final @Nullable SealedField text;

  AuditKind() {
    this.event = null;
    this.text = null;
  }

  AuditKind(String event, @Nullable SealedField text) {
    this.event = event;
    this.text = text;
  }

  static AuditKind of(EntryKind kind) {
    return switch (kind) {
      case CHANGED -> CHANGED;
      case RECONFIRMED -> RECONFIRMED;
      case CHALLENGED -> CHALLENGED;
      case AGREED -> AGREED;
      case WITHDRAWN -> WITHDRAWN;
    };
  }

  /** The step that events of a type record. */
  static AuditKind ofStep(EventType type) {
    return Arrays.stream(values())
        .filter(kind -> kind.type().filter(type::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step of a review: " + type.label()));
  }

  /** Types of the events that record steps of some kinds. */
  static List<String> types(Set<AuditKind> kinds) {
    return kinds.stream()
        .flatMap(kind -> kind.type().stream())
        .map(EventType::cloudEventsType)
        .sorted()
        .toList();
  }

  private Optional<EventType> type() {
    return Optional.ofNullable(event).map(name -> new EventType(name, 1));
  }

  /** Field of the text that a step has; null for none. */
  @Nullable SealedField text() {
    return text;
  }
}
