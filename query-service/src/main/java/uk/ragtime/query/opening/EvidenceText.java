package uk.ragtime.query.opening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.Evidence;

/** Reads evidence from the text that was sealed. */
public final class EvidenceText {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

  private EvidenceText() {}

  /** Empty where none was given; null where it was given and cannot be shown. */
  public static @Nullable List<Evidence> of(SealedText text) {
    return switch (text) {
      case SealedText.Absent _ -> List.of();
      case SealedText.Shown(String json) -> JSON.readValue(json, EVIDENCE);
      case SealedText.Erased _, SealedText.Missing _ -> null;
    };
  }
}
