package uk.ragtime.query.profile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.checklist.Lens;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.tenancy.Tenant;

/** Reads profiles. */
public final class Profiles {
  /**
   * An area's profile, and what it was looked at through.
   *
   * @param cycle whose checklist it is; null where no cycle was known
   * @param agencies all that count, rated or not
   */
  public record Seen(
      Area area,
      Moment moment,
      @Nullable Cycle cycle,
      Lens lens,
      List<Agency> agencies,
      Profile profile) {}

  private Profiles() {}

  /**
   * @param asOf null for the cycle's outcome where a cycle is asked for, else for now
   * @param cycle null for the cycle that the moment belongs to
   * @param knownAt the last instant of recording that counts
   * @throws uk.ragtime.web.ProblemException area-unknown or cycle-unknown
   */
  public static Seen look(
      Tenant tenant,
      AreaCode code,
      @Nullable Moment asOf,
      @Nullable CycleCode cycle,
      Instant knownAt,
      RollUpRule rule,
      Instant now) {
    Area area = Areas.require(tenant, code);
    Cycles.Look look = Cycles.known(tenant, knownAt).look(asOf, cycle, now);
    Moment moment = look.moment();
    Cycle through = look.cycle();
    Lens lens =
        through == null
            ? Lens.NONE
            : Checklists.lens(tenant, through.checklist(), through.version());
    RatingsInForce inForce = RatingLog.inForce(tenant, area.area(), lens, moment.day(), knownAt);
    List<Agency> agencies =
        List.copyOf(
            Agencies.in(tenant, area.area(), knownAt)
                .on(moment.day(), inForce.agencies())
                .values());
    Profile profile =
        Profile.of(
            lens.capabilities(),
            Set.copyOf(agencies.stream().map(Agency::agency).toList()),
            inForce,
            rule);
    return new Seen(area, moment, through, lens, agencies, profile);
  }
}
