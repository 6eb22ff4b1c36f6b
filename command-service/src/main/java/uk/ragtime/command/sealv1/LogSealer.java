package uk.ragtime.command.sealv1;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.worker.BackOff;

/**
 * Rewrites the events of a log that hold people or texts, as the owner and in one transaction.
 * Positions, versions, times and command ids stay.
 */
final class LogSealer {
  /** PostgreSQL ends a session, such as the migration's just before, only after its client left. */
  private static final Duration DISCONNECTING = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final Set<String> RATINGS = Set.of("rating-changed.v1", "rating-reconfirmed.v1");

  private final Connection owner;
  private final UnsealedLog log;
  private final InstallationSecret secret;
  private final RandomSource random;

  LogSealer(Connection owner, InstallationSecret secret, RandomSource random) {
    this.owner = owner;
    this.log = new UnsealedLog(owner);
    this.secret = secret;
    this.random = random;
  }

  /** Number of each that there are now. */
  record Sealed(int people, int texts) {}

  /**
   * Seals the log.
   *
   * @throws StartRefusedException if it is sealed already, is in use, or cannot be sealed; nothing
   *     is changed then
   */
  Sealed seal() throws SQLException {
    requireAlone();
    owner.setAutoCommit(false);
    Sealed sealed;
    try {
      log.lock();
      requireUnsealed();
      requireSecret();
      int people = 0;
      int texts = 0;
      for (Map.Entry<Integer, String> partnership : log.partnerships().entrySet()) {
        people += sealPeople(partnership.getKey(), partnership.getValue());
        texts += sealTexts(partnership.getKey());
      }
      log.forget();
      owner.commit();
      sealed = new Sealed(people, texts);
    } finally {
      owner.rollback(); // of nothing, once it is committed
      owner.setAutoCommit(true);
    }
    log.clear();
    return sealed;
  }

  /** Outside the transaction, which would see the same sessions at each look. */
  private void requireAlone() throws SQLException {
    long giveUpAt = System.nanoTime() + DISCONNECTING.toNanos();
    BackOff pauses = BackOff.constant(BETWEEN_LOOKS);
    while (log.otherSessions() > 0) {
      if (System.nanoTime() - giveUpAt >= 0 || !pauses.pauseUnlessInterrupted()) {
        throw refused("Others are connected to the event store: stop all services first.");
      }
    }
  }

  private void requireUnsealed() throws SQLException {
    Set<String> types = log.types();
    Set<String> unsealed =
        Upcasting.UNSEALED.stream().map(EventType::label).collect(Collectors.toSet());
    Set<String> sealed =
        Stream.concat(unsealed.stream(), RATINGS.stream())
            .map(EventType::ofLabel)
            .map(first -> new EventType(first.name(), 2).label())
            .filter(types::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!sealed.isEmpty()) {
      throw refused("The log has been sealed already: it has events of " + sealed + ".");
    }
    if (types.stream().noneMatch(unsealed::contains) && !log.holdsTexts()) {
      throw refused("There is nothing to seal: no event holds a member's code or a text.");
    }
  }

  private void requireSecret() throws SQLException {
    String inUse = log.secretInUse(secret.id());
    if (!inUse.equals(secret.id())) {
      throw refused(
          "The store is used with another secret (%s) than RAGTIME_IDENTITY_SECRET (%s)."
              .formatted(inUse, secret.id()));
    }
  }

  private int sealPeople(int partnership, String code) throws SQLException {
    Map<String, PersonName> names = log.names(partnership);
    names.keySet().forEach(member -> requireUsable(member, code));
    SealedMembers members = SealedMembers.of(log.memberEvents(partnership), names, secret, random);
    requireKnownActors(partnership, code, members.handles().keySet());
    log.rewrite(partnership, members.events());
    log.insertPeople(partnership, members.people());
    log.rewriteActors(partnership, members.handles());
    return members.people().size();
  }

  private static void requireUsable(String member, String partnership) {
    if (MemberHandle.is(member) || member.equals(ActorId.SYSTEM.value())) {
      throw refused(
          "A member of %s has the code %s, which has another meaning now: it cannot be sealed."
              .formatted(partnership, member));
    }
  }

  private void requireKnownActors(int partnership, String code, Collection<String> members)
      throws SQLException {
    members.forEach(member -> requireUsable(new MemberCode(member).value(), code));
    for (String actor : log.actors(partnership)) {
      if (!actor.equals(ActorId.OPERATOR.value()) && !members.contains(actor)) {
        throw refused(
            "An author of events in %s was never a member: the log cannot be sealed."
                .formatted(code));
      }
    }
  }

  private int sealTexts(int partnership) throws SQLException {
    AtomicInteger texts = new AtomicInteger();
    log.ratingsWithTexts(
        partnership,
        batch -> {
          List<SealedRating> sealed =
              batch.stream().map(rating -> SealedRating.of(rating, random)).toList();
          log.rewrite(partnership, sealed.stream().map(SealedRating::event).toList());
          texts.addAndGet(log.insertTexts(partnership, sealed));
        });
    return texts.get();
  }

  private static StartRefusedException refused(String sentence) {
    return new StartRefusedException(sentence, null);
  }
}
