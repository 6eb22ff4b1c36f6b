package uk.ragtime.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.web.contract.OpenApiEndpoint;
import uk.ragtime.web.request.BodyFormat;
import uk.ragtime.web.request.BodyReader;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The smallest service on this library: it does nothing but what the tests need. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TestService.Things.class)
public class TestService {

  /** A refusal in the service's own words. */
  static final class CupboardIsBare extends RuntimeException {}

  enum Colour {
    RED,
    GREEN
  }

  public record ThingCode(@JsonValue String value) {
    @JsonCreator
    public ThingCode {
      if (!value.matches("[a-z]{1,10}")) {
        throw new IllegalArgumentException("must be 1 to 10 lower-case letters");
      }
    }
  }

  record Thing(
      ThingCode code,
      @Nullable Colour colour,
      int count,
      boolean open,
      @Nullable String note,
      @Nullable LocalDate day,
      @Nullable Instant at,
      @Nullable List<Thing> parts) {}

  @Bean
  OpenApiEndpoint contract() {
    return new OpenApiEndpoint("contract.yaml");
  }

  @Bean
  ProblemTranslator cupboards() {
    return failure ->
        failure instanceof CupboardIsBare
            ? new Problem("cupboard-bare", 409, "The cupboard is bare").because("Nothing is left")
            : null;
  }

  @RestController
  static final class Things {
    @PutMapping("/v1/{partnership}/things")
    Thing put(BodyReader body) {
      Fields fields = body.fields(BodyFormat.JSON);
      Supplier<Thing> thing = thing(fields);
      fields.check();
      return thing.get();
    }

    private static Supplier<Thing> thing(Fields fields) {
      var code = fields.required("code", FieldParsers.code(ThingCode::new));
      var colour = fields.optional("colour", FieldParsers.word(Colour.class));
      var count = fields.required("count", FieldParsers.number(1_000));
      var open = fields.required("open", FieldParsers::flag);
      var note = fields.optional("note", FieldParsers::text);
      var day = fields.optional("day", FieldParsers::date);
      var at = fields.optional("at", FieldParsers::instant);
      List<Supplier<Thing>> parts =
          fields.objects("parts", 0, 10).stream().map(Things::thing).toList();
      return () ->
          new Thing(
              code.get(),
              colour.orNull(),
              count.get(),
              open.get(),
              note.orNull(),
              day.orNull(),
              at.orNull(),
              parts.stream().map(Supplier::get).toList());
    }

    @PostMapping("/v1/{partnership}/text")
    int text(BodyReader body) {
      return body.octets().length;
    }

    @GetMapping("/v1/{partnership}/things/{code}")
    Map<String, String> get(
        @PathVariable ThingCode code,
        @RequestParam(required = false) @Nullable Integer limit,
        @RequestParam(required = false) @Nullable LocalDate day,
        @RequestParam(required = false) @Nullable Instant at,
        @RequestParam(required = false) @Nullable Colour colour) {
      return Map.of(
          "code", code.value(), "limit", String.valueOf(limit), "day", "" + day + at + colour);
    }

    @GetMapping("/v1/{partnership}/required")
    String required(@RequestParam String name, @RequestHeader("X-Thing") String thing) {
      return name + thing;
    }

    @GetMapping("/v1/{partnership}/whoami")
    Map<String, String> whoami(Caller caller, CorrelationId correlation) {
      return Map.of(
          "issuer", caller.issuer(),
          "subject", caller.subject(),
          "correlation", correlation.value(),
          "loggedCorrelation", String.valueOf(MDC.get("correlationId")),
          "loggedPartnership", String.valueOf(MDC.get("partnership")),
          "thread", String.valueOf(Thread.currentThread().isVirtual()));
    }

    @GetMapping("/v1/{partnership}/fails")
    String fails() {
      throw new IllegalStateException("secret of the house");
    }

    @GetMapping("/v1/{partnership}/overflows")
    String overflows() {
      throw new StackOverflowError("secret of the house");
    }

    @GetMapping("/v1/{partnership}/cupboard")
    String cupboard() {
      throw new IllegalStateException(new CupboardIsBare());
    }

    @GetMapping("/v1/{partnership}/several")
    String several() {
      var violations = new Violations();
      violations.require("name", null);
      violations.read("code", "NO", ThingCode::new);
      violations.throwIfAny();
      return "unreachable";
    }

    @GetMapping("/v1/{partnership}/late")
    String late() {
      throw new Problem("position-not-reached", 409, "Not there yet")
          .because("Ask again")
          .withHeader("Retry-After", "1");
    }

    @GetMapping("/v1/{partnership}/breaks")
    void breaks(HttpServletResponse response) throws IOException {
      response.getOutputStream().write("half an answer".getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
      throw new IllegalStateException("secret of the house");
    }

    /** Wrapped as writers of documents do. */
    @GetMapping("/v1/{partnership}/endless")
    void endless(HttpServletResponse response) {
      byte[] some = new byte[64 * 1024];
      try {
        while (!Thread.currentThread().isInterrupted()) {
          response.getOutputStream().write(some);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @GetMapping("/v1/{partnership}/senderror")
    void sendError(HttpServletResponse response) throws IOException {
      response.sendError(418, "secret of the house");
    }

    @PostMapping("/v1/{partnership}/form")
    String form(HttpServletRequest request) {
      return String.valueOf(request.getParameter("name"));
    }
  }
}
