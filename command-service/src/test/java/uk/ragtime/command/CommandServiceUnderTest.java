package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.testing.GenerousLimits;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.raw.KeepAliveClient;
import uk.ragtime.testing.raw.RawRequest;
import uk.ragtime.testing.raw.RawResponse;
import uk.ragtime.testing.times.ProcessorTime;

/** The service as it runs, on real servers, and a client of it. */
public final class CommandServiceUnderTest implements AutoCloseable {
  public static final String OPERATOR = "test-operator";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ConfigurableApplicationContext context;
  private final TestIssuer issuer;
  private final TestDatabase database;

  private CommandServiceUnderTest(
      ConfigurableApplicationContext context, TestIssuer issuer, TestDatabase database) {
    this.context = context;
    this.issuer = issuer;
    this.database = database;
  }

  /** One instance for all tests of this JVM that need no more than a partnership of their own. */
  public static CommandServiceUnderTest shared() {
    return Shared.SERVICE;
  }

  private static final class Shared {
    static final CommandServiceUnderTest SERVICE =
        ProcessorTime.shared(() -> start(newDatabase(), TestIssuer.start()));
  }

  /** A database with the schema of this release and nothing in it. */
  public static TestDatabase newDatabase() {
    return TestServers.copy(Migrated.DATABASE, List.of());
  }

  /** Migrated once per JVM, and copied. */
  private static final class Migrated {
    static final TestDatabase DATABASE = ProcessorTime.shared(Migrated::migrate);

    private static TestDatabase migrate() {
      TestDatabase database =
          TestServers.database(
              "ragtime_command",
              "ragtime_command_owner",
              "ragtime_command",
              "ragtime_relay",
              "ragtime_rebuild");
      Flyway.configure()
          .dataSource(database.url(), database.owner(), database.password())
          .defaultSchema("store")
          .createSchemas(true)
          .load()
          .migrate();
      return database;
    }
  }

  /** An instance on a database; several may share one. */
  public static CommandServiceUnderTest start(
      TestDatabase database, TestIssuer issuer, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.password=" + database.password(),
                // Not all that it may have, most of which no test would use.
                "--spring.datasource.hikari.minimum-idle=1",
                "--spring.flyway.user=" + database.owner(),
                "--spring.flyway.password=" + database.password(),
                "--ragtime.identity.secret=" + SamplePeople.SECRET,
                "--ragtime.relay.password=" + database.password(),
                "--ragtime.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
                // two stores must never share topics, though they share a Kafka
                "--ragtime.kafka.topic-prefix=" + database.name().replace('_', '-'),
                "--ragtime.security.issuer=" + issuer.issuer(),
                "--ragtime.security.operators=" + issuer.issuer() + "|" + OPERATOR));
    arguments.addAll(GenerousLimits.besides(List.of(more)));
    arguments.addAll(List.of(more));
    return new CommandServiceUnderTest(
        SpringApplication.run(CommandServiceApplication.class, arguments.toArray(String[]::new)),
        issuer,
        database);
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  public TestIssuer issuer() {
    return issuer;
  }

  public TestDatabase database() {
    return database;
  }

  /** Checks that an answer is a problem document with this status and code. */
  public static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
  }

  /** An answer of the service. */
  public record Answer(RawResponse response) {
    public int status() {
      return response.status();
    }

    public String body() {
      return response.text();
    }

    /** In lower case. */
    public Set<String> headerNames() {
      return response.headers().stream()
          .map(header -> header.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }

    public JsonNode json() {
      return JSON.readTree(body());
    }

    public String code() {
      return json().path("code").asString("");
    }

    public long position() {
      return json().get("position").asLong();
    }

    public long version() {
      return json().get("version").asLong();
    }

    public String header(String name) {
      return response.header(name);
    }
  }

  public Answer put(String subject, String path, String body, String... headers) {
    return send("PUT", subject, path, body, headers);
  }

  public Answer post(String subject, String path, String body, String... headers) {
    return send("POST", subject, path, body, headers);
  }

  public Answer send(String method, String subject, String path, String body, String... headers) {
    return sendWithToken(method, issuer.token(subject), path, body, headers);
  }

  public Answer sendWithToken(
      String method, String token, String path, String body, String... headers) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    RawRequest request = KeepAliveClient.request(method, uri).body(body);
    if (!token.isEmpty()) {
      request = request.and("Authorization", "Bearer " + token);
    }
    boolean typed = false;
    for (int i = 0; i < headers.length; i += 2) {
      request = request.and(headers[i], headers[i + 1]);
      typed |= headers[i].equals("Content-Type");
    }
    if (!typed) {
      request = request.and("Content-Type", "application/json");
    }
    try {
      return new Answer(KeepAliveClient.send(uri, request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
