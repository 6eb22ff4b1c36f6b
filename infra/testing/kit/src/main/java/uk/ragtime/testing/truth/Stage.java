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
import uk.ragtime.testing.platform.Client;
import uk.ragtime.testing.platform.Platform;

/** Where histories happen: on a running platform, each in a partnership of its own. */
final class Stage {
  private static final AtomicInteger PARTNERSHIPS = new AtomicInteger();

  private final Platform platform;
  private final String persona;

  /**
   * @param persona who coordinates each partnership while its history lasts, and no longer
   */
  Stage(Platform platform, String persona) {
    this.platform = platform;
    this.persona = persona;
  }

  /** Lets a seed's history happen, to its end or to the first disagreement. */
  Recorded play(Seed seed) {
    LocalDate today = today();
    Chance chance = new Chance(seed.number());
    Cast cast = Cast.any(chance);
    Recorded recorded =
        play(seed, cast, run -> new Generator(chance, run, today).play(seed.acts()));
    // What was about today was about yesterday in part, if midnight has passed.
    return today.equals(today()) ? recorded : play(seed);
  }

  /** Does some of the steps of a history again. */
  Recorded playAgain(Recorded history, List<Exchange> steps) {
    return play(history.seed(), history.cast(), run -> again(run, steps));
  }

  private Recorded play(Seed seed, Cast cast, Consumer<Run> what) {
    JsonNode claims = claims(platform.token(persona));
    String issuer = claims.path("iss").asString();
    String subject = claims.path("sub").asString();
    Client operator = platform.commands("operator");
    Partnership partnership =
        new Partnership(
            "truth-" + PARTNERSHIPS.incrementAndGet(),
            platform.commands(persona),
            platform.queries(persona));
    partnership.found(operator, issuer, subject, cast.places());
    Run run = new Run(partnership, new Checker(new Model(cast.areas(), cast.agencies())));
    String disagreement = play(run, what);
    partnership.leave(operator, issuer);
    return new Recorded(seed, cast, run.exchanges(), disagreement);
  }

  private static @Nullable String play(Run run, Consumer<Run> what) {
    try {
      what.accept(run);
      return null;
    } catch (Disagreement e) {
      return e.getMessage();
    }
  }

  /** Steps that rest on others which were left out make no sense, and end the history. */
  private static void again(Run run, List<Exchange> steps) {
    try {
      steps.forEach(step -> run.perform(step.step(), step.act()));
    } catch (NoSuchElementException _) {
      // without a disagreement
    }
  }

  private static LocalDate today() {
    return Cycle.dayOf(Instant.now());
  }

  private static JsonNode claims(String token) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
  }
}
