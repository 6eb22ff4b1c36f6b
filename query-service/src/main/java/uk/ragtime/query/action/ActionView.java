package uk.ragtime.query.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.tenancy.Tenant;

/**
 * An action, as shown.
 *
 * @param title null if it cannot be shown
 * @param what null if nothing more was said, or it cannot be shown
 * @param aim rating aimed at; null where none was named
 * @param overdue whether it is still to be done after its day
 * @param textsAt position of the event with the title and the plan: their place
 * @param doneOn null while it is not done
 * @param progress statuses that it was given, in order
 * @param erased names of the texts that were given and have been erased
 * @param missing names of the texts that were given and are not here, or do not fit their seals
 * @param version of its stream, for {@code If-Match}
 */
record ActionView(
    ActionCode action,
    AgencyCode agency,
    AreaCode area,
    ChecklistCode checklist,
    List<CapabilityCode> capabilities,
    @Nullable String title,
    @Nullable String what,
    @Nullable Rating aim,
    ActionStatus status,
    LocalDate dueOn,
    boolean overdue,
    @Nullable LocalDate doneOn,
    DisplayedMember plannedBy,
    Instant plannedAt,
    long textsAt,
    List<ProgressView> progress,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing,
    long version) {
  /**
   * @param at position of the event, with the field {@code note} the place of the note
   * @param on day from which the status holds
   * @param note null if nothing was noted, or it cannot be shown
   */
  record ProgressView(
      ActionStatus status,
      LocalDate on,
      long at,
      Instant recordedAt,
      DisplayedMember by,
      @Nullable String note,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {}

  /** Shows actions, with the names and the texts that are there. */
  static List<ActionView> of(
      Tenant tenant, List<ActionHistory> histories, LocalDate today, boolean visible) {
    Set<String> handles = new TreeSet<>();
    List<Long> positions = new ArrayList<>();
    for (ActionHistory history : histories) {
      handles.add(history.planning().actor());
      positions.add(history.planned().position());
      for (ActionStep step : history.progress()) {
        handles.add(step.actor());
        positions.add(step.position());
      }
    }
    MemberNames names = MemberNames.of(tenant, handles, visible);
    PlacedOpenings openings = PlacedOpenings.at(tenant, positions);
    return histories.stream().map(history -> of(history, today, names, openings)).toList();
  }

  private static ActionView of(
      ActionHistory history, LocalDate today, MemberNames names, PlacedOpenings openings) {
    ActionStep.Plan plan = history.plan();
    long at = history.planned().position();
    Map<SealedField, SealedText> texts = new LinkedHashMap<>();
    texts.put(SealedField.TITLE, openings.text(at, SealedField.TITLE, plan.titleSeal()));
    texts.put(SealedField.WHAT, openings.text(at, SealedField.WHAT, plan.whatSeal()));
    return new ActionView(
        history.action(),
        plan.agency(),
        plan.area(),
        plan.checklist(),
        plan.capabilities(),
        shown(texts, SealedField.TITLE),
        shown(texts, SealedField.WHAT),
        plan.aim(),
        history.status(),
        plan.dueOn(),
        history.isOverdue(today),
        history.doneOn(),
        names.displayed(history.planning().actor()),
        history.planning().recordedAt(),
        at,
        history.progress().stream().map(step -> progress(step, names, openings)).toList(),
        namesOf(texts, SealedText.Erased.class),
        namesOf(texts, SealedText.Missing.class),
        history.version());
  }

  private static ProgressView progress(
      ActionStep step, MemberNames names, PlacedOpenings openings) {
    ActionStep.Progress progress = Objects.requireNonNull(step.progress());
    Map<SealedField, SealedText> texts =
        Map.of(
            SealedField.NOTE,
            openings.text(step.position(), SealedField.NOTE, progress.noteSeal()));
    return new ProgressView(
        progress.status(),
        progress.on(),
        step.position(),
        step.recordedAt(),
        names.displayed(step.actor()),
        shown(texts, SealedField.NOTE),
        namesOf(texts, SealedText.Erased.class),
        namesOf(texts, SealedText.Missing.class));
  }

  private static @Nullable String shown(Map<SealedField, SealedText> texts, SealedField field) {
    return Objects.requireNonNull(texts.get(field)).text().orElse(null);
  }

  private static List<String> namesOf(
      Map<SealedField, SealedText> texts, Class<? extends SealedText> kind) {
    return texts.entrySet().stream()
        .filter(one -> kind.isInstance(one.getValue()))
        .map(one -> one.getKey().wireName())
        .toList();
  }
}
