package uk.ragtime.query.member;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/members}: for those who manage them. */
@RestController
final class MembersController {
  /**
   * @param members current ones, including those whose leave is scheduled
   * @param invitations not accepted yet, expired ones included
   * @param former those who have left
   */
  record Answer(
      List<Present> members, List<Invited> invitations, List<Former> former, long position) {}

  /**
   * @param who code and name; the handle if these are erased or missing
   * @param since instant of their last enrolment
   * @param leavesOn first day on which they are no longer a member; null if none is scheduled
   * @param version for {@code If-Match}
   */
  record Present(
      @JsonUnwrapped DisplayedMember who,
      List<String> roles,
      List<String> agencies,
      Instant since,
      @Nullable LocalDate leavesOn,
      long version) {}

  /**
   * @param expiresOn last day on which it can be accepted
   */
  record Invited(
      @JsonUnwrapped DisplayedMember who,
      List<String> roles,
      List<String> agencies,
      LocalDate expiresOn) {}

  /**
   * @param leftOn first day on which they were no longer a member
   */
  record Former(@JsonUnwrapped DisplayedMember who, LocalDate leftOn) {}

  @GetMapping("/v1/{partnership}/members")
  Answer members(@RequiredAction(Action.MANAGE_MEMBERS) QueryAccess.Session session, Instant now) {
    LocalDate today = Calendar.dayOf(now);
    return session.answer("members", tenant -> answer(tenant, today));
  }

  private static Answer answer(Tenant tenant, LocalDate today) {
    MemberList list = MemberList.of(tenant, today);
    return new Answer(list.present(), list.invited(), list.former(), tenant.position());
  }
}
