package uk.ragtime.testing.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.hostile.HostileCase.Reach;
import uk.ragtime.testing.raw.RawRequest;

/**
 * Makes cases, each from the seed and its number alone, so that one can be made again without those
 * before it. It goes round all places of all operations.
 */
public final class Generator {
  /** Apart from each other, whatever the seed. */
  private static final long STRIDE = 0x9e3779b97f4a7c15L;

  private final List<Spot> spots = new ArrayList<>();
  private final long seed;
  private final Map<String, String> tokens;
  private final Personas personas;

  /**
   * @param tokens by persona
   * @param personas who sends what
   */
  public Generator(long seed, List<Sample> samples, Map<String, String> tokens, Personas personas) {
    this.seed = seed;
    this.tokens = Map.copyOf(tokens);
    this.personas = personas;
    samples.forEach(sample -> spots.addAll(Spot.of(sample)));
  }

  /** Chooses who sends a case; empty for nobody. */
  @FunctionalInterface
  public interface Personas {
    String any(Sample sample, RandomGenerator random);
  }

  /** Every place that is attacked. */
  public List<Spot> spots() {
    return List.copyOf(spots);
  }

  public HostileCase make(long number) {
    RandomGenerator random = new SplittableRandom(seed + number * STRIDE);
    Spot spot = spots.get((int) (number % spots.size()));
    Attack attack = Attack.on(spot, random);
    String persona = personas.any(spot.sample(), random);
    RawRequest request = attack.request();
    boolean bearsOwn =
        request.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase("Authorization"));
    if (bearsOwn) {
      persona = "";
    }
    String token = tokens.get(persona);
    if (token != null) {
      request = request.and("Authorization", "Bearer " + token);
    }
    Reach reach = request.framing().isHonest() ? attack.reach() : Reach.NOWHERE;
    return new HostileCase(number, spot, attack.words(), persona, reach, request);
  }
}
