package uk.ragtime.command.sealv1;

import static uk.ragtime.command.sealv1.FirstRevision.REMOVED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.sealv1.FirstRevision.SecondRevision;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;

/**
 * The members of a partnership, each under a new handle. Of a person's seals only the last can be
 * opened, as where a name was changed later: former names are not known any more.
 */
final class SealedMembers {
  private final InstallationSecret secret;
  private final RandomSource random;
  private final Map<String, PersonName> names;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final List<SecondRevision> events = new ArrayList<>();

  /** Facts recorded of a member so far. */
  private static final class Known {
    private final MemberHandle handle;
    private SealedPerson person;
    private @Nullable Identity identity;
    private @Nullable SealedIdentity sealed;
    private long position;

    Known(MemberHandle handle, SealedPerson person) {
      this.handle = handle;
      this.person = person;
    }
  }

  private SealedMembers(
      InstallationSecret secret, RandomSource random, Map<String, PersonName> names) {
    this.secret = secret;
    this.random = random;
    this.names = names;
  }

  /**
   * Seals the events of the members' stream.
   *
   * @param names by code, as the directory has them; who is not in it is called by the code
   */
  static SealedMembers of(
      List<FirstRevision> stream,
      Map<String, PersonName> names,
      InstallationSecret secret,
      RandomSource random) {
    SealedMembers members = new SealedMembers(secret, random, names);
    stream.forEach(members::add);
    return members;
  }

  private void add(FirstRevision event) {
    String code = event.text("member");
    boolean first = !known.containsKey(code);
    Known member = known.computeIfAbsent(code, _ -> new Known(random.handle(), sealedPerson(code)));
    Map<String, Object> changed = new HashMap<>();
    changed.put("member", member.handle.value());
    boolean renamed = event.type().name().equals("member-name-changed");
    if (renamed) {
      member.person = sealedPerson(code);
    }
    if (first || renamed) {
      changed.put("personSeal", member.person.seal().value());
      member.position = event.position();
    }
    if (event.fields().containsKey("identity")) {
      changed.put("identity", REMOVED);
      changed.put("identitySeal", identity(member, event).seal().value());
      member.position = event.position();
    }
    events.add(event.with(changed));
  }

  private SealedPerson sealedPerson(String code) {
    PersonName name = names.getOrDefault(code, new PersonName(code));
    return SealedPerson.of(new MemberCode(code), name, random.key());
  }

  /** The seal that was there before, if the sign-in is the same. */
  private SealedIdentity identity(Known member, FirstRevision event) {
    Identity identity = new Identity(event.text("identity"));
    SealedIdentity before = member.sealed;
    if (before != null && identity.equals(member.identity)) {
      return before;
    }
    SealedIdentity next = SealedIdentity.of(Lookup.of(secret, identity), random.key());
    member.identity = identity;
    member.sealed = next;
    return next;
  }

  /** The events of this release. */
  List<SecondRevision> events() {
    return List.copyOf(events);
  }

  /** The handle of a code. */
  Optional<MemberHandle> handleOf(String code) {
    return Optional.ofNullable(known.get(code)).map(member -> member.handle);
  }

  Map<String, MemberHandle> handles() {
    Map<String, MemberHandle> handles = new LinkedHashMap<>();
    known.forEach((code, member) -> handles.put(code, member.handle));
    return handles;
  }

  /** The rows beside the log. */
  Map<MemberHandle, ErasablePerson> people() {
    Map<MemberHandle, ErasablePerson> rows = new LinkedHashMap<>();
    for (Known member : known.values()) {
      SealedIdentity identity = member.sealed;
      rows.put(
          member.handle,
          new ErasablePerson(
              member.position,
              member.person.code(),
              member.person.name(),
              member.person.key(),
              identity == null ? null : identity.lookup(),
              identity == null ? null : identity.key()));
    }
    return rows;
  }
}
