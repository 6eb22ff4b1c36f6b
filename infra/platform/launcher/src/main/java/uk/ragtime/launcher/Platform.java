package uk.ragtime.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.EmbeddedServerException;
import uk.ragtime.embedded.Ports;
import uk.ragtime.launcher.ShutdownSequence.Kind;
import uk.ragtime.launcher.demonstration.Demonstration;
import uk.ragtime.launcher.issuer.Issuer;
import uk.ragtime.launcher.issuer.IssuerSettings;
import uk.ragtime.launcher.issuer.PersonaTokens;

/**
 * The whole platform on this machine: real servers in this process, the services as child
 * processes.
 */
public final class Platform implements AutoCloseable {

  private final Settings settings;
  private final StartProgress progress;
  private final DataDirectory data;

  /** Services that record an AOT cache. */
  private final Set<String> trained;

  private final ChildProcesses childProcesses;
  private final Services services;
  private final ShutdownSequence shutdown = new ShutdownSequence();
  // Platform threads: much of a start is class loading, which pins a virtual thread to its carrier
  // and, with as few carriers as this machine has cores, can wait for one that has none.
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("start-", 0).factory());
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  private Platform(
      Settings settings, StartProgress progress, DataDirectory data, Set<String> trained) {
    this.settings = settings;
    this.progress = progress;
    this.data = data;
    this.trained = Set.copyOf(trained);
    this.childProcesses = new ChildProcesses(settings.data());
    this.services = new Services(settings);
  }

  /**
   * Takes hold of the data directory. Nothing runs yet, but it has to be closed from now on.
   *
   * @throws LauncherException if the directory is in use or unfit, or the local issuer must not
   *     start
   */
  public static Platform on(Settings settings, StartProgress progress) {
    return training(settings, progress, Set.of());
  }

  /** The same, with services that record an AOT cache until they stop. */
  static Platform training(Settings settings, StartProgress progress, Set<String> services) {
    settings.requireFitForTheLocalIssuer();
    DataDirectory data = DataDirectory.open(settings.data());
    try {
      return new Platform(settings, progress, data, services);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Starts everything at once, as far as one thing does not need another, and returns when all is
   * ready and the demonstration's profile answers.
   *
   * @throws LauncherException if something cannot run
   */
  public void start() throws InterruptedException {
    childProcesses.clear(progress);
    EmbeddedPostgresServer.stopLeftOver(settings.postgresDirectory());
    requireFreePorts();
    requireJars();
    noteOwnServers();

    CompletableFuture<?> issuer = run(this::startIssuer);
    CompletableFuture<?> kafka = run(this::startKafka);
    CompletableFuture<?> databases = run(this::startPostgres);
    CompletableFuture<?> portal = after(databases, () -> start(services.portal()));
    CompletableFuture<?> command = after(databases, () -> start(services.command()));
    CompletableFuture<?> query = after(databases, () -> start(services.query()));
    CompletableFuture<?> loaded =
        after(CompletableFuture.allOf(issuer, command), this::loadDemonstration);
    CompletableFuture<?> answering =
        after(CompletableFuture.allOf(loaded, query, kafka), this::askDemonstration);
    await(CompletableFuture.allOf(portal, answering));
  }

  /**
   * Returns when a required part ended by itself.
   *
   * @return the failure to report
   */
  public LauncherException awaitFailure() throws InterruptedException {
    try {
      await(new CompletableFuture<>());
    } catch (LauncherException thrown) {
      return thrown;
    }
    throw new IllegalStateException("it cannot end without a failure");
  }

  private interface Work {
    void done() throws InterruptedException;
  }

  private CompletableFuture<?> run(Work work) {
    return after(CompletableFuture.completedFuture(null), work);
  }

  /** A failed step ends the whole start, whichever step waits for it. */
  private CompletableFuture<?> after(CompletableFuture<?> before, Work work) {
    return before
        .thenRunAsync(
            () -> {
              try {
                work.done();
              } catch (InterruptedException e) {
                throw new CompletionException(e);
              }
            },
            threads)
        .whenComplete((_, thrown) -> {
          if (thrown != null) {
            failure.completeExceptionally(thrown);
          }
        });
  }

  private void await(CompletableFuture<?> goal) throws InterruptedException {
    try {
      CompletableFuture.anyOf(goal, failure).get();
    } catch (ExecutionException e) {
      Throwable cause = e;
      while (cause instanceof ExecutionException || cause instanceof CompletionException) {
        cause = cause.getCause();
      }
      switch (cause) {
        case LauncherException thrown -> throw thrown;
        case EmbeddedServerException plain ->
            throw new LauncherException(Objects.requireNonNull(plain.getMessage()), plain);
        case null, default ->
            throw new LauncherException("Something unexpected happened: " + cause, e);
      }
    }
  }

  private void requireFreePorts() {
    List<String> taken = new ArrayList<>();
    for (Port port : Port.values()) {
      if (settings.uses(port) && !Ports.isFree(settings.port(port))) {
        taken.add(
            "Port "
                + settings.port(port)
                + ", for "
                + port.user()
                + ", is in use by another program. Stop that program, or choose another port with "
                + port.setting()
                + ".");
      }
    }
    if (!taken.isEmpty()) {
      throw new LauncherException(String.join("\n", taken));
    }
  }

  private void requireJars() {
    String missing =
        Services.NAMES.stream()
            .map(name -> Service.jarOf(settings.home(), name))
            .filter(jar -> !Files.exists(jar))
            .map(Path::toString)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new LauncherException("Not built yet: " + missing + ". ./ragtime up builds it.");
    }
  }

  private void noteOwnServers() {
    settings
        .commandDatabase()
        .ifPresent(own -> progress.note("command-service uses your database " + own.url()));
    settings
        .queryDatabase()
        .ifPresent(own -> progress.note("query-service uses your database " + own.url()));
    settings
        .portalDatabase()
        .ifPresent(own -> progress.note("the portal uses your database " + own.url()));
    settings.kafka().ifPresent(own -> progress.note("Kafka is yours at " + own));
    settings.issuer().ifPresent(own -> progress.note("the issuer is yours at " + own.url()));
  }

  private void startPostgres() {
    if (!settings.uses(Port.POSTGRESQL)) {
      return;
    }
    EmbeddedPostgresServer server =
        shutdown.add(
            Kind.POSTGRESQL,
            EmbeddedPostgresServer.durable(
                settings.postgresDirectory(), settings.port(Port.POSTGRESQL)));
    watch(
        server
            .onExit()
            .thenApply(_ -> new LauncherException("PostgreSQL ended. See " + server.log())));
    services.createDatabases(
        new Databases.Administrator(
            server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword()));
    progress.reached("PostgreSQL, embedded, on port " + server.port());
  }

  private void startKafka() {
    if (!settings.uses(Port.KAFKA)) {
      return;
    }
    EmbeddedKafkaServer server =
        shutdown.add(
            Kind.KAFKA,
            EmbeddedKafkaServer.durable(
                settings.data().resolve("kafka"), settings.port(Port.KAFKA)));
    progress.reached("Kafka, embedded, on port " + server.port());
  }

  private void startIssuer() {
    if (!settings.uses(Port.ISSUER)) {
      return;
    }
    IssuerSettings issuer =
        new IssuerSettings(
            "127.0.0.1",
            settings.port(Port.ISSUER),
            settings.issuerDirectory(),
            settings.port(Port.PORTAL),
            Demonstration.raters());
    shutdown.add(Kind.ISSUER, Issuer.start(issuer));
    IssuerAddress.write(settings.data(), issuer.url());
    progress.reached("the issuer, local, on port " + issuer.port());
  }

  private void start(Service service) throws InterruptedException {
    SupervisedService process =
        shutdown.add(
            Kind.SERVICE,
            trained.contains(service.name())
                ? SupervisedService.startTraining(service, settings.logs())
                : SupervisedService.start(service, settings.logs()));
    childProcesses.remember(service.name(), process.handle());
    watch(process.death());
    process.awaitReadiness();
    progress.reached(service.name() + " on port " + service.port());
  }

  private void watch(CompletableFuture<LauncherException> death) {
    var _ = death.thenAccept(failure::completeExceptionally);
  }

  private Demonstration demonstration() {
    PersonaTokens tokens = new PersonaTokens(settings.issuerUrl(), settings.clientSecrets());
    return new Demonstration(
        settings.url(Port.COMMAND_SERVICE),
        settings.url(Port.QUERY_SERVICE),
        settings.issuerUrl(),
        tokens,
        settings.data().resolve("demonstration.properties"));
  }

  /** Whether the demonstration is shown: not in a user's own databases unless requested. */
  boolean demonstrates() {
    return settings.demonstrationWanted() && settings.uses(Port.ISSUER);
  }

  private void loadDemonstration() throws InterruptedException {
    if (demonstrates() && demonstration().load()) {
      progress.reached("the demonstration is recorded");
    }
  }

  private void askDemonstration() throws InterruptedException {
    if (demonstrates()) {
      demonstration().awaitProfile();
      progress.reached("the demonstration's profile answers");
    }
  }

  @Override
  public void close() {
    shutdown.stop();
    threads.shutdownNow();
    IssuerAddress.forget(settings.data());
    data.close();
  }
}
