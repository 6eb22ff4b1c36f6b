package uk.ragtime.command.member.enrol;

import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.TextParsers;
import uk.ragtime.command.member.MemberFields;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.request.Field;
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
    boolean keepsIdentity = !fields.has("issuer") && !fields.has("subject");
    Field<String> issuer = identityField(fields, "issuer", TextParsers.url(500), keepsIdentity);
    Field<String> subject =
        identityField(fields, "subject", TextParsers.exactLine(255), keepsIdentity);
    var admission = MemberFields.of(fields);
    fields.check();
    return request.send(
        new EnrolMember(
            request.partnership(),
            request.random().handle(),
            SealedPerson.of(member, admission.displayName().get(), request.random().key()),
            keepsIdentity ? null : request.sealedIdentity(issuer.get(), subject.get()),
            admission.roles(),
            admission.agencies(),
            !keepsIdentity && operators.contains(new Caller(issuer.get(), subject.get()))));
  }

  /** A sign-in is named whole, or not at all where the member keeps theirs. */
  private static Field<String> identityField(
      Fields fields, String name, Function<JsonNode, String> reader, boolean keepsIdentity) {
    return keepsIdentity ? fields.optional(name, reader) : fields.required(name, reader);
  }
}
