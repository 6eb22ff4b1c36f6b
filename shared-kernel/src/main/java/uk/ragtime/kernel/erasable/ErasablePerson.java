package uk.ragtime.kernel.erasable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Erasable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;

/**
 * Value of a record of the directory topic: all that tells who a {@link PersonKey handle} is. No
 * value at all is a tombstone: the person is erased.
 *
 * @param position of the last event that has a seal of this person: a reader shows the value once
 *     it has applied that event, and passes over a value with a lower position than the one it has
 * @param personKey opens the latest person seal of the handle
 * @param lookup null until an invited person has accepted
 * @param identityKey opens the latest identity seal of the handle; null where the lookup is
 */
@Erasable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ErasablePerson(
    long position,
    MemberCode code,
    PersonName name,
    SealKey personKey,
    @Nullable Lookup lookup,
    @Nullable SealKey identityKey) {
  /**
   * @throws IllegalArgumentException if the position is below 1, or there is a lookup without its
   *     key or the reverse
   */
  public ErasablePerson {
    if (position < 1) {
      throw new IllegalArgumentException("positions are counted from 1");
    }
    if ((lookup == null) != (identityKey == null)) {
      throw new IllegalArgumentException("a lookup and its key come together");
    }
  }

  /** The opening of the latest person seal. */
  public Opening person() {
    return Opening.person(personKey, code, name);
  }

  /** The opening of the latest identity seal; empty until an invited person has accepted. */
  public Optional<Opening> identity() {
    return lookup == null || identityKey == null
        ? Optional.empty()
        : Optional.of(Opening.identity(identityKey, lookup));
  }

  /** Keeps the person out of logs. */
  @Override
  public String toString() {
    return "ErasablePerson[hidden]";
  }
}
