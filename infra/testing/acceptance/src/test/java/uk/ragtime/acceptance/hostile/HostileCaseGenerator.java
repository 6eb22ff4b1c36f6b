package uk.ragtime.acceptance.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import uk.ragtime.acceptance.hostile.HostileCase.Reach;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.raw.RawRequest;

/**
 * Generates cases, each from the seed and its number alone, so that one can be reproduced without
 * those before it. It cycles through all injection points of all operations.
 */
public final class HostileCaseGenerator {
  /** Apart from each other, whatever the seed. */
  private static final long STRIDE = 0x9e3779b97f4a7c15L;

  private final List<InjectionPoint> points = new ArrayList<>();
  private final long seed;
  private final Map<String, String> tokens;
  private final Personas personas;

  /**
   * @param tokens by persona
   * @param personas who sends what
   */
  public HostileCaseGenerator(
      long seed, List<Sample> samples, Map<String, String> tokens, Personas personas) {
    this.seed = seed;
    this.tokens = Map.copyOf(tokens);
    this.personas = personas;
    samples.forEach(sample -> points.addAll(InjectionPoint.of(sample)));
  }

  /** Chooses the sender of a case; empty for none. */
  @FunctionalInterface
  public interface Personas {
    String any(Sample sample, RandomGenerator random);
  }

  /** Every place that is attacked. */
  public List<InjectionPoint> points() {
    return List.copyOf(points);
  }

  public HostileCase make(long number) {
    RandomGenerator random = new SplittableRandom(seed + number * STRIDE);
    InjectionPoint point = points.get((int) (number % points.size()));
    Attack attack = Attack.on(point, random);
    String persona = personas.any(point.sample(), random);
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
    return new HostileCase(number, point, attack.words(), persona, reach, request);
  }
}
