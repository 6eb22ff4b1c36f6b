package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.raw.KeepAliveClient;
import uk.ragtime.testing.raw.RawRequest;

/** Secrets are read from files, and no log says them, however much it is told to say. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {
  private static final String OF_THE_STORE = "9f1c-of-the-store";

  @Test
  void aServiceFindsItsPasswordsInFilesAndKeepsThemToItself(
      @TempDir Path secrets, CapturedOutput output) throws Exception {
    TestDatabase database = QueryService.newDatabase();
    Files.writeString(secrets.resolve("spring.datasource.password"), database.password());
    Files.writeString(secrets.resolve("spring.flyway.password"), database.password());
    Files.writeString(secrets.resolve("ragtime.store.password"), OF_THE_STORE + "\n");
    Files.writeString(secrets.resolve("ragtime.identity.secret"), TestPersons.SECRET + "\n");
    String token;
    try (TestIssuer issuer = TestIssuer.start();
        ConfigurableApplicationContext service =
            SpringApplication.run(
                QueryServiceApplication.class,
                "--server.port=0",
                "--spring.config.import=configtree:" + secrets + "/",
                "--spring.datasource.url=" + database.url(),
                "--spring.flyway.user=" + database.owner(),
                "--ragtime.store.url=jdbc:postgresql://127.0.0.1:1/nothing",
                "--ragtime.kafka.bootstrap-servers=127.0.0.1:1",
                "--ragtime.security.issuer=" + issuer.issuer(),
                "--logging.level.root=trace")) {
      token = issuer.token("anna");
      String port = service.getEnvironment().getRequiredProperty("local.server.port");
      URI me = URI.create("http://127.0.0.1:" + port + "/v1/me");
      RawRequest request =
          KeepAliveClient.request("GET", me).and("Authorization", "Bearer " + token);

      assertThat(KeepAliveClient.send(me, request).text())
          .isEqualTo("{\"operator\":false,\"memberships\":[]}");
      assertThat(service.getEnvironment().getProperty("spring.datasource.password"))
          .isEqualTo(database.password());
      assertThat(service.getEnvironment().getProperty("ragtime.store.password"))
          .isEqualTo(OF_THE_STORE);
    }

    assertThat(output.getAll().lines().filter(line -> line.contains("TRACE")).count())
        .as("what is told to say much says much")
        .isGreaterThan(100);
    String signature = token.substring(token.lastIndexOf('.') + 1);
    assertThat(output.getAll().contains(database.password())).as("a password").isFalse();
    assertThat(output.getAll().contains(OF_THE_STORE)).as("the store's password").isFalse();
    assertThat(output.getAll().contains(signature)).as("a token").isFalse();
    assertThat(output.getAll().contains(TestPersons.SECRET)).as("the secret").isFalse();
  }
}
