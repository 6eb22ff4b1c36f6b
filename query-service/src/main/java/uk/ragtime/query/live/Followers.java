package uk.ragtime.query.live;

import java.util.HashMap;
import java.util.Map;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.web.Problem;

/** Limits the number of followers, of a member and in all. */
final class Followers {
  /** A member with many areas open at once; more means a page that does not close its streams. */
  static final int MOST_OF_A_MEMBER = 10;

  /** A large partnership on the day of its cut-off. */
  static final int MOST_OF_A_PARTNERSHIP = 200;

  /** Each is an open connection and a few kilobytes. */
  static final int MOST = 2_000;

  private static final Problem TOO_MANY =
      new Problem("too-many-streams", 429, "Too many live streams are open");

  private record Person(PartnershipCode partnership, MemberHandle member) {}

  private final Map<Person, Integer> ofMember = new HashMap<>();
  private final Map<PartnershipCode, Integer> ofPartnership = new HashMap<>();
  private int all;

  /**
   * @throws uk.ragtime.web.ProblemException too-many-streams
   */
  synchronized void enter(PartnershipCode partnership, MemberHandle member) {
    Person person = new Person(partnership, member);
    if (ofMember.getOrDefault(person, 0) >= MOST_OF_A_MEMBER
        || ofPartnership.getOrDefault(partnership, 0) >= MOST_OF_A_PARTNERSHIP
        || all >= MOST) {
      throw TOO_MANY
          .because(
              "At most %d for a member and %d for a partnership: close one, or ask again later"
                  .formatted(MOST_OF_A_MEMBER, MOST_OF_A_PARTNERSHIP))
          .withHeader("Retry-After", "10");
    }
    ofMember.merge(person, 1, Integer::sum);
    ofPartnership.merge(partnership, 1, Integer::sum);
    all++;
  }

  /** Returns how many of the partnership are left. */
  synchronized int leave(PartnershipCode partnership, MemberHandle member) {
    ofMember.computeIfPresent(new Person(partnership, member), (_, n) -> n == 1 ? null : n - 1);
    ofPartnership.computeIfPresent(partnership, (_, n) -> n == 1 ? null : n - 1);
    all--;
    return ofPartnership.getOrDefault(partnership, 0);
  }

  synchronized int all() {
    return all;
  }
}
