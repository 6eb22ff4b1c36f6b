package uk.ragtime.kernel.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import uk.ragtime.kernel.MemberHandle;

/**
 * The recorded author of an event: a member, the operator, or the platform itself.
 *
 * @param value a member's handle, {@code operator} or {@code system}
 */
public record ActorId(@JsonValue String value) {
  /** The operator of the installation. */
  public static final ActorId OPERATOR = new ActorId("operator");

  /** The platform, for what falls due without anybody's command, such as a deferred erasure. */
  public static final ActorId SYSTEM = new ActorId("system");

  /**
   * @throws IllegalArgumentException if the value is none of the three, as in a log that names
   *     members by code
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ActorId {
    if (!value.equals("operator") && !value.equals("system") && !MemberHandle.is(value)) {
      throw new IllegalArgumentException(
          "an actor is a member's handle, operator or system; a log that names members by code is "
              + UnsealedEventException.REMEDY);
    }
  }

  /** A member as an author. */
  public static ActorId of(MemberHandle member) {
    return new ActorId(member.value());
  }

  /** The member; empty for the operator and the platform. */
  public Optional<MemberHandle> member() {
    return MemberHandle.is(value) ? Optional.of(new MemberHandle(value)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
