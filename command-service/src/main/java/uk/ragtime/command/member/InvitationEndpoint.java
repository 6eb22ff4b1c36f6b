package uk.ragtime.command.member;

import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.http.Fields;
import uk.ragtime.command.http.Inbound;
import uk.ragtime.command.http.NotAdmitted;
import uk.ragtime.command.http.Readers;
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
   * What an invitation is answered with.
   *
   * @param code to be handed to whoever is invited; nobody is told it again, but for who sends the
   *     same command once more
   */
  record Answer(long position, long version, String code) {
    /** The code stays out of logs. */
    @Override
    public String toString() {
      return "Answer[" + position + ", " + version + "]";
    }
  }

  @PutMapping("/v1/{partnership}/members/{member}/invitation")
  ResponseEntity<Answer> invite(Inbound inbound, @PathVariable MemberCode member) {
    Fields fields = inbound.admit(new RequiredPermission.MemberAdministration(true)).json();
    var admission = MemberFields.of(fields);
    var expiresOn = fields.optional("expiresOn", Readers::date);
    fields.check();
    return inbound.send(
        new InviteMember(
            inbound.partnership(),
            member,
            admission.displayName().get(),
            admission.roles(),
            admission.agencies(),
            expiresOn.orNull()),
        receipt ->
            new Answer(
                receipt.position(),
                receipt.version(),
                codes.code(inbound.partnership(), member, receipt.version())));
  }

  @PostMapping("/v1/{partnership}/members/{member}/invitation/withdraw")
  ResponseEntity<Inbound.Answer> withdraw(Inbound inbound, @PathVariable MemberCode member) {
    inbound.admit(new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS)).jsonIfAny().check();
    return inbound.send(new WithdrawInvitation(inbound.partnership(), member));
  }

  @PostMapping("/v1/{partnership}/invitations/accept")
  ResponseEntity<Inbound.Answer> accept(@NotAdmitted Inbound inbound) {
    CodeHash code = presented(inbound);
    inbound.admit(new RequiredPermission.InvitationHolder(code));
    return inbound.send(
        new AcceptInvitation(inbound.partnership(), code, inbound.principal().identity()));
  }

  /** Who brings no code that can be read is a stranger, and is told no more than any other. */
  private static CodeHash presented(Inbound inbound) {
    try {
      Fields fields = inbound.json();
      var code = fields.required("code", Readers.matching(CODE, "the code of an invitation"));
      fields.check();
      return CodeHash.of(code.get());
    } catch (ProblemException e) {
      inbound.admit(new RequiredPermission.InvitationHolder(null));
      throw e;
    }
  }
}
