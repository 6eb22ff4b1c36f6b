package uk.ragtime.web.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** A document that is built into the service. It never changes while the service runs. */
public final class PublishedDocument {
  /** As long as a release that has just gone out may be missed. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** Some are generous; none of ours has a tenth of this. */
  private static final int MAX_CODE_POINTS = 10_000_000;

  private final MediaType type;
  private final byte[] content;
  private final String tag;

  private PublishedDocument(MediaType type, byte[] content) {
    this.type = type;
    this.content = content;
    this.tag = '"' + digest(content) + '"';
  }

  /**
   * The document at a place on the class path.
   *
   * @throws UncheckedIOException if there is none
   */
  public static PublishedDocument at(String place, MediaType type) {
    return new PublishedDocument(type, read(place));
  }

  /** The JSON form of the YAML document at a place on the class path. */
  static PublishedDocument yamlAsJson(String place) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CODE_POINTS);
    Object tree = new Yaml(new SafeConstructor(options)).load(new String(read(place), UTF_8));
    return new PublishedDocument(
        MediaType.APPLICATION_JSON, JsonMapper.shared().writeValueAsBytes(tree));
  }

  /** The document, or that it has not changed. */
  public ResponseEntity<byte[]> answer() {
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .contentType(type)
        .body(content);
  }

  private static byte[] read(String place) {
    try (InputStream stream = new ClassPathResource(place).getInputStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The document is part of the service: " + place, e);
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
