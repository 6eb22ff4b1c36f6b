package uk.ragtime.command.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.store.ErasableRows;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealKey;

/** People whose handles, sign-ins and seals follow from their codes; nothing is drawn. */
public final class SamplePeople {
  /** The secret of test installations. */
  public static final String SECRET = "dGVzdC1zZWNyZXQtb2YtdGhpcnR5LXR3by1ieXRlcyE=";

  private static final InstallationSecret PARSED = InstallationSecret.parse(SECRET);

  private final Map<MemberHandle, Person> rows = new HashMap<>();

  /** The handle of a person with a code. */
  public static MemberHandle handle(String code) {
    return MemberHandle.ofRandom(new BigInteger(digest("handle " + code)).longValue());
  }

  /** The author of events that the person with a code records. */
  public static ActorId actor(String code) {
    return ActorId.of(handle(code));
  }

  public static Lookup lookup(String subject) {
    return lookup("https://issuer", subject);
  }

  public static Lookup lookup(String issuer, String subject) {
    return Lookup.of(PARSED, issuer, subject);
  }

  public static SealedPerson person(String code, String name) {
    return SealedPerson.of(
        new MemberCode(code), new PersonName(name), SealKey.of(digest(code + " " + name)));
  }

  public static SealedIdentity identity(String subject) {
    return identity(lookup(subject));
  }

  public static SealedIdentity identity(Lookup lookup) {
    return SealedIdentity.of(lookup, SealKey.of(digest(lookup.value())));
  }

  /** Adds a person of this code, called Name. */
  public SamplePeople with(String code, @Nullable String subject) {
    put(handle(code), person(code, "Name"), subject == null ? null : identity(subject));
    return this;
  }

  /** Adds what the store would write beside events. */
  public void record(Collection<? extends DomainEvent> events, Openings openings) {
    for (ErasableRows.PersonRow row : ErasableRows.of(List.copyOf(events), openings).people()) {
      put(row.handle(), row.person(), row.identity());
    }
  }

  /** Removes a person. */
  public SamplePeople without(String code) {
    rows.remove(handle(code));
    return this;
  }

  private void put(
      MemberHandle handle, @Nullable SealedPerson person, @Nullable SealedIdentity identity) {
    Person before = rows.get(handle);
    Lookup lookup = before == null ? null : before.lookup();
    Seal identitySeal = before == null ? null : before.identitySeal();
    if (identity != null) {
      lookup = identity.lookup();
      identitySeal = identity.seal();
    }
    if (person != null) {
      rows.put(handle, new Person(handle, person.code(), person.name(), lookup, identitySeal));
    } else if (before != null) {
      rows.put(handle, new Person(handle, before.code(), before.name(), lookup, identitySeal));
    } else {
      throw new IllegalStateException("nobody knows who " + handle + " is");
    }
  }

  public People people() {
    return new People(rows.values());
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
