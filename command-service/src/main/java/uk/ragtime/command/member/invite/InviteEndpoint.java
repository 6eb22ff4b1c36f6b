package uk.ragtime.command.member.invite;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.command.member.InvitationCodes;
import uk.ragtime.command.member.MemberFields;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class InviteEndpoint {
  private final InvitationCodes codes;

  InviteEndpoint(InvitationCodes codes) {
    this.codes = codes;
  }

  /**
   * The answer to an invitation.
   *
   * @param code the code to hand to the invited person; shown once, or again to a repeated command
   */
  record IssuedInvitation(long position, long version, String code) {
    /** Omits the code, because answers may be logged. */
    @Override
    public String toString() {
      return "IssuedInvitation[" + position + ", " + version + "]";
    }
  }

  @PutMapping("/v1/{partnership}/members/{member}/invitation")
  ResponseEntity<IssuedInvitation> invite(CommandRequest request, @PathVariable MemberCode member) {
    Fields fields = request.authorize(InviteMember.LEAST_PERMISSION).json();
    var admission = MemberFields.ofInvited(fields);
    var expiresOn = fields.optional("expiresOn", FieldParsers::date);
    fields.check();
    return request.send(
        new InviteMember(
            request.partnership(),
            request.random().handle(),
            SealedPerson.of(member, admission.displayName().get(), request.random().key()),
            admission.roles(),
            admission.agencies(),
            expiresOn.orNull()),
        receipt ->
            new IssuedInvitation(
                receipt.position(),
                receipt.version(),
                codes.code(request.partnership(), member, receipt.version())));
  }
}
