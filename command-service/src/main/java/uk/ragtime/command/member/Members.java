package uk.ragtime.command.member;

import static uk.ragtime.command.decision.RefusalCode.IDENTITY_TAKEN;
import static uk.ragtime.command.decision.RefusalCode.LAST_COORDINATOR;
import static uk.ragtime.command.decision.RefusalCode.MEMBER_RESERVED;
import static uk.ragtime.command.decision.RefusalCode.PARTNERSHIP_UNKNOWN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Acting;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberChanged;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.MemberEvent.MemberNameChanged;

/** All members of one partnership: who may come in is decided over all of them. */
public final class Members {
  private static final Members NOBODY = new Members(Map.of());

  /** How its stream is read. */
  public static StreamType<Members, MemberEvent> streamType() {
    return new StreamType<>(Members.class, MemberEvent.class, () -> NOBODY, Members::evolve);
  }

  private final Map<MemberCode, Member> byCode;
  private final Map<Identity, Member> byIdentity;

  private Members(Map<MemberCode, Member> byCode) {
    this.byCode = byCode;
    Map<Identity, Member> identities = HashMap.newHashMap(byCode.size());
    byCode.values().forEach(member -> identities.put(member.identity(), member));
    this.byIdentity = identities;
  }

  public Optional<Member> whoIs(Identity identity) {
    return Optional.ofNullable(byIdentity.get(identity));
  }

  /**
   * What becomes of making somebody a member, or of changing what they are.
   *
   * @param nameNow the name that the directory holds for the member now
   */
  public List<DomainEvent> decide(
      EnrolMember command, Partnership partnership, @Nullable String nameNow) {
    switch (partnership) {
      case Partnership.Unregistered _ -> throw new Refused(PARTNERSHIP_UNKNOWN);
      case Partnership.Registered _ -> {}
    }
    if (command.member().value().equals(Acting.OPERATOR)) {
      throw new Refused(MEMBER_RESERVED);
    }
    Member wanted =
        new Member(command.member(), command.identity(), command.roles(), command.agencies());
    whoIs(wanted.identity())
        .filter(other -> !other.code().equals(wanted.code()))
        .ifPresent(_ -> {
          throw new Refused(IDENTITY_TAKEN);
        });
    Member known = byCode.get(wanted.code());
    if (known == null) {
      return List.of(
          new MemberEnrolled(wanted.code(), wanted.identity(), wanted.roles(), wanted.agencies()));
    }
    if (!known.equals(wanted)) {
      keepCoordinator(known, wanted);
      return List.of(
          new MemberChanged(wanted.code(), wanted.identity(), wanted.roles(), wanted.agencies()));
    }
    return command.displayName().equals(nameNow)
        ? List.of()
        : List.of(new MemberNameChanged(wanted.code()));
  }

  private void keepCoordinator(Member known, Member wanted) {
    boolean oneLess = known.isCoordinator() && !wanted.isCoordinator();
    if (oneLess && byCode.values().stream().filter(Member::isCoordinator).count() == 1) {
      throw new Refused(LAST_COORDINATOR);
    }
  }

  public Members evolve(MemberEvent event) {
    return switch (event) {
      case MemberEnrolled e -> with(new Member(e.member(), e.identity(), e.roles(), e.agencies()));
      case MemberChanged e -> with(new Member(e.member(), e.identity(), e.roles(), e.agencies()));
      case MemberNameChanged _ -> this;
    };
  }

  private Members with(Member member) {
    Map<MemberCode, Member> more = new HashMap<>(byCode);
    more.put(member.code(), member);
    return new Members(more);
  }
}
