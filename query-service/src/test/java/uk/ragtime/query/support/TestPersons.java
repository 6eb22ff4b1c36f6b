package uk.ragtime.query.support;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.erasable.PersonKey;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberInvited;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;

/** People of a test's log: their handles, and what opens the seals of their events. */
public final class TestPersons {
  /** The setting of every service that tests start. */
  public static final String SECRET = "dGVzdHMgaGF2ZSBhIHNlY3JldCB0aGF0IGV2ZXJ5Ym9keSBrbm93cw==";

  private static final int HANDLE_BITS = 50;

  /** By code: random histories ask for the same few, thousands of times. */
  private static final Map<String, MemberHandle> HANDLES = new ConcurrentHashMap<>();

  private record Person(PersonName name, @Nullable Lookup lookup) {}

  private final Map<PersonKey, Person> persons = new ConcurrentHashMap<>();
  private final Map<MemberHandle, MemberCode> codes = new ConcurrentHashMap<>();

  /** The handle that a code has in every partnership of every test. */
  public static MemberHandle handle(String code) {
    return HANDLES.computeIfAbsent(code, TestPersons::handleOf);
  }

  private static MemberHandle handleOf(String code) {
    long random = 0;
    for (byte digit : TestSeals.digest("handle/" + code)) {
      random = (random << 8) | (digit & 0xff);
    }
    return MemberHandle.ofRandom(random & ((1L << HANDLE_BITS) - 1));
  }

  /** The author of a code's events; the operator is no member. */
  public static ActorId actor(String code) {
    return code.equals(ActorId.OPERATOR.value()) ? ActorId.OPERATOR : ActorId.of(handle(code));
  }

  /** The lookup of a sign-in in services that tests start. */
  public static Lookup lookup(String issuer, String subject) {
    return Lookup.of(InstallationSecret.parse(SECRET), issuer, subject);
  }

  /** Names a person in the events that are made from now on. */
  public void name(PartnershipCode partnership, String code, String name) {
    Person before = person(key(partnership, code));
    persons.put(key(partnership, code), new Person(new PersonName(name), before.lookup()));
  }

  public MemberInvited invited(
      PartnershipCode partnership,
      String code,
      CodeHash codeHash,
      Set<Role> roles,
      Set<AgencyCode> agencies,
      LocalDate expiresOn) {
    return new MemberInvited(
        handle(code), personSeal(partnership, code), codeHash, roles, agencies, expiresOn);
  }

  public MemberEnrolled enrolled(
      PartnershipCode partnership,
      String code,
      Lookup lookup,
      Set<Role> roles,
      Set<AgencyCode> agencies) {
    return new MemberEnrolled(
        handle(code),
        personSeal(partnership, code),
        identitySeal(partnership, code, lookup),
        roles,
        agencies);
  }

  public MemberChanged changed(
      PartnershipCode partnership,
      String code,
      Lookup lookup,
      Set<Role> roles,
      Set<AgencyCode> agencies) {
    return new MemberChanged(
        handle(code), null, identitySeal(partnership, code, lookup), roles, agencies);
  }

  public MemberNameChanged nameChanged(PartnershipCode partnership, String code, String name) {
    name(partnership, code, name);
    return new MemberNameChanged(handle(code), personSeal(partnership, code));
  }

  /** Whether an event commits to who its member is. */
  static boolean seals(MemberEvent event) {
    return event instanceof MemberInvited
        || event instanceof MemberEnrolled
        || event instanceof MemberChanged
        || event instanceof MemberNameChanged;
  }

  /** The directory's record once an event at this position has a seal; empty for a stranger. */
  public Optional<ErasablePerson> record(PersonKey key, long position) {
    return Optional.ofNullable(codes.get(key.handle()))
        .map(code -> {
          Person person = person(key);
          return new ErasablePerson(
              position,
              code,
              person.name(),
              TestSeals.key(key + "/person/" + person.name().value()),
              person.lookup(),
              person.lookup() == null ? null : TestSeals.key(key + "/identity"));
        });
  }

  private Seal personSeal(PartnershipCode partnership, String code) {
    PersonKey key = key(partnership, code);
    PersonName name = person(key).name();
    return Opening.person(
            TestSeals.key(key + "/person/" + name.value()), new MemberCode(code), name)
        .seal();
  }

  private Seal identitySeal(PartnershipCode partnership, String code, Lookup lookup) {
    PersonKey key = key(partnership, code);
    persons.put(key, new Person(person(key).name(), lookup));
    return Opening.identity(TestSeals.key(key + "/identity"), lookup).seal();
  }

  private Person person(PersonKey key) {
    return persons.computeIfAbsent(
        key,
        _ ->
            new Person(
                new PersonName("Name of " + Objects.requireNonNull(codes.get(key.handle()))),
                null));
  }

  private PersonKey key(PartnershipCode partnership, String code) {
    MemberHandle handle = handle(code);
    codes.put(handle, new MemberCode(code));
    return new PersonKey(partnership, handle);
  }
}
