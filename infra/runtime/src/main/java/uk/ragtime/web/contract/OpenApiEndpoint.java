package uk.ragtime.web.contract;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/openapi.yaml} and {@code .json}: what this service takes and answers. */
@RestController
public final class OpenApiEndpoint {
  private final String place;

  /** Serves the YAML document at a place on the class path. */
  public OpenApiEndpoint(String place) {
    this.place = place;
  }

  @GetMapping("/v1/openapi.yaml")
  ResponseEntity<byte[]> yaml() {
    return PublishedDocument.at(place, MediaType.APPLICATION_YAML).answer();
  }

  /** Made when asked for: it is asked for seldom, and the start need not wait for it. */
  @GetMapping("/v1/openapi.json")
  ResponseEntity<byte[]> json() {
    return PublishedDocument.yamlAsJson(place).answer();
  }
}
