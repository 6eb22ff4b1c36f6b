package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;

/** Runs histories on a platform, each in a partnership of its own. */
final class HistoryEnvironment {
  private static final AtomicInteger PARTNERSHIPS = new AtomicInteger();

  /** Persona of a lead of the agencies. */
  private static final String LEAD = "lead";

  private final TestPlatform platform;
  private final String persona;

  /**
   * @param persona who coordinates each partnership while its history lasts, and no longer
   */
  HistoryEnvironment(TestPlatform platform, String persona) {
    this.platform = platform;
    this.persona = persona;
  }

  /** Lets a seed's history happen, to its end or to the first disagreement. */
  HistoryRecord run(Seed seed) {
    LocalDate today = today();
    SeededRandom random = new SeededRandom(seed.number());
    Participants participants = Participants.any(random);
    HistoryRecord recorded =
        run(
            seed,
            participants,
            run -> new HistoryGenerator(random, run, participants, today).run(seed.steps()));
    // Steps about today are about yesterday in part, if midnight has passed.
    return today.equals(today()) ? recorded : run(seed);
  }

  /** Does some of the steps of a history again. */
  HistoryRecord replay(HistoryRecord history, List<StepRecord> steps) {
    return run(history.seed(), history.participants(), run -> again(run, steps));
  }

  private HistoryRecord run(Seed seed, Participants participants, Consumer<HistoryRun> what) {
    JsonNode claims = claims(platform.token(persona));
    String issuer = claims.path("iss").asString();
    String subject = claims.path("sub").asString();
    TestClient operator = platform.commands("operator");
    PartnershipClient partnership =
        new PartnershipClient(
            "truth-" + PARTNERSHIPS.incrementAndGet(),
            platform.commands(persona),
            platform.commands(LEAD),
            platform.queries(persona));
    partnership.found(operator, issuer, subject, participants.places());
    if (participants.led()) {
      String lead = claims(platform.token(LEAD)).path("sub").asString();
      partnership.join(issuer, lead, participants.agencies());
    }
    HistoryRun run =
        new HistoryRun(
            partnership, new Checker(new Model(participants.areas(), participants.agencies())));
    String disagreement = run(run, what);
    if (participants.led()) {
      partnership.leave();
    }
    partnership.leave(operator, issuer);
    return new HistoryRecord(seed, participants, run.recordedSteps(), disagreement);
  }

  private static @Nullable String run(HistoryRun run, Consumer<HistoryRun> what) {
    try {
      what.accept(run);
      return null;
    } catch (Disagreement e) {
      return e.getMessage();
    }
  }

  /** Steps that rest on others which were left out make no sense, and end the history. */
  private static void again(HistoryRun run, List<StepRecord> steps) {
    try {
      steps.forEach(step -> run.perform(step.number(), step.step()));
    } catch (NoSuchElementException _) {
      // without a disagreement
    }
  }

  private static LocalDate today() {
    return ModelCycle.dayOf(Instant.now());
  }

  private static JsonNode claims(String token) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
  }
}
