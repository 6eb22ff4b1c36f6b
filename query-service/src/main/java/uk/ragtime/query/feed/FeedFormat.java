package uk.ragtime.query.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/** Media types of the feed. All are the same JSON, but each is a representation of its own. */
enum FeedFormat {
  JSON(MediaType.APPLICATION_JSON, ""),
  BATCH(new MediaType("application", "cloudevents-batch+json"), "-batch");

  @SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, though not declared so.
  private final MediaType mediaType;

  private final String tagSuffix;

  FeedFormat(MediaType mediaType, String tagSuffix) {
    this.mediaType = mediaType;
    this.tagSuffix = tagSuffix;
  }

  MediaType mediaType() {
    return mediaType;
  }

  /** End of the ETag, by which the representations of a page differ. */
  String tagSuffix() {
    return tagSuffix;
  }

  /** A range of the header that covers a format: its preference, and its place in the header. */
  private record Preference(FeedFormat format, double quality, int place) {}

  /**
   * Chooses by the {@code Accept} header: the best quality, then the first mentioned.
   *
   * @throws ProblemException not-acceptable
   */
  static FeedFormat preferred(@Nullable String accept) {
    List<MediaType> ranges = ranges(accept);
    List<Preference> preferences = new ArrayList<>();
    for (FeedFormat format : values()) {
      format.preference(ranges).ifPresent(preferences::add);
    }
    return preferences.stream()
        .filter(preference -> preference.quality() > 0)
        .min(
            Comparator.comparingDouble(Preference::quality)
                .reversed()
                .thenComparingInt(Preference::place))
        .map(Preference::format)
        .orElseThrow(FeedFormat::notAcceptable);
  }

  /** The most specific range counts, whatever its quality. */
  private Optional<Preference> preference(List<MediaType> ranges) {
    return ranges.stream()
        .filter(this::isCoveredBy)
        .max(Comparator.comparingInt(FeedFormat::specificity))
        .map(range -> new Preference(this, range.getQualityValue(), ranges.indexOf(range)));
  }

  private boolean isCoveredBy(MediaType range) {
    boolean utf8 = range.getCharset() == null || StandardCharsets.UTF_8.equals(range.getCharset());
    return utf8 && range.includes(mediaType);
  }

  private static int specificity(MediaType range) {
    return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
  }

  private static List<MediaType> ranges(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return List.of(MediaType.ALL);
    }
    try {
      return MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable().causedBy(e);
    }
  }

  private static ProblemException notAcceptable() {
    return Problem.NOT_ACCEPTABLE.because(
        "The log is application/json, or " + "application/cloudevents-batch+json, in UTF-8");
  }
}
