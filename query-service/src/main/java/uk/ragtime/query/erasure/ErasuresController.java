package uk.ragtime.query.erasure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/erasures} and one of them: for those who erase. */
@RestController
final class ErasuresController {
  /**
   * @param next cursor of the next page; null if there is none yet
   */
  record Answer(List<Item> erasures, @Nullable Long next, long position) {}

  /**
   * @param firstPosition of its first event
   * @param askedBy who asked for it
   * @param members erased ones, by handle
   * @param texts number of erased texts
   * @param deferred null if nothing waits
   */
  record Item(
      int erasure,
      ErasureState state,
      ErasureGround ground,
      long firstPosition,
      Instant askedAt,
      DisplayedMember askedBy,
      List<DisplayedMember> members,
      int texts,
      @Nullable Deferred deferred,
      List<CarriedOut> carriedOut) {}

  /**
   * The part that waits.
   *
   * @param texts number of texts
   * @param holds those that held any of it when it was deferred
   */
  record Deferred(List<DisplayedMember> members, int texts, Set<HoldNumber> holds) {}

  /** When a part was found clear, see {@code erasure-carried-out.v1}. */
  record CarriedOut(
      long lastPosition,
      Instant recordedAt,
      Instant storeClearedAt,
      Instant readersClearedAt,
      Instant topicsClearedAt,
      LocalDate backupsExpireOn) {}

  /**
   * @param places of the erased texts
   * @param deferredPlaces of the texts that wait
   */
  record Single(
      @JsonUnwrapped Item item,
      Collection<TextPlace> places,
      Collection<TextPlace> deferredPlaces,
      long position) {}

  private final ErasureLog log;

  ErasuresController(ErasureLog log) {
    this.log = log;
  }

  @GetMapping("/v1/{partnership}/erasures")
  Answer erasures(@RequiredAction(Action.MANAGE_MEMBERS) QueryAccess.Session session, Page page) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer("erasures", tenant -> answer(tenant, page, names));
  }

  @GetMapping("/v1/{partnership}/erasures/{erasure}")
  Single erasure(
      @RequiredAction(Action.MANAGE_MEMBERS) QueryAccess.Session session, ErasureNumber erasure) {
    boolean names = session.may(Action.READ_NAMES);
    return session.answer("erasure", tenant -> single(tenant, erasure, names));
  }

  private Answer answer(Tenant tenant, Page page, boolean names) {
    List<Erasure> found = log.erasures(tenant, page.after(), page.limit() + 1);
    boolean more = found.size() > page.limit();
    List<Erasure> erasures = more ? found.subList(0, page.limit()) : found;
    MemberNames known = names(tenant, erasures, names);
    return new Answer(
        erasures.stream().map(erasure -> item(erasure, known)).toList(),
        more ? Long.valueOf(erasures.getLast().number()) : null,
        tenant.position());
  }

  private Single single(Tenant tenant, ErasureNumber number, boolean names) {
    Erasure erasure =
        log.erasures(tenant, number.value() - 1L, 1).stream()
            .filter(found -> found.number() == number.value())
            .findFirst()
            .orElseThrow(() -> Refusals.ERASURE_UNKNOWN.because("No erasure has this number"));
    return new Single(
        item(erasure, names(tenant, List.of(erasure), names)),
        erasure.places(),
        erasure.heldPlaces(),
        tenant.position());
  }

  private static MemberNames names(Tenant tenant, List<Erasure> erasures, boolean visible) {
    Set<String> handles = new TreeSet<>();
    for (Erasure erasure : erasures) {
      handles.add(erasure.request().actor());
      erasure.members().forEach(member -> handles.add(member.value()));
      erasure.heldMembers().forEach(member -> handles.add(member.value()));
    }
    return MemberNames.of(tenant, handles, visible);
  }

  private static Item item(Erasure erasure, MemberNames names) {
    return new Item(
        erasure.number(),
        erasure.state(),
        erasure.ground(),
        erasure.request().position(),
        erasure.request().recordedAt(),
        names.displayed(erasure.request().actor()),
        displayed(erasure.members(), names),
        erasure.places().size(),
        erasure.state() == ErasureState.DEFERRED
            ? new Deferred(
                displayed(erasure.heldMembers(), names),
                erasure.heldPlaces().size(),
                erasure.holds())
            : null,
        erasure.carriedOut().stream().map(ErasuresController::carriedOut).toList());
  }

  private static CarriedOut carriedOut(Erasure.CarriedOut part) {
    var event = part.event();
    return new CarriedOut(
        event.lastPosition(),
        part.entry().recordedAt(),
        event.storeClearedAt(),
        event.readersClearedAt(),
        event.topicsClearedAt(),
        event.backupsExpireOn());
  }

  private static List<DisplayedMember> displayed(Set<MemberHandle> members, MemberNames names) {
    return members.stream().map(member -> names.displayed(member.value())).toList();
  }
}
