package uk.ragtime.command.decision;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All capacities in which a member may take part in the review of an agency.
 *
 * @param ownAgency whether the member rates for the agency or leads it
 */
public record Capacities(Set<Capacity> held, boolean ownAgency) {
  /** Of a sender that takes no part. */
  public static final Capacities NONE = new Capacities(Set.of(), false);

  public Capacities {
    held = Set.copyOf(held);
  }

  /**
   * The capacity that counts for an act.
   *
   * @param as the capacity that the member named; null for the first that the act accepts
   * @throws Refused with {@code not-allowed} or {@code own-agency}
   */
  public Capacity choose(@Nullable Capacity as, Set<Capacity> accepted) {
    Capacity chosen =
        Arrays.stream(Capacity.values())
            .filter(capacity -> as == null || as == capacity)
            .filter(held::contains)
            .filter(accepted::contains)
            .findFirst()
            .orElseThrow(() -> new Refused(RefusalCode.NOT_ALLOWED));
    if (chosen == Capacity.REVIEWER && ownAgency) {
      throw new Refused(RefusalCode.OWN_AGENCY);
    }
    return chosen;
  }
}
