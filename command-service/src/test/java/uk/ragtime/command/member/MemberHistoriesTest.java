package uk.ragtime.command.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.access.AccessPolicy;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.People;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.member.accept.AcceptInvitation;
import uk.ragtime.command.member.cancelleave.CancelLeave;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.member.invite.InviteMember;
import uk.ragtime.command.member.leave.LeavePartnership;
import uk.ragtime.command.member.withdraw.WithdrawInvitation;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Lookup;

/**
 * Years of people coming and going at random, each step decided as the service does it, and by
 * {@link NaiveMembers}. They must agree on every outcome and on who may come in on every day; and
 * once a partnership has a coordinator, it always has one whose leave is not scheduled; and a code
 * never passes from one person to another (A7).
 */
class MemberHistoriesTest {
  private static final int STEPS = 1_500;
  private static final int SEATS = 20;
  private static final int PEOPLE = 7;
  private static final PartnershipCode LANCASHIRE = new PartnershipCode("lancashire");
  private static final Principal OPERATOR = new Principal(SamplePeople.lookup("operator"), true);

  /** Made once: each lookup is a keyed digest, and every step asks about all of them. */
  private static final List<Principal> PERSONS =
      IntStream.range(0, PEOPLE)
          .mapToObj(i -> new Principal(SamplePeople.lookup("person " + i), false))
          .toList();

  private Members members = Members.streamType().initial().get();
  private final SamplePeople people = new SamplePeople();
  private final Map<MemberHandle, Lookup> holders = new HashMap<>();
  private final NaiveMembers model = new NaiveMembers();
  private LocalDate today = LocalDate.of(2026, 3, 20);
  private int codes;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void whoeverComesAndGoesTheTwoAgree(long seed) {
    assertThat(live(seed)).contains(RefusalCode.PARTNERSHIP_UNKNOWN);
  }

  /** Histories in which nothing much happens would hold as well. */
  @Test
  void amongManyHistoriesEveryRefusalIsMet() {
    Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
    for (long seed = 1_000; seed < 1_020; seed++) {
      refusals.addAll(new MemberHistoriesTest().live(seed));
    }
    assertThat(refusals)
        .contains(
            RefusalCode.LAST_COORDINATOR,
            RefusalCode.NOT_ALLOWED,
            RefusalCode.ALREADY_MEMBER,
            RefusalCode.MEMBER_UNKNOWN,
            RefusalCode.MEMBERSHIP_ENDED,
            RefusalCode.IDENTITY_TAKEN,
            RefusalCode.MEMBER_CODE_TAKEN,
            RefusalCode.OPERATOR_NOT_MEMBER,
            RefusalCode.LEAVING_DATE_IN_PAST,
            RefusalCode.EXPIRY_OUT_OF_RANGE,
            RefusalCode.INVITATION_UNKNOWN,
            RefusalCode.INVITATION_EXPIRED,
            RefusalCode.INVITATION_WITHDRAWN,
            RefusalCode.INVITATION_USED);
  }

  /** Tries one history, and says which refusals came up. */
  private Set<RefusalCode> live(long seed) {
    Random random = new Random(seed);
    Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
    boolean founded = false;
    for (int step = 0; step < STEPS; step++) {
      today = today.plusDays(Math.max(0, random.nextInt(6) - 3));
      Instant now =
          today
              .atTime(LocalTime.MIN.plusHours(random.nextInt(24)))
              .atZone(Calendar.LONDON)
              .toInstant();
      Principal principal = random.nextInt(4) == 0 ? OPERATOR : person(random.nextInt(PEOPLE));
      Command command = command(random, principal);
      CodeHash next = CodeHash.of("code " + (command instanceof InviteMember ? ++codes : codes));

      Optional<RefusalCode> expected = model.carryOut(principal, command, next, today);
      Optional<RefusalCode> outcome = carryOut(principal, command, next, now);

      assertThat(outcome)
          .as("seed %d, step %d: %s by %s", seed, step, command, principal)
          .isEqualTo(expected);
      outcome.ifPresent(refusals::add);
      founded |= model.stayingCoordinators() > 0;
      assertThat(model.stayingCoordinators() > 0).isEqualTo(founded);
      everybodyIsWhoTheyAre(now);
    }
    return refusals;
  }

