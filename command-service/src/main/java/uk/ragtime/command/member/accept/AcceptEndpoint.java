package uk.ragtime.command.member.accept;

import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.http.AuthorizedByEndpoint;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.member.InvitationCodes;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class AcceptEndpoint {
  private static final Pattern CODE =
      Pattern.compile("[0-9a-f]{" + 2 * InvitationCodes.BYTES + "}");

  @PostMapping("/v1/{partnership}/invitations/accept")
  ResponseEntity<CommandRequest.Answer> accept(@AuthorizedByEndpoint CommandRequest request) {
    CodeHash code = presented(request);
    request.authorize(AcceptInvitation.permission(code));
    return request.send(
        new AcceptInvitation(
            request.partnership(),
            code,
            SealedIdentity.of(request.principal().lookup(), request.random().key())));
  }

  /** A caller without a readable code is treated as a non-member. */
  private static CodeHash presented(CommandRequest request) {
    try {
      Fields fields = request.json();
      var code = fields.required("code", FieldParsers.matching(CODE, "the code of an invitation"));
      fields.check();
      return CodeHash.of(code.get());
    } catch (ProblemException e) {
      request.authorize(AcceptInvitation.permission(null));
      throw e;
    }
  }
}
