package uk.ragtime.command.decision;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.seal.Lookup;

/**
 * The people of a partnership who are not erased: the only way from a code or a sign-in to a
 * handle. Several handles may have one sign-in, because a former member may return under another
 * code.
 */
public final class People {
  public static final People NONE = new People(List.of());

  private final Map<MemberHandle, Person> byHandle;
  private final Map<MemberCode, MemberHandle> byCode = new HashMap<>();
  private final Map<Lookup, List<Person>> byLookup;

  /**
   * @param people no two with one code
   */
  public People(Collection<Person> people) {
    byHandle =
        people.stream().collect(Collectors.toUnmodifiableMap(Person::handle, Function.identity()));
    people.forEach(person -> byCode.put(person.code(), person.handle()));
    byLookup =
        people.stream()
            .filter(person -> person.lookup() != null)
            .collect(Collectors.groupingBy(Person::lookup));
  }

  /** The person of a handle; empty if erased. */
  public Optional<Person> of(MemberHandle handle) {
    return Optional.ofNullable(byHandle.get(handle));
  }

  /** The handle of a code; empty if no person has it, or the one who had it is erased. */
  public Optional<MemberHandle> handleOf(MemberCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** All persons with a sign-in. */
  public List<Person> signingInAs(Lookup lookup) {
    return byLookup.getOrDefault(lookup, List.of());
  }
}
