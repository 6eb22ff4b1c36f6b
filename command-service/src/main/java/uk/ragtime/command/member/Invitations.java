package uk.ragtime.command.member;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;

/**
 * All invitations that a partnership has issued. Of a member's invitations at most the latest is
 * valid.
 */
record Invitations(Map<CodeHash, Invitation> byCode, Map<MemberHandle, CodeHash> latest) {
  static final Invitations NONE = new Invitations(Map.of(), Map.of());

  Optional<Invitation> find(CodeHash code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The latest invitation of a member, in whatever state. */
  Optional<Invitation> latestOf(MemberHandle member) {
    return Optional.ofNullable(latest.get(member)).flatMap(this::find);
  }

  Invitations invited(MemberInvited event) {
    Map<CodeHash, Invitation> codes = new HashMap<>(withdrawn(event.member()).byCode);
    codes.put(
        event.codeHash(),
        new Invitation.Pending(event.member(), event.roles(), event.agencies(), event.expiresOn()));
    Map<MemberHandle, CodeHash> members = new HashMap<>(latest);
    members.put(event.member(), event.codeHash());
    return new Invitations(codes, members);
  }

  Invitations withdrawn(MemberHandle member) {
    return settled(new Invitation.Withdrawn(member));
  }

  Invitations used(MemberEnrolled event) {
    return settled(new Invitation.Used(event.member(), event.identitySeal()));
  }

  /** Settles a pending invitation; settled ones do not change. */
  private Invitations settled(Invitation outcome) {
    CodeHash code = latest.get(outcome.member());
    if (code == null || !(byCode.get(code) instanceof Invitation.Pending)) {
      return this;
    }
    Map<CodeHash, Invitation> codes = new HashMap<>(byCode);
    codes.put(code, outcome);
    return new Invitations(codes, latest);
  }
}
