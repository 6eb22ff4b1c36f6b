package uk.ragtime.command.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.MemberHandle;

/**
 * Terms of an assessment, which may be set before it is opened.
 *
 * @param until the instant to which it was extended or reopened; null if its cycle's dates hold
 * @param assignments by the member who is asked
 */
public record Terms(@Nullable Instant until, Map<MemberHandle, Assignment> assignments) {
  static final Terms NONE = new Terms(null, Map.of());

  /** Capabilities that a member is asked to look at. */
  public record Assignment(Set<CapabilityCode> capabilities, @Nullable LocalDate dueOn) {
    /** Nothing is asked. */
    public static final Assignment NONE = new Assignment(Set.of(), null);
  }

  /** Whether there is a term of its own that is still to come. */
  boolean isRunning(Instant now) {
    return until != null && now.isBefore(until);
  }

  /** Whether there was a term of its own. */
  boolean hasLapsed(Instant now) {
    return until != null && !now.isBefore(until);
  }

  public Assignment of(MemberHandle member) {
    return assignments.getOrDefault(member, Assignment.NONE);
  }

  Terms until(Instant end) {
    return new Terms(end, assignments);
  }

  Terms assigned(MemberHandle member, Assignment assignment) {
    Map<MemberHandle, Assignment> changed = new HashMap<>(assignments);
    if (assignment.capabilities().isEmpty()) {
      changed.remove(member);
    } else {
      changed.put(member, assignment);
    }
    return new Terms(until, Map.copyOf(changed));
  }
}
