package uk.ragtime.query.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.assessment.AssessmentAnswer.AssignmentView;
import uk.ragtime.query.assessment.AssessmentAnswer.CarriedOverView;
import uk.ragtime.query.assessment.AssessmentAnswer.CellView;
import uk.ragtime.query.assessment.AssessmentAnswer.ChallengeView;
import uk.ragtime.query.assessment.AssessmentLog.Entry;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}}. */
@RestController
final class AssessmentController {
  private final AssessmentLog log;

  AssessmentController(AssessmentLog log) {
    this.log = log;
  }

  @GetMapping("/v1/{partnership}/cycles/{cycle}/areas/{area}/agencies/{agency}")
  AssessmentAnswer assessment(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      KnownAt knownAt) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "assessment",
        tenant -> answer(tenant, new AssessmentKey(cycle, area, agency), knownAt, names));
  }

  private AssessmentAnswer answer(
      Tenant tenant, AssessmentKey key, KnownAt knownAt, boolean visible) {
    Areas.require(tenant, key.area());
    Agencies.require(tenant, key.agency());
    Cycle cycle = Cycles.known(tenant, knownAt.limit()).require(key.cycle());
    ChecklistView view = Checklists.view(tenant, cycle.checklist(), cycle.version());
    List<Capability> checklist = view.capabilities();
    Set<CapabilityCode> codes =
        checklist.stream().map(Capability::code).collect(Collectors.toUnmodifiableSet());
    AssessmentSummary recorded =
        AssessmentSummaries.of(tenant, cycle, key.area(), List.of(key.agency()), knownAt.limit())
            .in(key.area(), key.agency());
    Map<CapabilityCode, RatingEntry> toBeCarriedOver =
        ToBeCarriedOver.of(tenant, cycle, view, key, recorded.status(), knownAt);
    AssessmentSummary summary =
        toBeCarriedOver.isEmpty() ? recorded : recorded.carrying(toBeCarriedOver.keySet());
    List<Entry> entries = log.entries(tenant, key, knownAt.limit());
    MemberNames names = names(tenant, entries, summary, visible);
    PlacedOpenings openings =
        PlacedOpenings.at(tenant, entries.stream().map(Entry::position).toList());
    AssessmentSummary.Counts counts = summary.counts(codes);
    AssessmentStatus status = summary.status();
    Map<CapabilityCode, CellWords> words = CellWords.of(entries);
    return new AssessmentAnswer(
        key.cycle(),
        key.area(),
        key.agency(),
        cycle.checklist(),
        cycle.version(),
        knownAt.shown(),
        cycle.statusAt(knownAt.shown()),
        cycle.rules(),
        status.state(),
        status.until(),
        status.hasLapsed(cycle, knownAt.shown()),
        status.takesRatings(cycle, knownAt.shown()),
        status.reopened(),
        summary.late(),
        summary.isReadyToSign(cycle.rules().review(), codes),
        counts.rated(),
        counts.carriedOver(),
        counts.unrated(),
        summary.tally().open(),
        summary.tally().settled(),
        acts(entries, cycle, names, openings),
        assignments(summary, names),
        checklist.stream()
            .map(item ->
                cell(
                    item,
                    words.getOrDefault(item.code(), CellWords.NONE),
                    toBeCarriedOver.get(item.code()),
                    names,
                    openings))
            .toList(),
        entries.isEmpty() ? 0 : entries.getLast().version(),
        tenant.position());
  }

  private static MemberNames names(
      Tenant tenant, List<Entry> entries, AssessmentSummary summary, boolean visible) {
    Set<String> handles =
        Stream.concat(
                entries.stream().map(Entry::actor),
                summary.assignments().keySet().stream().map(member -> member.value()))
            .collect(Collectors.toCollection(TreeSet::new));
    return MemberNames.of(tenant, handles, visible);
  }

  private static List<ActView> acts(
      List<Entry> entries, Cycle cycle, MemberNames names, PlacedOpenings openings) {
    List<ActView> acts = new ArrayList<>();
    for (Entry entry : entries) {
      ActView.Act act = ActView.act(entry);
      if (act != null) {
        boolean late =
            entry.event() instanceof AssessmentSubmitted
                && !cycle.historic()
                && cycle.cutOffs().isLate(entry.recordedAt());
        acts.add(ActView.of(act, entry, late, names, openings));
      }
    }
    return acts;
  }

  private static List<AssignmentView> assignments(AssessmentSummary summary, MemberNames names) {
    return summary.assignments().entrySet().stream()
        .sorted(Comparator.comparing(one -> one.getKey().value()))
        .map(one ->
            new AssignmentView(
                names.displayed(one.getKey().value()),
                new TreeSet<>(one.getValue().capabilities()),
                one.getValue().dueOn()))
        .toList();
  }

  /**
   * @param toBeCarriedOver rating that opening would carry over; null for none
   */
  private static CellView cell(
      Capability item,
      CellWords words,
      @Nullable RatingEntry toBeCarriedOver,
      MemberNames names,
      PlacedOpenings openings) {
    return new CellView(
        item.code(),
        item.title(),
        toBeCarriedOver == null ? words.standing() : toBeCarriedOver.rating(),
        toBeCarriedOver == null
            ? carriedOver(words.carriedOver())
            : new CarriedOverView(
                toBeCarriedOver.rating(), toBeCarriedOver.cycle(), toBeCarriedOver.effectiveOn()),
        WordView.of(words.self(), names, openings),
        WordView.of(words.change(), names, openings),
        words.challenge() == null
            ? null
            : new ChallengeView(
                words.isOpen(),
                Objects.requireNonNull(WordView.of(words.challenge(), names, openings)),
                WordView.of(words.answer(), names, openings)),
        WordView.of(words.agreed(), names, openings));
  }

  private static @Nullable CarriedOverView carriedOver(@Nullable CarriedOver carried) {
    return carried == null
        ? null
        : new CarriedOverView(carried.rating(), carried.cycle(), carried.effectiveOn());
  }
}
