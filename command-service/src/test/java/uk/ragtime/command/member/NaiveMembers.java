package uk.ragtime.command.member;

import static uk.ragtime.command.decision.RefusalCode.ALREADY_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.EXPIRY_OUT_OF_RANGE;
import static uk.ragtime.command.decision.RefusalCode.IDENTITY_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_EXPIRED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_USED;
import static uk.ragtime.command.decision.RefusalCode.INVITATION_WITHDRAWN;
import static uk.ragtime.command.decision.RefusalCode.LAST_COORDINATOR;
import static uk.ragtime.command.decision.RefusalCode.LEAVING_DATE_IN_PAST;
import static uk.ragtime.command.decision.RefusalCode.MEMBERSHIP_ENDED;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_CODE_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.NOT_ALLOWED;
import static uk.ragtime.command.decision.RefusalCode.OPERATOR_NOT_MEMBER;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.member.accept.AcceptInvitation;
import uk.ragtime.command.member.cancelleave.CancelLeave;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.member.invite.InviteMember;
import uk.ragtime.command.member.leave.LeavePartnership;
import uk.ragtime.command.member.withdraw.WithdrawInvitation;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.seal.Lookup;

/**
 * The rules of membership said a second time, without events: lists of spells of membership and of
 * slips of paper with codes, looked through from the beginning for every question.
 */
final class NaiveMembers {
  private static final class Spell {
    final MemberCode seat;
    final Lookup who;
    Set<Role> roles;
    @Nullable LocalDate end;

    Spell(MemberCode seat, Lookup who, Set<Role> roles) {
      this.seat = seat;
      this.who = who;
      this.roles = roles;
    }

    boolean runsOn(LocalDate day) {
      return end == null || day.isBefore(end);
    }
  }

  private static final class Slip {
    final CodeHash code;
    final MemberCode seat;
    final Set<Role> roles;
    final LocalDate expiresOn;
    boolean torn;
    @Nullable Lookup usedBy;

    Slip(CodeHash code, MemberCode seat, Set<Role> roles, LocalDate expiresOn) {
      this.code = code;
      this.seat = seat;
      this.roles = roles;
      this.expiresOn = expiresOn;
    }
  }

  private final List<Spell> spells = new ArrayList<>();
  private final List<Slip> slips = new ArrayList<>();

  Optional<MemberCode> memberOf(Lookup who, LocalDate today) {
    return spell(who, today).map(spell -> spell.seat);
  }

  long stayingCoordinators() {
    return spells.stream()
        .filter(spell -> spell.end == null && spell.roles.contains(Role.COORDINATOR))
        .count();
  }

  /** Does it, or says why not. */
  Optional<RefusalCode> carryOut(Principal who, Command command, CodeHash next, LocalDate today) {
    RefusalCode refusal =
        switch (command) {
          case EnrolMember c when !mayAppoint(who, c.roles(), today) -> refused(who, today);
          case EnrolMember c -> enrol(c, today);
          case InviteMember c when !mayAppoint(who, c.roles(), today) -> refused(who, today);
          case InviteMember c -> invite(c, next, today);
          case AcceptInvitation c -> accept(c, who, today);
          case WithdrawInvitation _, LeavePartnership _, CancelLeave _
              when !coordinates(who, today) ->
              who.operator() ? PARTNERSHIP_UNKNOWN : refused(who, today);
          case WithdrawInvitation c -> withdraw(c);
          case LeavePartnership c -> leave(c, today);
          case CancelLeave c -> stay(c, today);
          default -> throw new IllegalArgumentException(command.toString());
        };
    return Optional.ofNullable(refusal);
  }

  private boolean coordinates(Principal who, LocalDate today) {
    return spell(who.lookup(), today)
        .filter(spell -> spell.roles.contains(Role.COORDINATOR))
        .isPresent();
  }

  private boolean mayAppoint(Principal who, Set<Role> roles, LocalDate today) {
    return coordinates(who, today) || (who.operator() && roles.equals(Set.of(Role.COORDINATOR)));
  }

  private RefusalCode refused(Principal who, LocalDate today) {
    return who.operator() || spell(who.lookup(), today).isPresent()
        ? NOT_ALLOWED
        : PARTNERSHIP_UNKNOWN;
  }

  private @Nullable RefusalCode enrol(EnrolMember command, LocalDate today) {
    SealedIdentity identity = command.identity();
    if (identity == null) {
      Spell last = last(command.member());
      if (last == null) {
        return MEMBER_UNKNOWN;
      }
      return last.runsOn(today) ? change(last, command) : MEMBERSHIP_ENDED;
    }
    if (isTaken(identity.lookup(), command.member(), today)) {
      return IDENTITY_TAKEN;
    }
    if (wasSomebodyElse(command.member(), identity.lookup())) {
      return MEMBER_CODE_TAKEN;
    }
    Spell spell = spell(command.member(), today).orElse(null);
    if (spell == null) {
      begin(command.member(), identity.lookup(), command.roles());
      return null;
    }
    return change(spell, command);
  }

  private @Nullable RefusalCode change(Spell spell, EnrolMember command) {
    if (isLast(spell) && !command.roles().contains(Role.COORDINATOR)) {
      return LAST_COORDINATOR;
    }
    spell.roles = command.roles();
    return null;
  }

