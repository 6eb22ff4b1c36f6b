package uk.ragtime.command.sealv1;

import static uk.ragtime.command.sealv1.FirstRevision.REMOVED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.command.sealv1.FirstRevision.SecondRevision;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealedField;

/**
 * A rating, and what opens its seals.
 *
 * @param openings empty where it has no texts
 */
record SealedRating(SecondRevision event, List<Opening> openings) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  static SealedRating of(FirstRevision rating, RandomSource random) {
    boolean changes = rating.type().name().equals("rating-changed");
    Map<String, Object> changed = new HashMap<>();
    List<Opening> openings = new ArrayList<>();
    changed.put("rationale", REMOVED);
    changed.put("evidence", REMOVED);
    if (rating.fields().get("rationale") != null) {
      Opening text =
          Opening.of(
              changes ? SealedField.RATIONALE : SealedField.REMARK,
              random.key(),
              new FreeText(rating.text("rationale")));
      changed.put(changes ? "rationaleSeal" : "remarkSeal", text.seal().value());
      openings.add(text);
    }
    Evidence[] evidence =
        MAPPER.convertValue(rating.fields().getOrDefault("evidence", List.of()), Evidence[].class);
    if (evidence.length > 0) {
      Opening pieces =
          new Opening(SealedField.EVIDENCE, random.key(), MAPPER.writeValueAsString(evidence));
      changed.put("evidenceSeal", pieces.seal().value());
      openings.add(pieces);
    }
    changed.put("evidenceCount", evidence.length);
    return new SealedRating(rating.with(changed), List.copyOf(openings));
  }
}
