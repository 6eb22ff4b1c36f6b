package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.ragtime.benchmarks.store.engine.CommandService;
import uk.ragtime.benchmarks.store.engine.Founding;
import uk.ragtime.benchmarks.store.engine.Land;
import uk.ragtime.benchmarks.store.engine.Ratings;
import uk.ragtime.benchmarks.store.harness.Alternation;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Slice;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** The deployable service and one that does nothing, asked the same by the same client. */
public final class OverHttp implements AutoCloseable {
  private final TestIssuer issuer = TestIssuer.start();
  private final List<ServiceProcess> services = new ArrayList<>();
  private final List<RatingClient> contenders = new ArrayList<>();

  /**
   * Founds partnerships and starts both services.
   *
   * @param jar of command-service
   * @param logs where the services write
   */
  public void start(TestDatabase database, int assessments, Path jar, Path logs)
      throws IOException, InterruptedException {
    Land land = new Land(assessments);
    try (CommandService founding = CommandService.on(database, "--ragtime.relay.enabled=false")) {
      Founding partnerships = new Founding(founding.part(Commands.class), issuer.issuer());
      partnerships.found(land);
      partnerships.open(land, Ratings.WITHOUT_REMARKS);
    }
    List<String> settings = new ArrayList<>(CommandService.settings(database, issuer.issuer()));
    settings.add("--ragtime.relay.enabled=false");
    ServiceProcess commandService =
        ServiceProcess.launch(jar, logs.resolve("command-service.log"), settings);
    services.add(commandService);
    ServiceProcess empty =
        ServiceProcess.launch(
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
            land,
            () -> DatabaseServer.number(database, "select last_offset from store.global_head")));
    contenders.add(new RatingClient("an empty PUT", empty, issuer, new Land(assessments), () -> 0));
  }

  public Map<String, List<Slice>> measure(Alternation alternation, int callers)
      throws SQLException, InterruptedException {
    return alternation.measure("HTTP, callers " + callers, contenders, callers);
  }

  @Override
  public void close() {
    contenders.forEach(RatingClient::close);
    services.forEach(ServiceProcess::close);
    issuer.close();
  }
}
