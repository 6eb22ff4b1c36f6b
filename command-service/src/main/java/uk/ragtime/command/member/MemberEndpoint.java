package uk.ragtime.command.member;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.FieldParsers;
import uk.ragtime.command.http.Fields;
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
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request, @PathVariable MemberCode member) {
    Fields fields = request.authorize(new RequiredPermission.MemberAdministration(true)).json();
    var issuer = fields.required("issuer", FieldParsers.url(500));
    var subject = fields.required("subject", FieldParsers.line(255));
    var admission = MemberFields.of(fields);
    fields.check();
    return request.send(
        new EnrolMember(
            request.partnership(),
            member,
            Identity.of(issuer.get(), subject.get()),
            admission.displayName().get(),
            admission.roles(),
            admission.agencies(),
            operators.contains(new Caller(issuer.get(), subject.get()))));
  }

  @PostMapping("/v1/{partnership}/members/{member}/leave")
  ResponseEntity<CommandRequest.Answer> leave(
      CommandRequest request, @PathVariable MemberCode member) {
    Fields fields =
        request.authorize(new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS)).jsonIfAny();
    var leavesOn = fields.optional("leavesOn", FieldParsers::date);
    fields.check();
    return request.send(new LeavePartnership(request.partnership(), member, leavesOn.orNull()));
  }

  @PostMapping("/v1/{partnership}/members/{member}/stay")
  ResponseEntity<CommandRequest.Answer> stay(
      CommandRequest request, @PathVariable MemberCode member) {
    request.authorize(new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS)).jsonIfAny().check();
    return request.send(new CancelLeave(request.partnership(), member));
  }
}