  private void everybodyIsWhoTheyAre(Instant now) {
    People known = people.people();
    for (int i = 0; i < PEOPLE; i++) {
      Lookup lookup = person(i).lookup();
      assertThat(members.memberOf(lookup, known, now).map(Member::handle))
          .isEqualTo(model.memberOf(lookup, today).map(code -> SamplePeople.handle(code.value())));
    }
  }

  private Optional<RefusalCode> carryOut(
      Principal principal, Command command, CodeHash next, Instant now) {
    try {
      AccessPolicy.authorize(
          members, people.people(), principal, command.requiredPermission(), now);
      List<MemberEvent> events = decide(command, next, now);
      people.record(events, command.openings());
      for (MemberEvent event : events) {
        members = members.evolve(event);
        Lookup lookup = people.people().of(event.member()).orElseThrow().lookup();
        if (event instanceof MemberEnrolled enrolled) {
          assertThat(holders.putIfAbsent(enrolled.member(), lookup)).isIn(null, lookup);
        }
        if (event instanceof MemberChanged changed) {
          assertThat(lookup).isEqualTo(holders.get(changed.member()));
        }
      }
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(refused.code());
    }
  }

  private List<MemberEvent> decide(Command command, CodeHash next, Instant now) {
    Partnership registered = new Partnership.Registered("Lancashire");
    return switch (command) {
      case EnrolMember c -> MemberDecisions.decide(members, people.people(), c, registered, now);
      case InviteMember c ->
          MemberDecisions.decide(members, people.people(), c, registered, next, now);
      case WithdrawInvitation c -> MemberDecisions.decide(members, people.people(), c);
      case AcceptInvitation c -> MemberDecisions.decide(members, people.people(), c, now);
      case LeavePartnership c -> MemberDecisions.decide(members, people.people(), c, now);
      case CancelLeave c -> MemberDecisions.decide(members, people.people(), c, now);
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private Command command(Random random, Principal principal) {
    String seatCode = "seat-" + random.nextInt(SEATS);
    MemberCode seat = new MemberCode(seatCode);
    Set<Role> roles =
        random.nextBoolean()
            ? Set.of(Role.COORDINATOR)
            : Set.of(List.of(Role.values()).get(random.nextInt(Role.values().length)));
    LocalDate day = today.plusDays(random.nextInt(12) - 2);
    return switch (random.nextInt(6)) {
      case 0 -> {
        Lookup person = person(random.nextInt(PEOPLE)).lookup();
        yield new EnrolMember(
            LANCASHIRE,
            SamplePeople.handle(seatCode),
            SamplePeople.person(seatCode, "Name"),
            random.nextInt(4) == 0 ? null : SamplePeople.identity(person),
            roles,
            Set.of(),
            false);
      }
      case 1 ->
          new InviteMember(
              LANCASHIRE,
              SamplePeople.handle(seatCode),
              SamplePeople.person(seatCode, "Name"),
              roles,
              Set.of(),
              random.nextBoolean() ? day : null);
      case 2 -> new WithdrawInvitation(LANCASHIRE, seat);
      case 3 -> new LeavePartnership(LANCASHIRE, seat, random.nextInt(3) == 0 ? null : day);
      case 4 -> new CancelLeave(LANCASHIRE, seat);
      default -> {
        CodeHash code = CodeHash.of("code " + Math.max(0, codes - random.nextInt(6)));
        yield new AcceptInvitation(LANCASHIRE, code, SamplePeople.identity(principal.lookup()));
      }
    };
  }

  private static Principal person(int i) {
    return PERSONS.get(i);
  }
}
