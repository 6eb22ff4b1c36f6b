package uk.ragtime.portal.stub;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import uk.ragtime.portal.PortalApplication;

/** The real portal in front of a stub issuer and stub services, all on free ports. */
public record StubPlatform(
    StubIssuer issuer,
    StubQueryService query,
    StubCommandService commands,
    StubClock clock,
    ConfigurableApplicationContext portal)
    implements AutoCloseable {

  /** One for all tests of this JVM: what they change in the stubs, they put back. */
  public static StubPlatform shared() {
    return Shared.PLATFORM;
  }

  private static final class Shared {
    static final StubPlatform PLATFORM = start(0);

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(PLATFORM::close));
    }
  }

  /** As at the beginning: the coordinator signs in, nothing is replaced. */
  public void restore() {
    issuer.willSignIn("coordinator");
    issuer.tokensLast(3600);
    issuer.givesRefreshTokens(false);
    issuer.namesSignIns(null);
    issuer.available(true);
    clock.ahead(Duration.ZERO);
    query.restore();
    commands.restore();
  }

  public static StubPlatform start(int port, String... more) {
    return start(new StubIssuer(0), port, more);
  }

  /** A portal before an issuer that was there already, or is away. */
  public static StubPlatform start(StubIssuer issuer, int port, String... more) {
    StubQueryService query = new StubQueryService(0);
    StubCommandService commands = new StubCommandService();
    StubClock clock = new StubClock();
    SpringApplication application = new SpringApplication(PortalApplication.class);
    application.addInitializers(portal ->
        ((GenericApplicationContext) portal)
            .registerBean(
                "clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    String[] settings = {
      "--server.port=" + port,
      "--ragtime.portal.metrics-port=0",
      "--ragtime.portal.issuer=" + issuer.url(),
      "--ragtime.portal.query-url=" + query.url(),
      "--ragtime.portal.command-url=" + commands.url(),
      "--ragtime.portal.read-timeout=30s",
      "--logging.structured.format.console="
    };
    String[] all =
        Stream.concat(
                Arrays.stream(settings).filter(setting -> !isReplaced(setting, more)),
                Arrays.stream(more))
            .toArray(String[]::new);
    return new StubPlatform(issuer, query, commands, clock, application.run(all));
  }

  /** Spring joins the values of an argument that is given twice. */
  private static boolean isReplaced(String setting, String... by) {
    String name = setting.substring(0, setting.indexOf('=') + 1);
    return Arrays.stream(by).anyMatch(other -> other.startsWith(name));
  }

  public String url() {
    return "http://127.0.0.1:" + portal.getEnvironment().getRequiredProperty("local.server.port");
  }

  public String managementUrl() {
    return "http://127.0.0.1:"
        + portal.getEnvironment().getRequiredProperty("local.management.port");
  }

  @Override
  public void close() {
    portal.close();
    query.close();
    commands.close();
    issuer.close();
  }

  /** For looking at the pages while they are made: says where they are, and as whom one comes. */
  public static void main(String[] args) {
    StubPlatform platform = start(args.length > 0 ? Integer.parseInt(args[0]) : 0);
    if (args.length > 1) {
      platform.issuer().willSignIn(args[1]);
    }
    System.out.println("Pages behind stubs: " + platform.url());
  }
}
