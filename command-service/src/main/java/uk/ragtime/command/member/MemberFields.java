package uk.ragtime.command.member;

import java.util.Set;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The fields of a body that describe a member. */
public record MemberFields(
    Field<PersonName> displayName, Set<Role> roles, Set<AgencyCode> agencies) {
  /** More agencies than any area has. */
  private static final int MAX_AGENCIES = 200;

  public static MemberFields of(Fields fields) {
    var displayName = fields.required("displayName", TextParsers::personName);
    var roles = fields.requiredSet("roles", Role.values().length, FieldParsers.word(Role.class));
    var agencies = fields.set("agencies", MAX_AGENCIES, FieldParsers.code(AgencyCode::new));
    if (fields.has("roles") && fields.isEmpty("roles")) {
      fields.fault("roles", "invalid", "must name at least one role");
    }
    return new MemberFields(displayName, roles, agencies);
  }

  /** As {@code of}, for an invitation: a rater or lead names at least one agency. */
  public static MemberFields ofInvited(Fields fields) {
    MemberFields invited = of(fields);
    if (fields.isEmpty("agencies") && Role.anyAllows(invited.roles(), Action.RATE_OWN_AGENCIES)) {
      fields.fault("agencies", "required", "must name the agencies that they rate for");
    }
    return invited;
  }
}
