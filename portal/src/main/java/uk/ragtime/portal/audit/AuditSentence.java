package uk.ragtime.portal.audit;

import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.AuditTrail;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/** An entry of the audit as a plain sentence, without its author and place. */
final class AuditSentence {
  private static final String SAYS = "audit.says.";

  private AuditSentence() {}

  static String of(AuditTrail.Entry entry, ListedNames names, Words words) {
    return AuditKind.of(entry.kind())
        .map(kind -> known(kind, entry, names, words))
        .orElseGet(() -> words.say(SAYS + "other", entry.kind()));
  }

  private static String known(
      AuditKind kind, AuditTrail.Entry entry, ListedNames names, Words words) {
    String key = SAYS + kind.name();
    return switch (kind) {
      case CHANGED ->
          entry.from() == null
              ? words.say(key + ".first", title(entry, names), label(entry.to(), words))
              : rated(key, entry, names, words);
      case CHALLENGED, AGREED, RECONFIRMED, ANSWERED -> rated(key, entry, names, words);
      case WITHDRAWN -> words.say(key, title(entry, names), label(entry.from(), words));
      case SUBMITTED, SIGNED_OFF, EXCUSED, EXPECTED -> words.say(key);
      case PROFILE_SIGNED_OFF -> words.say(key, names.area(entry.area()));
      case REOPENED, EXTENDED ->
          entry.until() == null
              ? words.say(key + ".open")
              : words.say(key, words.end(entry.until()));
      case ASSIGNED ->
          words.say(
              key,
              entry.capabilities().size(),
              entry.assignee() == null
                  ? words.say("person.unnamed")
                  : PersonNames.of(entry.assignee(), words));
    };
  }

  private static String rated(String key, AuditTrail.Entry entry, ListedNames names, Words words) {
    return words.say(
        key, title(entry, names), label(entry.from(), words), label(entry.to(), words));
  }

  private static String title(AuditTrail.Entry entry, ListedNames names) {
    return entry.capability() == null
        ? ""
        : names.capability(entry.checklist(), entry.capability());
  }

  private static String label(@Nullable Rating rating, Words words) {
    return words.label(RatingLabel.of(rating));
  }
}
