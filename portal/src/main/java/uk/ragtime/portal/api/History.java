package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/areas/{area}/history}: counts of the profile, period by period, oldest first.
 *
 * @param checklist whose history it is; null if there is no cycle
 */
public record History(@Nullable String checklist, List<Point> points) {

  public History {
    points = Objects.requireNonNullElse(points, List.of());
  }

  /**
   * @param version of the checklist through which it was counted
   * @param carriedOver those of the counts that nobody has looked at in the cycle; null if the
   *     period is no cycle
   * @param capabilities of the last version
   */
  public record Point(
      String period,
      @Nullable Instant at,
      int version,
      Distribution distribution,
      @Nullable Distribution carriedOver,
      List<CapabilityPoint> capabilities) {

    public Point {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
      capabilities = Objects.requireNonNullElse(capabilities, List.of());
    }

    /** Reads the service's point, whose carried-over counts know nothing of what is not rated. */
    @JsonCreator
    static Point read(
        String period,
        @Nullable Instant at,
        int version,
        Distribution distribution,
        @Nullable CarriedOver carriedOver,
        List<CapabilityPoint> capabilities) {
      return new Point(
          period,
          at,
          version,
          distribution,
          carriedOver == null ? null : carriedOver.distribution(),
          capabilities);
    }
  }

  /** Counts of ratings that come from another cycle. */
  record CarriedOver(int red, int amber, int green, int notApplicable) {
    Distribution distribution() {
      return new Distribution(red, amber, green, notApplicable, 0);
    }
  }

  public record CapabilityPoint(String code, Distribution distribution) {

    public CapabilityPoint {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
    }
  }
}
