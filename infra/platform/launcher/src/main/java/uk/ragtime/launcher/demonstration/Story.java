package uk.ragtime.launcher.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One partnership as the data files describe it.
 *
 * @param pastCycles how many cycles came before the open one, half a year apart
 */
record Story(
    String partnership,
    String name,
    int pastCycles,
    List<Area> areas,
    List<Agency> agencies,
    List<Member> members,
    List<Correction> corrections,
    Review review) {

  record Area(String area, String name, String gssCode) {}

  record Member(String member, String name, List<String> roles, List<String> agencies) {}

  /**
   * @param rater the member who rates for the agency
   * @param ratings by area, a table: a line a capability, a column a cycle
   */
  record Agency(
      String agency,
      String name,
      String sector,
      String rater,
      Map<String, AgencyRatings> ratings,
      List<Remark> remarks) {

    /** The remark that is made on a change: the most particular one. */
    Optional<Remark> remarkOn(int cycle, String area, String capability, boolean changed) {
      return remarks.stream()
          .filter(remark -> remark.cycle() == cycle && remark.fits(area, capability, changed))
          .findFirst();
    }
  }

  /** Remarks on changes in a cycle; on all of them, or those of an area or capability. */
  record Remark(
      int cycle,
      @Nullable String area,
      @Nullable String capability,
      @Nullable String reason,
      String says) {

    private boolean fits(String otherArea, String otherCapability, boolean changed) {
      boolean areaFits = area == null || area.equals(otherArea);
      boolean capabilityFits = capability == null ? changed : capability.equals(otherCapability);
      return areaFits && capabilityFits;
    }
  }

  /** A rating that was given after the assessment, for a day before or in it. */
  record Correction(
      int cycle,
      String area,
      String agency,
      String capability,
      RatingCode rating,
      int weeksIn,
      String reason,
      String rationale) {}

  /** The first of the members. */
  Member coordinator() {
    return members.getFirst();
  }

  /** The number of the open cycle; the past ones are 1, 2, 3 … */
  int openCycle() {
    return pastCycles + 1;
  }
}
