package uk.ragtime.command.erasure;

import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.seal.TextPlace;

/** Part of an erasure that waits until no hold forbids it. */
record Deferral(
    int erasure, Set<MemberHandle> members, Set<TextPlace> places, ErasureGround ground) {
  /** All that is due, in order, so that equal erasures are recorded equally. */
  Deferral {
    members = new TreeSet<>(members);
    places = new TreeSet<>(places);
  }

  boolean isEmpty() {
    return members.isEmpty() && places.isEmpty();
  }
}
