package uk.ragtime.query.profile;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Sha256;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/**
 * A request for a profile that has been understood.
 *
 * @param asOf null for the outcome if a cycle is named, otherwise for now
 * @param cycle null for the cycle that the moment belongs to
 * @param checklist null for the one rated then
 * @param from earlier moment to compare with, as it was sent; null for the outcome of the cycle
 *     before
 * @param names whether the reader may see names of people
 */
record ProfileQuery(
    AreaCode area,
    @Nullable Moment asOf,
    KnownAt knownAt,
    @Nullable CycleCode cycle,
    @Nullable ChecklistCode checklist,
    StageFilter stage,
    RollUpRule rule,
    IncludedParts include,
    @Nullable String from,
    boolean names,
    Instant now) {
  /** Another release may answer the same otherwise. */
  private static final String RELEASE =
      Objects.requireNonNullElse(ProfileQuery.class.getPackage().getImplementationVersion(), "");

  private static final int TAG_LENGTH = 32;

  boolean includes(ProfilePart.Kind kind) {
    return include.kinds().contains(kind);
  }

  ProfilePart.Asked asked() {
    return new ProfilePart.Asked(knownAt, stage, rule, from, now);
  }

  /**
   * Entity tag of the answer, made of all that decides what it says: the state of the partnership's
   * read models, the question, what the reader may see, and what passes with time alone, which are
   * days and the ends of cycles. Two answers with one tag differ in nothing but the instants at
   * which they were asked for. Empty for a reader to whom PostgreSQL shows nothing.
   */
  Optional<String> tag(Tenant tenant, int staleAfterDays) {
    return tenant
        .state()
        .map(state -> {
          Cycles latest = Cycles.known(tenant, KnownAt.LATEST);
          Instant limit = knownAt.limit();
          Cycles known = limit.equals(KnownAt.LATEST) ? latest : Cycles.known(tenant, limit);
          return tag(state, staleAfterDays, latest, known);
        });
  }

  /**
   * @param latest cycles as they are listed
   * @param known cycles as they were known
   */
  String tag(String state, int staleAfterDays, Cycles latest, Cycles known) {
    List<@Nullable Object> all =
        Arrays.asList(
            RELEASE,
            state,
            area,
            asOf,
            knownAt.limit(),
            cycle,
            checklist,
            stage,
            rule,
            include.kinds(),
            from,
            names,
            staleAfterDays,
            Calendar.dayOf(now),
            latest.endsBy(now),
            known.endsBy(now));
    return Sha256.hex(all.toString()).substring(0, TAG_LENGTH);
  }
}
