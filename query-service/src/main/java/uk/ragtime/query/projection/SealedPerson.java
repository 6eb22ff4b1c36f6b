package uk.ragtime.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.erasable.ErasablePerson;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.Seal;

/**
 * The log's word on who a handle is, against which the directory's records are held.
 *
 * @param person latest seal of code and name; null if none is applied yet
 * @param identity latest seal of the sign-in; null until an invited person has accepted
 * @param sealedAt position of the later one; 0 if there is none
 * @param applied position up to which the log is applied
 */
record SealedPerson(@Nullable Seal person, @Nullable Seal identity, long sealedAt, long applied) {
  /** Relation of a record of the directory to the log. */
  enum Fit {
    /** Its event is not applied yet. */
    EARLY,
    FITS,
    /** It was true before the latest seal: a late duplicate, or its successor has yet to come. */
    OUTDATED,
    /** It is no older than the latest seal and not what was sealed. */
    MISFIT
  }

  /**
   * Outcome for the records of one handle.
   *
   * @param misfits whether any is shown to nobody
   */
  record Kept(List<ErasablePerson> persons, boolean misfits) {}

  Fit judge(ErasablePerson record) {
    if (record.position() > applied) {
      return Fit.EARLY;
    }
    if (person != null && record.person().fits(person) && fitsIdentity(record)) {
      return Fit.FITS;
    }
    return record.position() < sealedAt ? Fit.OUTDATED : Fit.MISFIT;
  }

  /**
   * Selects the records to keep: those that are early, and the latest that fits. While none fits,
   * an outdated one is kept, whose sign-in may still be the one that holds.
   *
   * @param records in the order in which they came: of two early ones of a position the later is
   *     kept
   */
  Kept select(Collection<ErasablePerson> records) {
    Map<Long, ErasablePerson> early = new TreeMap<>();
    records.stream()
        .filter(record -> judge(record) == Fit.EARLY)
        .forEach(record -> early.put(record.position(), record));
    List<ErasablePerson> kept = new ArrayList<>(early.values());
    latest(records, Fit.FITS).or(() -> latest(records, Fit.OUTDATED)).ifPresent(kept::add);
    return new Kept(kept, records.stream().anyMatch(record -> judge(record) == Fit.MISFIT));
  }

  private Optional<ErasablePerson> latest(Collection<ErasablePerson> records, Fit fit) {
    return records.stream()
        .filter(record -> judge(record) == fit)
        .max(Comparator.comparingLong(ErasablePerson::position));
  }

  private boolean fitsIdentity(ErasablePerson record) {
    Opening opening = record.identity().orElse(null);
    if (identity == null || opening == null) {
      return identity == null && opening == null;
    }
    return opening.fits(identity);
  }
}
