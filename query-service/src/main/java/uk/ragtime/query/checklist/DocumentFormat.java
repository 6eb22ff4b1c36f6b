package uk.ragtime.query.checklist;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/** Formats in which a checklist version is published and read back. */
enum DocumentFormat {
  JSON(MediaType.APPLICATION_JSON, JsonMapper.builder().build()),
  YAML(
      MediaType.APPLICATION_YAML,
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
          .build());

  @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, though not declared so.
  private final MediaType mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // Likewise.
  private final ObjectMapper mapper;

  DocumentFormat(MediaType mediaType, ObjectMapper mapper) {
    this.mediaType = mediaType;
    this.mapper = mapper;
  }

  MediaType mediaType() {
    return mediaType;
  }

  byte[] write(ChecklistDocument document) {
    return mapper.writeValueAsBytes(document);
  }

  /**
   * Chooses by the {@code Accept} header: the range of the best quality that covers a format, and
   * of several the first.
   *
   * @throws uk.ragtime.web.ProblemException not-acceptable
   */
  static DocumentFormat preferred(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return JSON;
    }
    List<MediaType> ranges;
    try {
      ranges = MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable().causedBy(e);
    }
    return ranges.stream()
        .filter(range -> range.getQualityValue() > 0)
        .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
        .flatMap(range ->
            Arrays.stream(values()).filter(format -> range.includes(format.mediaType)).limit(1))
        .findFirst()
        .orElseThrow(DocumentFormat::notAcceptable);
  }

  private static ProblemException notAcceptable() {
    return Problem.NOT_ACCEPTABLE.because("A checklist is application/json or application/yaml");
  }
}
