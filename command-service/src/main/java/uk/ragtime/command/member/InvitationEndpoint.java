package uk.ragtime.command.member;

import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.AuthorizedByEndpoint;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.http.FieldParsers;
import uk.ragtime.command.http.Fields;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.web.ProblemException;

@RestController
final class InvitationEndpoint {
  private static final Pattern CODE =
      Pattern.compile("[0-9a-f]{" + 2 * InvitationCodes.BYTES + "}");

  private final InvitationCodes codes;

  InvitationEndpoint(InvitationCodes codes) {
    this.codes = codes;
  }

  /**
   * The answer to an invitation.
   *
   * @param code the code to hand to the invited person; shown once, or again to a repeated command
   */
  record Answer(long position, long version, String code) {
    /** Omits the code, because answers may be logged. */
    @Override
    public String toString() {
      return "Answer[" + position + ", " + version + "]";
    }
  }

  @PutMapping("/v1/{partnership}/members/{member}/invitation")
  ResponseEntity<Answer> invite(CommandRequest request, @PathVariable MemberCode member) {
    Fields fields = request.authorize(new RequiredPermission.MemberAdministration(true)).json();
    var admission = MemberFields.of(fields);
    var expiresOn = fields.optional("expiresOn", FieldParsers::date);
    fields.check();
    return request.send(
        new InviteMember(
            request.partnership(),
            member,
            admission.displayName().get(),
            admission.roles(),
            admission.agencies(),
            expiresOn.orNull()),
        receipt ->
            new Answer(
                receipt.position(),
                receipt.version(),
                codes.code(request.partnership(), member, receipt.version())));
  }

  @PostMapping("/v1/{partnership}/members/{member}/invitation/withdraw")
  ResponseEntity<CommandRequest.Answer> withdraw(
      CommandRequest request, @PathVariable MemberCode member) {
    request.authorize(new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS)).jsonIfAny().check();
    return request.send(new WithdrawInvitation(request.partnership(), member));
  }

  @PostMapping("/v1/{partnership}/invitations/accept")
  ResponseEntity<CommandRequest.Answer> accept(@AuthorizedByEndpoint CommandRequest request) {
    CodeHash code = presented(request);
    request.authorize(new RequiredPermission.InvitationHolder(code));
    return request.send(
        new AcceptInvitation(request.partnership(), code, request.principal().identity()));
  }

  /** A caller without a readable code is treated as a non-member. */
  private static CodeHash presented(CommandRequest request) {
    try {
      Fields fields = request.json();
      var code = fields.required("code", FieldParsers.matching(CODE, "the code of an invitation"));
      fields.check();
      return CodeHash.of(code.get());
    } catch (ProblemException e) {
      request.authorize(new RequiredPermission.InvitationHolder(null));
      throw e;
    }
  }
}
