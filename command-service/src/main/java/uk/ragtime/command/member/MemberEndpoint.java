package uk.ragtime.command.member;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.Need;
import uk.ragtime.command.http.Fields;
import uk.ragtime.command.http.Inbound;
import uk.ragtime.command.http.Readers;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Role;

@RestController
final class MemberEndpoint {
  /** More agencies than any area has. */
  private static final int MAX_AGENCIES = 200;

  @PutMapping("/v1/{partnership}/members/{member}")
  ResponseEntity<Inbound.Answer> put(Inbound inbound, @PathVariable MemberCode member) {
    Fields fields = inbound.admit(new Need.ToEnrol(true)).json();
    var issuer = fields.required("issuer", Readers.url(500));
    var subject = fields.required("subject", Readers.line(255));
    var displayName = fields.required("displayName", Readers.line(200));
    var roles = fields.requiredSet("roles", Role.values().length, Readers.word(Role.class));
    var agencies = fields.set("agencies", MAX_AGENCIES, Readers.code(AgencyCode::new));
    if (roles.isEmpty()) {
      fields.fault("roles", "invalid", "must name at least one role");
    }
    fields.check();
    return inbound.send(
        new EnrolMember(
            inbound.partnership(),
            member,
            Identity.of(issuer.get(), subject.get()),
            displayName.get(),
            roles,
            agencies));
  }
}
