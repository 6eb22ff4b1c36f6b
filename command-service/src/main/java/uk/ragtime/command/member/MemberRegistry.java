package uk.ragtime.command.member;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.ragtime.kernel.MemberHandle;

/** Current and former members. */
record MemberRegistry(Map<MemberHandle, Member> byHandle) {
  static final MemberRegistry EMPTY = new MemberRegistry(Map.of());

  Optional<Member> of(MemberHandle handle) {
    return Optional.ofNullable(byHandle.get(handle));
  }

  long stayingCoordinators() {
    return byHandle.values().stream().filter(Member::isStayingCoordinator).count();
  }

  MemberRegistry with(Member member) {
    Map<MemberHandle, Member> handles = new HashMap<>(byHandle);
    handles.put(member.handle(), member);
    return new MemberRegistry(handles);
  }
}
