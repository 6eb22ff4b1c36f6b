package uk.ragtime.web.contract;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/openapi.yaml} and {@code .json}: what this service takes and answers. */
@RestController
public final class OpenApiEndpoint {
  private final String place;

  /** Made when asked for: it is asked for seldom, and the start need not wait for it. */
  private volatile @Nullable PublishedDocument yaml;

  private volatile @Nullable PublishedDocument json;

  /** Serves the YAML document at a place on the class path. */
  public OpenApiEndpoint(String place) {
    this.place = place;
  }

  @GetMapping("/v1/openapi.yaml")
  ResponseEntity<byte[]> yaml() {
    PublishedDocument made = yaml;
    if (made == null) {
      made = PublishedDocument.at(place, MediaType.APPLICATION_YAML);
      yaml = made;
    }
    return made.answer();
  }

  /** Kept once made: reading YAML takes many times as long as any other answer. */
  @GetMapping("/v1/openapi.json")
  ResponseEntity<byte[]> json() {
    PublishedDocument made = json;
    if (made == null) {
      made = PublishedDocument.yamlAsJson(place);
      json = made;
    }
    return made.answer();
  }
}
