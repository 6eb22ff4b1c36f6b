package uk.ragtime.query.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.assessment.ProgressAnswer.AgencyProgress;
import uk.ragtime.query.assessment.ProgressAnswer.AreaProgress;
import uk.ragtime.query.assessment.ProgressAnswer.Totals;
import uk.ragtime.query.cycle.Cycle;

/** Adds up the progress of a cycle, area by area. */
final class Progress {
  private final Cycle cycle;
  private final Set<CapabilityCode> checklist;
  private final ToBeCarriedOver toBeCarriedOver;
  private final Instant now;
  private final List<AreaProgress> areas = new ArrayList<>();
  private final Map<AssessmentState, Integer> states = new EnumMap<>(AssessmentState.class);

  Progress(
      Cycle cycle, Set<CapabilityCode> checklist, ToBeCarriedOver toBeCarriedOver, Instant now) {
    this.cycle = cycle;
    this.checklist = checklist;
    this.toBeCarriedOver = toBeCarriedOver;
    this.now = now;
    for (AssessmentState state : AssessmentState.values()) {
      states.put(state, 0);
    }
  }

  /**
   * @param working agencies that work there on the cut-off's day, ordered by code
   */
  void add(Area area, Set<AgencyCode> working, AssessmentSummaries summaries) {
    List<AgencyProgress> expected = new ArrayList<>();
    List<AgencyCode> excused = new ArrayList<>();
    int signed = 0;
    for (AgencyCode agency : working) {
      AssessmentSummary summary =
          toBeCarriedOver.in(area.area(), agency, summaries.in(area.area(), agency));
      AssessmentState state = summary.status().state();
      states.merge(state, 1, Integer::sum);
      if (state == AssessmentState.EXCUSED) {
        excused.add(agency);
      } else {
        expected.add(of(agency, summary));
        signed += state == AssessmentState.SIGNED_OFF ? 1 : 0;
      }
    }
    areas.add(
        new AreaProgress(
            area.area(), area.name(), signed, List.copyOf(expected), List.copyOf(excused)));
  }

  private AgencyProgress of(AgencyCode agency, AssessmentSummary summary) {
    AssessmentStatus status = summary.status();
    AssessmentSummary.Counts counts = summary.counts(checklist);
    return new AgencyProgress(
        agency,
        status.state(),
        counts.rated(),
        counts.carriedOver(),
        counts.unrated(),
        summary.tally().open(),
        summary.tally().settled(),
        summary.late(),
        status.until(),
        status.hasLapsed(cycle, now),
        status.reopened(),
        status.submittedAt(),
        status.signedAt());
  }

  List<AreaProgress> areas() {
    return List.copyOf(areas);
  }

  Totals totals() {
    int expected = 0;
    int rated = 0;
    int carriedOver = 0;
    int unrated = 0;
    int open = 0;
    int settled = 0;
    int late = 0;
    int lapsed = 0;
    for (AreaProgress area : areas) {
      for (AgencyProgress agency : area.agencies()) {
        expected++;
        rated += agency.rated();
        carriedOver += agency.carriedOver();
        unrated += agency.unrated();
        open += agency.challengesOpen();
        settled += agency.challengesSettled();
        late += agency.late() ? 1 : 0;
        lapsed += agency.lapsed() ? 1 : 0;
      }
    }
    return new Totals(
        expected, new EnumMap<>(states), rated, carriedOver, unrated, open, settled, late, lapsed);
  }
}
