package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.ragtime.acceptance.hostile.AttackRun;
import uk.ragtime.acceptance.hostile.HostileCase;
import uk.ragtime.acceptance.hostile.HostileCaseGenerator;
import uk.ragtime.acceptance.hostile.InjectionPoint;
import uk.ragtime.acceptance.hostile.Oracle;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * Tens of thousands of hostile requests, generated from the API documents: each is refused with a
 * proper problem document or does what it requests, and a refused one leaves no record.
 * HOSTILE_CASES and HOSTILE_SEED in the environment set the number of cases and the seed.
 */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputIT {
  private static final String PARTNERSHIP = "trial-hostile";
  private static final List<String> MEMBERS = List.of("rater", "reviewer", "auditor");
  private static final int BATCHES = 4;

  private final TestPlatform platform = SharedPlatform.platform();
  private final long seed = setting("HOSTILE_SEED", 20_261_124);
  private final long cases = setting("HOSTILE_CASES", 20_000);
  private @Nullable TrialPartnership trial;

  @BeforeAll
  void set() {
    trial = new TrialPartnership(platform, PARTNERSHIP, "coordinator", MEMBERS);
  }

  @AfterAll
  void clear() {
    if (trial != null) {
      trial.close();
    }
  }

  @Test
  void whateverIsSentIsAnsweredInAnOrderlyWayAndNothingThatIsRefusedIsRecorded() {
    List<Sample> samples = Apis.samples(PARTNERSHIP);
    HostileCaseGenerator generator =
        new HostileCaseGenerator(seed, samples, tokens(), HostileInputIT::anyPersona);
    AttackRun campaign = new AttackRun(generator, oracles(), services());
    PartnershipLogs logs = new PartnershipLogs(platform);
    System.out.printf("%,d hostile cases, seed %d%n", cases, seed);

    for (int batch = 0; batch < BATCHES; batch++) {
      logs.begin();
      campaign.send(batch * cases / BATCHES, (batch + 1) * cases / BATCHES);
      assertThat(campaign.faults())
          .as("%d of %d cases, seed %d", campaign.faultsInAll(), cases, seed)
          .isEmpty();
      logs.endsWith(campaign.accepted());
    }

    System.out.println("answered: " + campaign.statuses());
    assertThat(campaign.statuses().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(cases);
  }

  /** No operation, parameter or field that a document names goes untried. */
  @Test
  void everyPlaceOfEveryOperationIsTried() {
    List<Sample> samples = Apis.samples(PARTNERSHIP);
    HostileCaseGenerator generator =
        new HostileCaseGenerator(seed, samples, Map.of(), HostileInputIT::anyPersona);
    Set<String> operations =
        generator.points().stream()
            .map(point -> point.sample().name())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(operations)
        .isEqualTo(
            samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new)));
    assertThat((long) generator.points().size()).isLessThan(cases / 10);
    Set<InjectionPoint> tried =
        LongStream.range(0, generator.points().size())
            .mapToObj(generator::make)
            .map(HostileCase::point)
            .collect(Collectors.toSet());
    assertThat(tried).hasSameSizeAs(generator.points());
  }

  /** Mostly the persona with the most rights. */
  private static String anyPersona(Sample sample, RandomGenerator random) {
    int dice = random.nextInt(20);
    if (sample.operation().path().equals("/v1/operations/rebuilds")) {
      // Bodies are read before access is checked; an operator's would take effect.
      return "coordinator";
    }
    if (sample.operation().path().startsWith("/v1/operations")) {
      return dice < 14 ? "operator" : "coordinator";
    }
    if (sample.operation().id().equals("challengeRating")) {
      return dice < 14 ? "reviewer" : "coordinator";
    }
    return switch (dice) {
      case 0 -> "";
      case 1 -> "outsider";
      case 2 -> "operator";
      case 3, 4 -> "rater";
      default -> "coordinator";
    };
  }

  private Map<String, String> tokens() {
    Map<String, String> tokens = new HashMap<>();
    for (String persona : List.of("operator", "coordinator", "rater", "reviewer", "outsider")) {
      tokens.put(persona, platform.token(persona));
    }
    return tokens;
  }

  private static Map<String, Oracle> oracles() {
    return Apis.SERVICES.stream()
        .collect(
            Collectors.toMap(
                service -> service,
                service -> new Oracle(Apis.document(service), Set.of("outsider"))));
  }

  private Map<String, URI> services() {
    return Apis.SERVICES.stream()
        .collect(Collectors.toMap(service -> service, service -> Apis.address(platform, service)));
  }

  private static long setting(String variable, long otherwise) {
    String given = System.getenv(variable);
    return given == null ? otherwise : Long.parseLong(given);
  }
}
