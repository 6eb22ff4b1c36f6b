package uk.ragtime.command.member;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.Fields;
import uk.ragtime.command.http.Inbound;
import uk.ragtime.command.http.Readers;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.web.Caller;
import uk.ragtime.web.Operators;

@RestController
final class MemberEndpoint {
  private final Operators operators;

  MemberEndpoint(Operators operators) {
    this.operators = operators;
  }

  @PutMapping("/v1/{partnership}/members/{member}")
  ResponseEntity<Inbound.Answer> put(Inbound inbound, @PathVariable MemberCode member) {
    Fields fields = inbound.admit(new RequiredPermission.MemberAdministration(true)).json();
    var issuer = fields.required("issuer", Readers.url(500));
    var subject = fields.required("subject", Readers.line(255));
    var admission = MemberFields.of(fields);
    fields.check();
    return inbound.send(
        new EnrolMember(
            inbound.partnership(),
            member,
            Identity.of(issuer.get(), subject.get()),
            admission.displayName().get(),
            admission.roles(),
            admission.agencies(),
            operators.contains(new Caller(issuer.get(), subject.get()))));
  }

  @PostMapping("/v1/{partnership}/members/{member}/leave")
  ResponseEntity<Inbound.Answer> leave(Inbound inbound, @PathVariable MemberCode member) {
    Fields fields =
        inbound.admit(new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS)).jsonIfAny();
    var leavesOn = fields.optional("leavesOn", Readers::date);
    fields.check();
    return inbound.send(new LeavePartnership(inbound.partnership(), member, leavesOn.orNull()));
  }

  @PostMapping("/v1/{partnership}/members/{member}/stay")
  ResponseEntity<Inbound.Answer> stay(Inbound inbound, @PathVariable MemberCode member) {
    inbound.admit(new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS)).jsonIfAny().check();
    return inbound.send(new CallOffLeave(inbound.partnership(), member));
  }
}
