package uk.ragtime.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.embedded.Databases;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.QueryServiceApplication;
import uk.ragtime.testing.GenerousLimits;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.raw.KeepAliveClient;
import uk.ragtime.testing.raw.RawRequest;
import uk.ragtime.testing.raw.RawResponse;
import uk.ragtime.testing.times.ProcessorTime;

/** The query service as it runs anywhere, on a free port and a database of its own. */
public final class QueryService implements AutoCloseable {
  /** An answer of the service. */
  public record Answer(RawResponse response) {
    public int status() {
      return response.status();
    }

    public String body() {
      return response.text();
    }

    public byte[] bytes() {
      return response.body();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }

    /** The first of that name. */
    public Optional<String> header(String name) {
      return response.firstHeader(name);
    }

    /** In lower case. */
    public Set<String> headerNames() {
      return response.headers().stream()
          .map(header -> header.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }
  }

  private final TestIssuer issuer;
  private final ConfigurableApplicationContext context;

  private final URI base;

  private QueryService(TestIssuer issuer, ConfigurableApplicationContext context) {
    this.issuer = issuer;
    this.context = context;
    this.base =
        URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  private static final List<Databases.AssumableRole> ROLES =
      List.of(new Databases.AssumableRole("ragtime_projector", "ragtime_query"));

  /** Databases that have the schema of this release from the start. */
  private static final Set<String> copies = ConcurrentHashMap.newKeySet();

  /** A database with the schema of this release and nothing in it. */
  public static TestDatabase newDatabase() {
    TestDatabase database = TestServers.copy(Migrated.DATABASE, ROLES);
    copies.add(database.name());
    return database;
  }

  /** One that is still to be migrated. */
  public static TestDatabase newEmptyDatabase() {
    return TestServers.database("ragtime_query", "ragtime_query_owner", ROLES, "ragtime_query");
  }

  /** Migrated once per JVM, and copied. */
  private static final class Migrated {
    static final TestDatabase DATABASE = ProcessorTime.shared(Migrated::migrate);

    private static TestDatabase migrate() {
      TestDatabase database = newEmptyDatabase();
      QueryServiceApplication.main(
          new String[] {
            "migrate",
            "--spring.datasource.url=" + database.url(),
            "--spring.flyway.user=" + database.owner(),
            "--spring.flyway.password=" + database.password()
          });
      return database;
    }
  }

  /** Starts it on topics of these names, and waits until it is ready. */
  public static QueryService start(TestDatabase database, TestIssuer issuer, String topicPrefix) {
    return start(database, issuer, topicPrefix, List.of());
  }

  /** Likewise, with the owner's login, who makes further generations. */
  public static QueryService startWithOwner(
      TestDatabase database, TestIssuer issuer, String topicPrefix) {
    return start(database, issuer, topicPrefix, asOwner(database));
  }

  private static List<String> asOwner(TestDatabase database) {
    return List.of(
        "--spring.flyway.user=" + database.owner(),
        "--spring.flyway.password=" + database.password());
  }

  /** Starts it so that it knows where the event store is. */
  public static QueryService start(
      TestDatabase database, TestIssuer issuer, String topicPrefix, TestStore store) {
    return start(
        database,
        issuer,
        topicPrefix,
        List.of(
            "--ragtime.store.url=" + store.database().url(),
            "--ragtime.store.password=" + store.database().password()));
  }

  /** Likewise, with further settings, as on a command line. */
  public static QueryService start(
      TestDatabase database, TestIssuer issuer, String topicPrefix, List<String> more) {
    return start(database, issuer, topicPrefix, List.of(), more);
  }

  private static QueryService start(
      TestDatabase database,
      TestIssuer issuer,
      String topicPrefix,
      List<Class<?>> replacements,
      List<String> more) {
    QueryService service = begin(database, issuer, topicPrefix, replacements, more);
    Eventually.holds(
        () -> assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200));
    return service;
  }

  /** Starts it and does not wait until it is ready. */
  public static QueryService startUnready(
      TestDatabase database, TestIssuer issuer, String topicPrefix, String... more) {
    return begin(database, issuer, topicPrefix, List.of(), List.of(more));
  }

  /** Starts it where no Kafka answers, so that it projects nothing and never says it is ready. */
  public static QueryService startWithoutKafka(
      TestDatabase database, TestIssuer issuer, TestStore store) {
    return begin(
        database,
        issuer,
        EventTopics.PREFIX,
        List.of(),
        List.of(
            "--ragtime.kafka.bootstrap-servers=127.0.0.1:1",
            "--ragtime.profile-topic.enabled=false",
            "--ragtime.store.url=" + store.database().url(),
            "--ragtime.store.password=" + store.database().password()));
  }

  private static QueryService begin(
      TestDatabase database,
      TestIssuer issuer,
      String topicPrefix,
      List<Class<?>> replacements,
      List<String> more) {
    List<String> arguments = new ArrayList<>(more);
    List.of(
            "--ragtime.kafka.topic-prefix=" + topicPrefix,
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.password=" + database.password(),
            // Twelve at once, most of which no test would use.
            "--spring.datasource.hikari.minimum-idle=1",
            "--ragtime.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
            "--ragtime.kafka.group=" + database.name(),
            // Most tests publish events that no store has.
            "--ragtime.store.compare-every=1h")
        .forEach(argument -> addUnlessThere(arguments, argument));
    if (needsOwner(database, more)) {
      asOwner(database).forEach(argument -> addUnlessThere(arguments, argument));
    }
    return run(issuer, replacements, arguments.toArray(String[]::new));
  }