  private @Nullable RefusalCode invite(InviteMember command, CodeHash next, LocalDate today) {
    if (spell(command.member(), today).isPresent()) {
      return ALREADY_MEMBER;
    }
    LocalDate day = command.expiresOn() == null ? today.plusDays(14) : command.expiresOn();
    if (day.isBefore(today) || day.isAfter(today.plusDays(90))) {
      return EXPIRY_OUT_OF_RANGE;
    }
    tear(command.member());
    slips.add(new Slip(next, command.member(), command.roles(), day));
    return null;
  }

  private @Nullable RefusalCode withdraw(WithdrawInvitation command) {
    Slip last =
        slips.stream()
            .filter(slip -> slip.seat.equals(command.member()))
            .reduce((_, later) -> later)
            .orElse(null);
    if (last == null) {
      return INVITATION_UNKNOWN;
    }
    if (last.usedBy != null) {
      return INVITATION_USED;
    }
    last.torn = true;
    return null;
  }

  private @Nullable RefusalCode accept(AcceptInvitation command, Principal who, LocalDate today) {
    boolean member = !who.operator() && spell(who.lookup(), today).isPresent();
    Slip slip = slips.stream().filter(s -> s.code.equals(command.code())).findFirst().orElse(null);
    if (slip == null) {
      return member ? INVITATION_UNKNOWN : PARTNERSHIP_UNKNOWN;
    }
    if (who.operator()) {
      return OPERATOR_NOT_MEMBER;
    }
    if (slip.usedBy != null) {
      return acceptAgain(slip, who, today);
    }
    if (slip.torn) {
      return INVITATION_WITHDRAWN;
    }
    if (today.isAfter(slip.expiresOn)) {
      return INVITATION_EXPIRED;
    }
    if (isTaken(who.lookup(), slip.seat, today)) {
      return IDENTITY_TAKEN;
    }
    if (wasSomebodyElse(slip.seat, who.lookup())) {
      return MEMBER_CODE_TAKEN;
    }
    begin(slip.seat, who.lookup(), slip.roles);
    return null;
  }

  private @Nullable RefusalCode leave(LeavePartnership command, LocalDate today) {
    LocalDate day = command.leavesOn() == null ? today : command.leavesOn();
    Spell spell = last(command.member());
    if (spell == null) {
      return MEMBER_UNKNOWN;
    }
    if (day.equals(spell.end)) {
      return null;
    }
    if (!spell.runsOn(today)) {
      return MEMBERSHIP_ENDED;
    }
    if (day.isBefore(today)) {
      return LEAVING_DATE_IN_PAST;
    }
    if (isLast(spell)) {
      return LAST_COORDINATOR;
    }
    spell.end = day;
    return null;
  }

  private @Nullable RefusalCode stay(CancelLeave command, LocalDate today) {
    Spell spell = last(command.member());
    if (spell == null) {
      return MEMBER_UNKNOWN;
    }
    if (!spell.runsOn(today)) {
      return MEMBERSHIP_ENDED;
    }
    spell.end = null;
    return null;
  }

  private @Nullable RefusalCode acceptAgain(Slip slip, Principal who, LocalDate today) {
    boolean theirs =
        spell(slip.seat, today).filter(spell -> spell.who.equals(who.lookup())).isPresent();
    return theirs && who.lookup().equals(slip.usedBy) ? null : INVITATION_USED;
  }

  private void begin(MemberCode seat, Lookup who, Set<Role> roles) {
    Spell spell = new Spell(seat, who, roles);
    spells.add(spell);
    slips.stream()
        .filter(slip -> slip.seat.equals(seat) && !slip.torn && slip.usedBy == null)
        .forEach(slip -> slip.usedBy = who);
  }

  private void tear(MemberCode seat) {
    slips.stream()
        .filter(slip -> slip.seat.equals(seat) && slip.usedBy == null)
        .forEach(slip -> slip.torn = true);
  }

  private boolean isTaken(Lookup who, MemberCode seat, LocalDate today) {
    return spell(who, today).filter(spell -> !spell.seat.equals(seat)).isPresent();
  }

  private boolean wasSomebodyElse(MemberCode seat, Lookup who) {
    return spells.stream().anyMatch(spell -> spell.seat.equals(seat) && !spell.who.equals(who));
  }

  private boolean isLast(Spell spell) {
    return spell.end == null
        && spell.roles.contains(Role.COORDINATOR)
        && stayingCoordinators() == 1;
  }

  private Optional<Spell> spell(Lookup who, LocalDate today) {
    return spells.stream()
        .filter(spell -> spell.runsOn(today) && spell.who.equals(who))
        .findFirst();
  }

  private Optional<Spell> spell(MemberCode seat, LocalDate today) {
    return spells.stream()
        .filter(spell -> spell.runsOn(today) && spell.seat.equals(seat))
        .findFirst();
  }

  private @Nullable Spell last(MemberCode seat) {
    return spells.stream()
        .filter(spell -> spell.seat.equals(seat))
        .reduce((_, later) -> later)
        .orElse(null);
  }
}
