package uk.ragtime.command.member;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;

/**
 * Current and former members. A former member may have returned under another code, so an identity
 * maps to its latest member. A code maps to its latest holder, because early logs may have given it
 * to several persons.
 */
record MemberRegistry(Map<MemberCode, Member> byCode, Map<Identity, MemberCode> byIdentity) {
  static final MemberRegistry EMPTY = new MemberRegistry(Map.of(), Map.of());

  Optional<Member> of(MemberCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  Optional<Member> of(Identity identity) {
    return Optional.ofNullable(byIdentity.get(identity)).flatMap(this::of);
  }

  long stayingCoordinators() {
    return byCode.values().stream().filter(Member::isStayingCoordinator).count();
  }

  MemberRegistry with(Member member) {
    Map<MemberCode, Member> codes = new HashMap<>(byCode);
    Map<Identity, MemberCode> identities = new HashMap<>(byIdentity);
    Member before = codes.put(member.code(), member);
    if (before != null) {
      identities.remove(before.identity(), member.code());
    }
    identities.put(member.identity(), member.code());
    return new MemberRegistry(codes, identities);
  }
}
