package uk.ragtime.query.contract;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.event.EventTypes;
import uk.ragtime.kernel.event.Upcasting;
import uk.ragtime.web.Problem;
import uk.ragtime.web.contract.PublishedDocument;

/** {@code GET /v1/asyncapi.yaml} and {@code /v1/schemas/events/…}: the contract of the events. */
@RestController
final class EventContractEndpoint {
  private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

  private final PublishedDocument asyncApi =
      PublishedDocument.at("contract/asyncapi.yaml", MediaType.APPLICATION_YAML);

  /** By file name, of types too that only stored events have; a requested name is never a path. */
  private final Map<String, PublishedDocument> schemas =
      Stream.concat(EventTypes.all().stream(), Upcasting.CURRENT.retired().stream())
          .map(type -> type.label() + ".schema.json")
          .collect(
              Collectors.toUnmodifiableMap(
                  file -> file, file -> PublishedDocument.at("contract/events/" + file, SCHEMA)));

  @GetMapping("/v1/asyncapi.yaml")
  ResponseEntity<byte[]> asyncApi() {
    return asyncApi.answer();
  }

  @GetMapping("/v1/schemas/events/{file}")
  ResponseEntity<byte[]> schema(@PathVariable String file) {
    PublishedDocument schema = schemas.get(file);
    if (schema == null) {
      throw Problem.NOT_FOUND.because("No event has a schema of this name");
    }
    return schema.answer();
  }
}
