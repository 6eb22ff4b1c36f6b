package uk.ragtime.command.member;

import java.util.Set;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The fields of a body that describe a member. */
public record MemberFields(
    Field<PersonName> displayName, Set<Role> roles, Set<AgencyCode> agencies) {
  /** More agencies than any area has. */
  private static final int MAX_AGENCIES = 200;

  private static final Set<Role> RATES = Set.of(Role.RATER, Role.LEAD);

  public static MemberFields of(Fields fields) {
    var displayName = fields.required("displayName", TextParsers::personName);
    var roles = fields.requiredSet("roles", Role.values().length, FieldParsers.word(Role.class));
    var agencies = fields.set("agencies", MAX_AGENCIES, FieldParsers.code(AgencyCode::new));
    if (roles.isEmpty()) {
      fields.fault("roles", "invalid", "must name at least one role");
    }
    return new MemberFields(displayName, roles, agencies);
  }

  /** Likewise, of somebody who is invited: who rates, rates for an agency at least. */
  public static MemberFields ofInvited(Fields fields) {
    MemberFields invited = of(fields);
    if (invited.agencies().isEmpty() && invited.roles().stream().anyMatch(RATES::contains)) {
      fields.fault("agencies", "required", "name the agencies that they rate for");
    }
    return invited;
  }
}
