package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.raw.RawConnection;
import uk.ragtime.testing.raw.RawRequest;
import uk.ragtime.testing.raw.RawResponse;

/**
 * Every operation of both services, requested by every kind of caller, about both partnerships.
 * Most of its time is waiting, hence it runs beside other classes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(SharedPlatform.MEMBERSHIPS)
class AccessMatrixIT {
  private static final List<String> OF_RED =
      List.of("rater", "lead", "reviewer", "auditor", "viewer");

  /** Signed by an untrusted issuer; no token at all; another kind of credentials. */
  private static final List<String> BAD =
      List.of(
          "Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9"
              + ".eyJpc3MiOiJodHRwczovL2V4YW1wbGUub3JnIiwic3ViIjoicmF0ZXIiLCJhdWQiOiJyYWd0aW1lIn0"
              + ".c2lnbmF0dXJl",
          "Bearer a.b.c",
          "Bearer ");

  /**
   * Requests of a stranger: many wait for a position or a membership that never comes. A caller may
   * have six such waits, and two strangers of the list are one caller.
   */
  private static final int AT_A_TIME = 3;

  /**
   * A service closes a connection after a hundred requests and says so in its answer, which is not
   * to come between the two of a pair.
   */
  private static final int PAIRS_OF_A_CONNECTION = 25;

  /**
   * Makes the valid request of each operation, and takes turns with others at its variants.
   *
   * @param turn which of the turns, from 0
   */
  private record Stranger(String persona, String partnership, int turn, int turns) {
    boolean makes(int operation, int variant) {
      return variant == 0 || (operation + variant) % turns == turn;
    }
  }

  /** Each variant is requested by two who are members elsewhere and by one operator. */
  private static final List<Stranger> STRANGERS =
      List.of(
          new Stranger("coordinator", "kent", 0, 3),
          new Stranger("coordinator", "trial-blue", 1, 3),
          new Stranger("rater", "kent", 2, 3),
          new Stranger("viewer", "trial-blue", 0, 3),
          new Stranger("outsider", "lancashire", 1, 3),
          new Stranger("outsider", "trial-red", 2, 3),
          new Stranger("operator", "kent", 0, 2),
          new Stranger("operator", "lancashire", 1, 2));

  private final TestPlatform platform = SharedPlatform.platform();
  private final ExpectedAccess table = ExpectedAccess.read(Apis.resource("/access/table.txt"));
  private @Nullable TrialPartnership red;
  private @Nullable TrialPartnership blue;

  @BeforeAll
  void set() {
    red = new TrialPartnership(platform, "trial-red", "coordinator", OF_RED);
    blue = new TrialPartnership(platform, "trial-blue", "outsider", List.of());
  }

  @AfterAll
  void clear() {
    for (TrialPartnership trial : new TrialPartnership[] {red, blue}) {
      if (trial != null) {
        trial.close();
      }
    }
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void theTableSaysSomethingOfEveryOperationAndOfNoOther() {
    TreeSet<String> described = new TreeSet<>();
    Apis.samples("trial-red").forEach(sample -> described.add(sample.name()));

    assertThat(new TreeSet<>(table.operations())).isEqualTo(described);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void everybodyGetsWhatTheTableSays() throws IOException {
    List<String> surprises = new ArrayList<>();
    for (String partnership : List.of("trial-red", "trial-blue")) {
      for (Sample sample : Apis.samples(partnership)) {
        try (RawConnection service = new RawConnection(Apis.address(platform, sample.service()))) {
          check(service, sample, "nobody", sample.request(), surprises);
          for (String bad : BAD) {
            check(service, sample, "bad", as(sample.request(), bad), surprises);
          }
          for (String persona : personas()) {
            RawRequest request = as(sample.request(), "Bearer " + platform.token(persona));
            check(service, sample, standing(persona, sample), request, surprises);
          }
        }
      }
    }

    assertThat(surprises).isEmpty();
  }

  /** Roles that may set something up come before those that use it. */
  private static List<String> personas() {
    List<String> personas = new ArrayList<>(List.of("operator", "coordinator", "outsider"));
    personas.addAll(OF_RED);
    return personas;
  }

  /** The caller's relation to the subject of the request. */
  private static String standing(String persona, Sample sample) {
    if (persona.equals("operator")) {
      return persona;
    }
    boolean ofBlue = "trial-blue".equals(sample.path().get("partnership"));
    if (persona.equals("outsider")) {
      return ofBlue && sample.operation().ofAPartnership() ? "coordinator" : "stranger";
    }
    return ofBlue && sample.operation().ofAPartnership() ? "stranger" : persona;
  }

  private void check(
      RawConnection service, Sample sample, String who, RawRequest request, List<String> surprises)
      throws IOException {
    RawResponse answer = service.send(request);
    String expected = table.expected(sample.name(), who);
    boolean fits =
        expected.equals(ExpectedAccess.OK)
            ? answer.status() >= 200
                && answer.status() < 300
                && sample.operation().answers().containsKey(answer.status())
            : answer.status() == Integer.parseInt(expected)
                && answer.mediaType().equals("application/problem+json")
                && sample
                    .operation()
                    .declares(answer.status(), answer.json().path("code").asString());
    if (!fits) {
      surprises.add(
          sample.name()
              + " by "
              + who
              + " on "
              + sample.target()
              + ": "
              + expected
              + " expected, "
              + answer);
    }
  }

  private static List<RawRequest> turnsOf(
      Stranger stranger, int operation, List<RawRequest> variants) {
    return IntStream.range(0, variants.size())
        .filter(variant -> stranger.makes(operation, variant))
        .mapToObj(variants::get)
        .toList();
  }

  private static RawRequest as(RawRequest request, String authorization) {
    return request.and("Authorization", authorization);
  }

  /**
   * A foreign partnership is indistinguishable from a missing one, however the request is made.
   * Operators know which exist; what they may not see is refused to them all the same.
   */
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aForeignPartnershipIsLikeNone() throws Exception {
    List<String> surprises = new ArrayList<>();
    try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> told = new ArrayList<>();
      for (Stranger stranger : STRANGERS) {
        for (int share = 0; share < AT_A_TIME; share++) {
          int its = share;
          told.add(strangers.submit(() -> differences(stranger, its)));
        }
      }
      for (Future<List<String>> each : told) {
        surprises.addAll(each.get());
      }
    }

    assertThat(surprises).isEmpty();
  }

  private List<String> differences(Stranger stranger, int share) throws IOException {
    String who = stranger.persona().equals("operator") ? "operator" : "stranger";
    List<String> differences = new ArrayList<>();
    List<Sample> samples = Apis.samples(stranger.partnership());
    for (int i = share; i < samples.size(); i += AT_A_TIME) {
      Sample sample = samples.get(i);
      if (sample.operation().ofAPartnership() && table.expected(sample.name(), who).equals("404")) {
        compare(sample, i, stranger, differences);
      }
    }
    return differences;
  }

  private void compare(Sample sample, int operation, Stranger stranger, List<String> surprises)
      throws IOException {
    String partnership = stranger.partnership();
    String persona = stranger.persona();
    String nowhere = "z".repeat(partnership.length());
    String authorization = "Bearer " + platform.token(persona);
    List<RawRequest> variants = turnsOf(stranger, operation, RequestVariants.of(sample));
    List<RawRequest> elsewhere =
        turnsOf(stranger, operation, RequestVariants.of(sample.in(nowhere)));
    for (int from = 0; from < variants.size(); from += PAIRS_OF_A_CONNECTION) {
      int end = Math.min(variants.size(), from + PAIRS_OF_A_CONNECTION);
      try (RawConnection service = new RawConnection(Apis.address(platform, sample.service()))) {
        for (int i = from; i < end; i++) {
          RawResponse there = service.send(as(variants.get(i), authorization));
          RawResponse nothing = service.send(as(elsewhere.get(i), authorization));
          String said = RequestVariants.asSaid(there, partnership);
          String saidOfNone = RequestVariants.asSaid(nothing, nowhere);
          boolean isTold = there.status() == 404 || persona.equals("operator");
          if (!isTold || !said.equals(saidOfNone)) {
            String curl = as(variants.get(i), "Bearer ").toCurl(persona, service.port());
            surprises.add(
                "%s by %s: %s%n  there: %s%n  not:   %s%n"
                    .formatted(sample.name(), persona, curl, said, saidOfNone));
          }
        }
      }
    }
  }
}
