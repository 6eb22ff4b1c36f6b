package uk.ragtime.query.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/members}: for whoever looks after them. */
@RestController
final class MembersController {
  /**
   * @param members who belong today, whether or not they are to leave
   * @param invitations that nobody has accepted, expired ones too
   * @param former who have left
   */
  record Answer(
      List<Present> members, List<Invited> invitations, List<Former> former, long position) {}

  /**
   * @param name null where it is erased
   * @param since when they were enrolled, the last time
   * @param leavesOn the first day on which they are a member no more; null while none is set
   */
  record Present(
      String member,
      @Nullable String name,
      List<String> roles,
      List<String> agencies,
      Instant since,
      @Nullable LocalDate leavesOn) {}

  /**
   * @param expiresOn the last day on which it can be accepted
   */
  record Invited(
      String member,
      @Nullable String name,
      List<String> roles,
      List<String> agencies,
      LocalDate expiresOn) {}

  /**
   * @param leftOn the first day on which they were a member no more
   */
  record Former(String member, @Nullable String name, LocalDate leftOn) {}

  @GetMapping("/v1/{partnership}/members")
  Answer members(@RequiredAction(Action.MANAGE_MEMBERS) QueryAccess.Session session, Instant now) {
    LocalDate today = Calendar.dayOf(now);
    return session.answer("members", tenant -> answer(tenant, today));
  }

  private static Answer answer(Tenant tenant, LocalDate today) {
    return new Answer(
        MemberList.present(tenant, today),
        MemberList.invited(tenant),
        MemberList.former(tenant, today),
        AppliedPositions.of(tenant));
  }
}
