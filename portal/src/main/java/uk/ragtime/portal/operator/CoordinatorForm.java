package uk.ragtime.portal.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.NameAndCode;
import uk.ragtime.portal.page.TypedText;

/**
 * A coordinator to be invited, or appointed where the sign-in is known.
 *
 * @param way invite or appoint; empty until one is chosen
 * @param member code of the member whose invitation is replaced; empty for a new one
 */
record CoordinatorForm(
    @Nullable UUID key,
    String partnership,
    String name,
    String way,
    String issuer,
    String subject,
    @Nullable String member)
    implements KeyedForm {

  static final String INVITE = "invite";
  static final String APPOINT = "appoint";

  CoordinatorForm {
    partnership = TypedText.line(partnership).toLowerCase(Locale.ROOT);
    name = TypedText.line(name);
    way = TypedText.line(way);
    issuer = TypedText.line(issuer);
    subject = TypedText.line(subject);
    member = member == null || !member.matches(Codes.SLUG) ? "" : member;
  }

  static CoordinatorForm in(String partnership) {
    return new CoordinatorForm(UUID.randomUUID(), partnership, "", INVITE, "", "", "");
  }

  public boolean appoints() {
    return way.equals(APPOINT);
  }

  /** The same person, to whom a new code is given. */
  CoordinatorForm again() {
    return new CoordinatorForm(UUID.randomUUID(), partnership, name, INVITE, "", "", memberCode());
  }

  /** A code that reveals nothing of the person. */
  String memberCode() {
    return member == null || member.isEmpty() ? "m-" + sentKey().toString().substring(24) : member;
  }

  /** Errors, in the order of the page. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (!partnership.matches(Codes.SLUG)) {
      errors.add(new FieldError("coordinator.wrong.partnership", "partnership"));
    }
    if (!NameAndCode.isName(name)) {
      errors.add(new FieldError("coordinator.wrong.name", "name"));
    }
    if (!way.equals(INVITE) && !appoints()) {
      errors.add(new FieldError("coordinator.wrong.way", "way"));
    }
    if (appoints() && !issuer.matches("(?i)https?://.+")) {
      errors.add(new FieldError("coordinator.wrong.issuer", "issuer"));
    }
    if (appoints() && subject.isEmpty()) {
      errors.add(new FieldError("coordinator.wrong.subject", "subject"));
    }
    return errors;
  }
}
