package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.benchmarks.store.engine.RatingSequence;
import uk.ragtime.benchmarks.store.engine.Seeding;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Alternation;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** The deployable service and one that does nothing, sent the same requests by the same client. */
public final class HttpContender implements AutoCloseable {
  private final TestIssuer issuer = TestIssuer.start();
  private final List<DeployedService> services = new ArrayList<>();
  private final List<RatingClient> contenders = new ArrayList<>();

  /**
   * Founds partnerships and starts both services.
   *
   * @param jar of command-service
   * @param logs where the services write
   */
  public void start(TestDatabase database, int assessments, Path jar, Path logs)
      throws IOException, InterruptedException {
    Workload workload = new Workload(assessments);
    try (InProcessCommandService seeding =
        InProcessCommandService.on(database, "--ragtime.relay.enabled=false")) {
      Seeding partnerships = new Seeding(seeding.part(Commands.class), issuer.issuer());
      partnerships.found(workload);
      partnerships.open(workload, RatingSequence.WITHOUT_REMARKS);
    }
    List<String> settings =
        new ArrayList<>(InProcessCommandService.settings(database, issuer.issuer()));
    settings.add("--ragtime.relay.enabled=false");
    DeployedService commandService =
        DeployedService.launch(jar, logs.resolve("command-service.log"), settings);
    services.add(commandService);
    DeployedService empty =
        DeployedService.launch(
            EmptyService.class,
            logs.resolve("empty-service.log"),
            EmptyService.settings(issuer.issuer(), issuer.jwksUri()));
    services.add(empty);
    commandService.awaitHealth();
    empty.awaitHealth();
    contenders.add(
        new RatingClient(
            "a rating",
            commandService,
            issuer,
            workload,
            () -> DatabaseServer.number(database, "select last_offset from store.global_head")));
    contenders.add(
        new RatingClient("an empty PUT", empty, issuer, new Workload(assessments), () -> 0));
  }

  public Map<String, List<Slice>> measure(Alternation alternation, int callers)
      throws SQLException, InterruptedException {
    return alternation.measure("HTTP, callers " + callers, contenders, callers);
  }

  @Override
  public void close() {
    contenders.forEach(RatingClient::close);
    services.forEach(DeployedService::close);
    issuer.close();
  }
}
