package uk.ragtime.command.member.enrol;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.command.member.MemberFields;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.request.Fields;

@RestController
final class EnrolEndpoint {
  private final OperatorRegistry operators;

  EnrolEndpoint(OperatorRegistry operators) {
    this.operators = operators;
  }

  @PutMapping("/v1/{partnership}/members/{member}")
  ResponseEntity<CommandRequest.Answer> put(
      CommandRequest request, @PathVariable MemberCode member) {
    Fields fields = request.authorize(EnrolMember.LEAST_PERMISSION).json();
    var issuer = fields.required("issuer", TextParsers.url(500));
    var subject = fields.required("subject", TextParsers.exactLine(255));
    var admission = MemberFields.of(fields);
    fields.check();
    return request.send(
        new EnrolMember(
            request.partnership(),
            request.random().handle(),
            SealedPerson.of(member, admission.displayName().get(), request.random().key()),
            request.sealedIdentity(issuer.get(), subject.get()),
            admission.roles(),
            admission.agencies(),
            operators.contains(new Caller(issuer.get(), subject.get()))));
  }
}
