package uk.ragtime.query.support;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.times.ProcessorTime;

/**
 * The one query service of the tests that need no settings of their own, each with partnerships of
 * its own. It starts with the first of them and stops after the last test of the JVM.
 */
public final class SharedService implements BeforeAllCallback {
  /** Topics of which only these tests write. */
  public static final String TOPICS = "shared";

  /** As the committed answers have it. */
  private static final String PUBLIC_URL = "https://ragtime.example.org";

  private record Running(TestIssuer issuer, TestDatabase database, QueryService service)
      implements AutoCloseable {
    static Running start() {
      new TestLog(TOPICS).close();
      TestIssuer issuer = TestIssuer.start();
      TestDatabase database = QueryService.newDatabase();
      QueryService service =
          QueryService.start(
              database, issuer, TOPICS, List.of("--ragtime.public-url=" + PUBLIC_URL));
      return new Running(issuer, database, service);
    }

    @Override
    public void close() {
      service.close();
      issuer.close();
    }
  }

  private @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(Namespace.create(SharedService.class))
            .computeIfAbsent(
                Running.class, _ -> ProcessorTime.shared(Running::start), Running.class);
  }

  public TestIssuer issuer() {
    return running().issuer();
  }

  public QueryService service() {
    return running().service();
  }

  /** For tests that write or look into it past the service, in their own partnerships. */
  public TestDatabase database() {
    return running().database();
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("The shared service is there from @BeforeAll on");
    }
    return running;
  }
}
