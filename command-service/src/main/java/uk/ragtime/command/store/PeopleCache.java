package uk.ragtime.command.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import uk.ragtime.kernel.PartnershipCode;

/** The people of the partnerships in use, for finding the senders of commands. */
public final class PeopleCache {
  /** For how long an erased person may stay in the memory of an instance. */
  static final Duration LONGEST_STAY = Duration.ofMinutes(1);

  /** A partnership's people take some hundred kilobytes at most. */
  private static final int MAX_PARTNERSHIPS = 5_000;

  private final StoreReader reader;
  private final Cache<PartnershipCode, VersionedPeople> cache =
      Caffeine.newBuilder()
          .maximumSize(MAX_PARTNERSHIPS)
          .expireAfterWrite(LONGEST_STAY)
          .scheduler(Scheduler.systemScheduler())
          .build();

  public PeopleCache(StoreReader reader) {
    this.reader = reader;
  }

  /**
   * The people, at least as of a version of the members' stream.
   *
   * @param members 0 for a partnership without members, which is not looked up
   */
  public VersionedPeople read(PartnershipCode partnership, long members) {
    if (members == 0) {
      return VersionedPeople.NONE;
    }
    VersionedPeople cached = cache.getIfPresent(partnership);
    if (cached != null && cached.members() >= members) {
      return cached;
    }
    VersionedPeople present = reader.people(partnership);
    cache.put(partnership, present);
    return present;
  }
}
