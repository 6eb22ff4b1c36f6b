package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one stream of events within a partnership: a kind, and for most kinds the codes of what it
 * is about, joined by slashes, such as {@code assessment/2026-autumn/blackpool/health-visiting}.
 */
public record StreamId(@JsonValue String value) {
  /** The partnership itself. */
  public static final StreamId PARTNERSHIP = new StreamId("partnership");

  /** All members together, for there are rules over all of them. */
  public static final StreamId MEMBERS = new StreamId("members");

  /** All review cycles together, for each follows on from the one before. */
  public static final StreamId CYCLES = new StreamId("cycles");

  /** All erasures and holds together, for a hold defers any of them. */
  public static final StreamId ERASURES = new StreamId("erasures");

  /**
   * @throws IllegalArgumentException if a part between slashes is no slug
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StreamId {
    int from = 0;
    for (int slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', from)) {
      Slug.require(value, from, slash);
      from = slash + 1;
    }
    Slug.require(value, from, value.length());
  }

  /** The stream of one area. */
  public static StreamId of(AreaCode area) {
    return new StreamId("area/" + area);
  }

  /** The stream of one agency. */
  public static StreamId of(AgencyCode agency) {
    return new StreamId("agency/" + agency);
  }

  /** The stream of one checklist and all its versions. */
  public static StreamId of(ChecklistCode checklist) {
    return new StreamId("checklist/" + checklist);
  }

  /** The stream of one agency's self-assessment in one area in one cycle. */
  public static StreamId of(CycleCode cycle, AreaCode area, AgencyCode agency) {
    return new StreamId("assessment/" + cycle + "/" + area + "/" + agency);
  }

  /** The talk about one agency's self-assessment, apart from it lest talk move its version. */
  public static StreamId comments(CycleCode cycle, AreaCode area, AgencyCode agency) {
    return new StreamId("comments/" + cycle + "/" + area + "/" + agency);
  }

  /** The sign-offs of one area's profile in one cycle. */
  public static StreamId profile(CycleCode cycle, AreaCode area) {
    return new StreamId("profile/" + cycle + "/" + area);
  }

  /** The stream of one action. */
  public static StreamId of(ActionCode action) {
    return new StreamId("action/" + action);
  }

  @Override
  public String toString() {
    return value;
  }
}
