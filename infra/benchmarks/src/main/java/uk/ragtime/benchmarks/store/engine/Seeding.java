package uk.ragtime.benchmarks.store.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import uk.ragtime.command.agency.DefineAgency;
import uk.ragtime.command.area.DefineArea;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.checklist.PublishChecklistVersion;
import uk.ragtime.command.cycle.schedule.ScheduleCycle;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.command.dispatch.CommandMetadata;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.command.dispatch.Receipt;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.member.enrol.EnrolMember;
import uk.ragtime.command.partnership.RegisterPartnership;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;

/** Records everything that rating needs, by the commands that users would send. */
public final class Seeding {
  public static final String OPERATOR = "operator";
  public static final String COORDINATOR = "coordinator";
  public static final String RATER = "rater";
  static final String LEAD = "lead";
  static final String REVIEWER = "reviewer";

  private static final RandomSource RANDOM = new RandomSource();
  private static final InstallationSecret SECRET =
      InstallationSecret.parse(InProcessCommandService.IDENTITY_SECRET);

  private final Commands commands;
  private final String issuer;

  /**
   * @param issuer of the tokens that the members will come with
   */
  public Seeding(Commands commands, String issuer) {
    this.commands = commands;
    this.issuer = issuer;
  }

  public void found(Workload workload) {
    for (PartnershipCode partnership : Workload.partnerships()) {
      send(OPERATOR, new RegisterPartnership(partnership, "Partnership"));
      enrol(OPERATOR, partnership, COORDINATOR, Role.COORDINATOR);
      enrol(COORDINATOR, partnership, RATER, Role.RATER);
      enrol(COORDINATOR, partnership, LEAD, Role.LEAD);
      enrol(COORDINATOR, partnership, REVIEWER, Role.REVIEWER);
      for (AreaCode area : workload.areas()) {
        send(COORDINATOR, new DefineArea(partnership, area, "Area", null));
      }
      for (AgencyCode agency : Workload.agencies()) {
        send(
            COORDINATOR,
            new DefineAgency(
                partnership,
                agency,
                "Agency",
                Sector.HEALTH_VISITING,
                Set.copyOf(workload.areas()),
                null));
      }
      send(COORDINATOR, checklist(partnership, Workload.CHECKLIST));
      send(COORDINATOR, cycle(partnership, Workload.CYCLE, Workload.CHECKLIST));
    }
  }

  /**
   * Adds a cycle to partnerships that were founded, with a checklist of its own, so that nothing is
   * carried over from other cycles.
   */
  public void addCycle(Workload workload) {
    ChecklistCode checklist = new ChecklistCode("of-" + workload.cycle());
    for (PartnershipCode partnership : Workload.partnerships()) {
      send(COORDINATOR, checklist(partnership, checklist));
      send(COORDINATOR, cycle(partnership, workload.cycle(), checklist));
    }
  }

  /** Rates every capability of every assessment and submits it. */
  public void submit(Workload workload) throws InterruptedException {
    workload.onEach(item -> {
      send(RATER, RatingSequence.WITHOUT_REMARKS.command(item, Form.ELEVEN_EVENTS));
      send(RATER, new SubmitAssessment(item.assessment()));
    });
  }

  /** Gives every assessment its first rating, so that a rating from then on is one event. */
  public void open(Workload workload, RatingSequence ratings) throws InterruptedException {
    workload.onEach(item -> send(RATER, ratings.command(item, Form.ONE_EVENT)));
  }

  /** One rating, which is a change. */
  public Receipt rate(Workload.Item item) {
    return commands.send(
        RatingSequence.WITHOUT_REMARKS.command(item, Form.ONE_EVENT), metadata(issuer, RATER));
  }

  private void enrol(String by, PartnershipCode partnership, String subject, Role role) {
    boolean ofAgencies = role == Role.RATER || role == Role.LEAD;
    Set<AgencyCode> agencies = ofAgencies ? Set.copyOf(Workload.agencies()) : Set.of();
    send(
        by,
        new EnrolMember(
            partnership,
            RANDOM.handle(),
            SealedPerson.of(new MemberCode(subject), new PersonName("Somebody"), RANDOM.key()),
            SealedIdentity.of(lookup(issuer, subject), RANDOM.key()),
            Set.of(role),
            agencies,
            false));
  }

  private static PublishChecklistVersion checklist(
      PartnershipCode partnership, ChecklistCode code) {
    List<Capability> capabilities = new ArrayList<>();
    for (CapabilityCode capability : Workload.CAPABILITIES) {
      capabilities.add(
          new Capability(
              capability, "Title", "practice", "Guidance", "Red", "Amber", "Green", null));
    }
    return new PublishChecklistVersion(
        partnership, code, 1, "Checklist", capabilities, null, false);
  }

  private static ScheduleCycle cycle(
      PartnershipCode partnership, CycleCode code, ChecklistCode checklist) {
    Instant now = Instant.now();
    return new ScheduleCycle(
        partnership,
        code,
        "A cycle",
        checklist,
        1,
        LocalDate.of(2020, 1, 1),
        now.plus(Duration.ofDays(365)),
        false);
  }

  private void send(String subject, Command command) {
    commands.send(command, metadata(issuer, subject));
  }

  static Lookup lookup(String issuer, String subject) {
    return Lookup.of(SECRET, issuer, subject);
  }

  /** As the HTTP side makes them, without an idempotency key. */
  static CommandMetadata metadata(String issuer, String subject) {
    return new CommandMetadata(
        new Principal(lookup(issuer, subject), subject.equals(OPERATOR)),
        UUID.randomUUID(),
        null,
        List.of(),
        null,
        null);
  }
}