  /** Only to migrate, or to rebuild from the store. */
  private static boolean needsOwner(TestDatabase database, List<String> settings) {
    return !copies.contains(database.name())
        || settings.stream().anyMatch(setting -> setting.startsWith("--ragtime.store.url="));
  }

  /**
   * Starts it with parts of it replaced, and with further settings.
   *
   * @param replacements classes whose beans come before the service's own
   */
  public static QueryService startWith(
      TestDatabase database,
      TestIssuer issuer,
      String topicPrefix,
      List<Class<?>> replacements,
      String... more) {
    return start(database, issuer, topicPrefix, replacements, List.of(more));
  }

  /** Settings of a test override the common ones. */
  private static void addUnlessThere(List<String> arguments, String argument) {
    String name = argument.substring(0, argument.indexOf('=') + 1);
    if (arguments.stream().noneMatch(one -> one.startsWith(name))) {
      arguments.add(argument);
    }
  }

  /** Starts it where neither PostgreSQL nor Kafka answers. */
  public static QueryService startAlone(TestIssuer issuer) {
    return run(
        issuer,
        List.of(),
        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nothing",
        "--spring.flyway.enabled=false",
        "--ragtime.kafka.bootstrap-servers=127.0.0.1:1");
  }

  private static QueryService run(TestIssuer issuer, List<Class<?>> replacements, String... more) {
    List<Class<?>> sources = new ArrayList<>(List.of(QueryServiceApplication.class));
    sources.addAll(replacements);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--ragtime.identity.secret=" + TestPersons.SECRET,
                "--ragtime.security.issuer=" + issuer.issuer(),
                "--ragtime.security.operators=" + issuer.issuer() + "|operator"));
    arguments.addAll(GenerousLimits.besides(List.of(more)));
    arguments.addAll(List.of(more));
    return new QueryService(
        issuer,
        SpringApplication.run(sources.toArray(Class<?>[]::new), arguments.toArray(String[]::new)));
  }

  /** Sends a request as a subject. */
  public Answer get(String subject, String path) {
    return send(request("GET", path).and("Authorization", authorization(subject)));
  }

  public Answer get(String subject, String path, String accept) {
    return getWith(subject, path, "Accept", accept);
  }

  /** Sends a request as a subject, with a header. */
  public Answer getWith(String subject, String path, String header, String value) {
    return send(
        request("GET", path).and("Authorization", authorization(subject)).and(header, value));
  }

  /** Address of the service, without a trailing slash. */
  public String address() {
    return base.toString();
  }

  /** Sends a request without a token. */
  public Answer get(String path) {
    return send(request("GET", path));
  }

  /** Sends a command to the operator's side, without a body. */
  public Answer post(String subject, String path) {
    return send(request("POST", path).and("Authorization", authorization(subject)));
  }

  /** Sends a command to the operator's side, with a JSON body. */
  public Answer post(String subject, String path, String body) {
    return post(subject, path, body, "application/json");
  }

  /** The same with a body of another type, or one that is said to be. */
  public Answer post(String subject, String path, String body, String contentType) {
    return send(
        request("POST", path)
            .body(body)
            .and("Content-Type", contentType)
            .and("Authorization", authorization(subject)));
  }

  /** Asks for the headers of an answer alone. */
  public Answer head(String subject, String path) {
    return send(request("HEAD", path).and("Authorization", authorization(subject)));
  }

  /** Sends a request with a token that expires so many seconds from now. */
  public Answer getWithTokenOf(int seconds, String subject, String path) {
    return send(request("GET", path).and("Authorization", "Bearer " + tokenOf(seconds, subject)));
  }

  /** Sends a request with a token of a scope. */
  public Answer getWithScope(String scope, String subject, String path) {
    String token = issuer.token(subject, draft -> draft.claim("scope", scope));
    return send(request("GET", path).and("Authorization", "Bearer " + token));
  }

  /** Opens a stream with a token that expires so many seconds from now. */
  public EventStreamClient streamWithTokenOf(int seconds, String subject, String path) {
    return open(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + tokenOf(seconds, subject)));
  }

  private String tokenOf(int seconds, String subject) {
    return issuer.token(
        subject, token -> token.claim("exp", Instant.now().plusSeconds(seconds).getEpochSecond()));
  }

  /** Opens a stream of server-sent events. */
  public EventStreamClient stream(String subject, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + issuer.token(subject));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return open(request);
  }

  /** An answer without an end is read as it comes. */
  private static final class Streams {
    static final HttpClient CLIENT =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private EventStreamClient open(HttpRequest.Builder request) {
    try {
      return new EventStreamClient(
          Streams.CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  /** Port of the service, for tests that write HTTP by hand. */
  public int port() {
    return base.getPort();
  }

  /** Value of the Authorization header of a subject. */
  public String authorization(String subject) {
    return "Bearer " + issuer.token(subject);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private RawRequest request(String method, String path) {
    return KeepAliveClient.request(method, base.resolve(path));
  }

  private Answer send(RawRequest request) {
    try {
      return new Answer(KeepAliveClient.send(base, request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
