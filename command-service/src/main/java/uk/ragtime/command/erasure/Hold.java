package uk.ragtime.command.erasure;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.WrittenText;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;

/**
 * A hold that was not lifted.
 *
 * @param members their names, and the texts that they wrote
 * @param cycles the texts of their assessments
 * @param until the last day on which it holds; null until it is lifted
 */
public record Hold(Set<MemberHandle> members, Set<CycleCode> cycles, @Nullable LocalDate until) {
  static Hold of(HoldPlaced event) {
    return new Hold(event.members(), event.cycles(), event.until());
  }

  boolean holdsOn(LocalDate day) {
    return until == null || !day.isAfter(until);
  }

  boolean holds(MemberHandle member) {
    return members.contains(member);
  }

  boolean holds(WrittenText text) {
    return text.author().member().filter(members::contains).isPresent()
        || text.cycle().filter(cycles::contains).isPresent();
  }
}
