package uk.ragtime.query.agency;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;

/**
 * Agencies that work in an area on a day. An agency's first revision also applies to the time
 * before it was recorded, because a partnership starts to use Ragtime long after its agencies
 * started to work. An agency that has left is not shown, except on days before it left.
 */
public final class AgenciesInArea {
  private final AreaCode area;
  private final Map<AgencyCode, List<AgencyRevision>> revisions;

  /**
   * @param revisions of all agencies as known at the moment in question; each agency's in order
   */
  public AgenciesInArea(AreaCode area, List<AgencyRevision> revisions) {
    this.area = area;
    this.revisions =
        revisions.stream()
            .collect(groupingBy(revision -> revision.agency().agency(), TreeMap::new, toList()));
  }

  /**
   * @param settledAt latest instant of recording that counts; on the day of a cycle's outcome, that
   *     of its closing
   * @param rated agencies that have a rating in force in the area on that day: they belong to it
   *     even if the record says so only later, unless they have left
   */
  public SortedMap<AgencyCode, Agency> on(LocalDate day, Instant settledAt, Set<AgencyCode> rated) {
    SortedMap<AgencyCode, Agency> found = new TreeMap<>();
    revisions.forEach((code, history) -> {
      AgencyRevision then = asOf(history, day, settledAt);
      if (worksHere(then) || (rated.contains(code) && !hasLeft(history, then))) {
        found.put(code, then.agency());
      }
    });
    return found;
  }

  /**
   * Agencies that work in each area on a day, by the record alone; those of an area ordered by
   * code.
   *
   * @param revisions of all agencies as known at the moment in question; each agency's in order
   * @param settledAt latest instant of recording that counts
   */
  public static Map<AreaCode, Set<AgencyCode>> everywhere(
      List<AgencyRevision> revisions, LocalDate day, Instant settledAt) {
    Map<AgencyCode, List<AgencyRevision>> histories =
        revisions.stream()
            .collect(groupingBy(revision -> revision.agency().agency(), TreeMap::new, toList()));
    Map<AreaCode, Set<AgencyCode>> found = new HashMap<>();
    histories.forEach((code, history) -> {
      for (AreaCode area : asOf(history, day, settledAt).agency().areas()) {
        found.computeIfAbsent(area, _ -> new TreeSet<>()).add(code);
      }
    });
    return found;
  }

  private boolean worksHere(AgencyRevision revision) {
    return revision.agency().areas().contains(area);
  }

  private boolean hasLeft(List<AgencyRevision> history, AgencyRevision then) {
    return history.subList(0, history.indexOf(then)).stream().anyMatch(this::worksHere);
  }

  private static AgencyRevision asOf(
      List<AgencyRevision> history, LocalDate day, Instant settledAt) {
    AgencyRevision then = history.getFirst();
    for (AgencyRevision revision : history) {
      if (!Calendar.dayOf(revision.recordedAt()).isAfter(day)
          && !revision.recordedAt().isAfter(settledAt)) {
        then = revision;
      }
    }
    return then;
  }
}
