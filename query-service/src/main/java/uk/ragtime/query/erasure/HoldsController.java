package uk.ragtime.query.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.erasure.ErasureLog.Entry;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/holds} and one of them: for those who place them. */
@RestController
final class HoldsController {
  record Answer(List<Item> holds, long position) {}

  /**
   * @param until last day on which it holds; null if it holds until it is lifted
   * @param placed as it stands; when it was placed again, the last time
   * @param lifted null while it is not
   * @param version for {@code If-Match}
   */
  record Item(
      HoldNumber hold,
      HoldState state,
      List<DisplayedMember> members,
      Set<CycleCode> cycles,
      @Nullable LocalDate until,
      Act placed,
      @Nullable Act lifted,
      long version) {}

  /**
   * An act with its reason.
   *
   * @param position with the field {@code reason}, the place of the reason
   * @param reason null if none was given, or it cannot be shown
   * @param erased {@code ["reason"]} if it was erased
   * @param missing {@code ["reason"]} if it is not here, or does not fit its seal
   */
  record Act(
      long position,
      Instant recordedAt,
      DisplayedMember by,
      @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {}

  record Single(@JsonUnwrapped Item item, long position) {}

  private final ErasureLog log;

  HoldsController(ErasureLog log) {
    this.log = log;
  }

  @GetMapping("/v1/{partnership}/holds")
  Answer holds(@RequiredAction(Action.MANAGE_MEMBERS) QueryAccess.Session session, Instant now) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "holds",
        tenant ->
            new Answer(
                items(tenant, log.holds(tenant), Calendar.dayOf(now), names), tenant.position()));
  }

  @GetMapping("/v1/{partnership}/holds/{hold}")
  Single hold(
      @RequiredAction(Action.MANAGE_MEMBERS) QueryAccess.Session session,
      HoldNumber hold,
      Instant now) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer(
        "hold",
        tenant ->
            new Single(
                items(tenant, log.hold(tenant, hold), Calendar.dayOf(now), names).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusals.HOLD_UNKNOWN.because("No hold has this number")),
                tenant.position()));
  }

  private static List<Item> items(
      Tenant tenant, List<Hold> holds, LocalDate today, boolean visible) {
    Set<String> handles = new TreeSet<>();
    List<Long> positions = new ArrayList<>();
    for (Hold hold : holds) {
      hold.placed().members().forEach(member -> handles.add(member.value()));
      handles.add(hold.placing().actor());
      positions.add(hold.placing().position());
      if (hold.lifting() != null) {
        handles.add(hold.lifting().actor());
        positions.add(hold.lifting().position());
      }
    }
    MemberNames names = MemberNames.of(tenant, handles, visible);
    PlacedOpenings openings = PlacedOpenings.at(tenant, positions);
    return holds.stream().map(hold -> item(hold, today, names, openings)).toList();
  }

  private static Item item(Hold hold, LocalDate today, MemberNames names, PlacedOpenings openings) {
    Entry lifting = hold.lifting();
    return new Item(
        hold.number(),
        hold.stateOn(today),
        new TreeSet<>(hold.placed().members())
            .stream().map(member -> names.displayed(member.value())).toList(),
        new TreeSet<>(hold.placed().cycles()),
        hold.placed().until(),
        act(hold.placing(), hold.placed().reasonSeal(), names, openings),
        lifting == null || hold.lifted() == null
            ? null
            : act(lifting, hold.lifted().reasonSeal(), names, openings),
        hold.version());
  }

  private static Act act(
      Entry entry, @Nullable Seal seal, MemberNames names, PlacedOpenings openings) {
    SealedField field = SealedField.REASON;
    SealedText reason = openings.text(entry.position(), field, seal == null ? null : seal.value());
    List<String> name = List.of(field.wireName());
    return new Act(
        entry.position(),
        entry.recordedAt(),
        names.displayed(entry.actor()),
        reason.text().orElse(null),
        reason instanceof SealedText.Erased ? name : List.of(),
        reason instanceof SealedText.Missing ? name : List.of());
  }
}
