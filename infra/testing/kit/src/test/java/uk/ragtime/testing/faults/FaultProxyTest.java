package uk.ragtime.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Parrot server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new Parrot();
    proxy = FaultProxy.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private String serverHeard() throws InterruptedException {
    String heard = server.heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return heard == null ? "(nothing)" : heard;
  }

  @Test
  void withoutFaultsItIsNotThere() throws Exception {
    try (Speaker client = new Speaker(proxy.port())) {
      client.say("red\n");
      assertEquals("red!", client.hear());
      client.say("amber\n");
      assertEquals("amber!", client.hear());
    }
    assertThat(serverHeard() + serverHeard() + serverHeard()).isEqualTo("redamber" + Parrot.END);
  }

  @Test
  void latencyIsAddedEachWay() throws Exception {
    proxy.delay(Duration.ofMillis(120));
    try (Speaker client = new Speaker(proxy.port())) {
      long began = System.nanoTime();
      client.say("red\n");
      assertEquals("red!", client.hear());

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(Duration.ofMillis(240));
    }
  }

  @Test
  void aClosedConnectionIsReadToItsEndByBoth() throws Exception {
    try (Speaker client = connected()) {
      proxy.endAll(Ending.CLOSED);

      assertNull(client.hear());
      assertEquals(Parrot.END, serverHeard());
    }
  }

  @Test
  void aResetConnectionIsAnErrorForBoth() throws Exception {
    try (Speaker client = connected()) {
      proxy.endAll(Ending.RESET);

      assertThatThrownBy(client::hear).isInstanceOf(SocketException.class);
      assertEquals(Parrot.RESET, serverHeard());
    }
  }

  @Test
  void aSilentConnectionStaysSilentAndANewOneSpeaks() throws Exception {
    try (Speaker client = connected()) {
      proxy.fallSilent();
      client.say("amber\n");
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);
      assertThat(server.heard).isEmpty();

      proxy.heal();
      assertEquals(Parrot.END, serverHeard());

      client.say("green\n");
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);
      try (Speaker other = connected()) {
        other.say("other\n");
        assertEquals("other!", other.hear());
      }
    }
  }

  @Test
  void whoIsRefusedIsResetAndWhoIsInStays() throws Exception {
    try (Speaker client = connected()) {
      proxy.refuse();

      assertThatThrownBy(
              () -> {
                try (Speaker refused = new Speaker(proxy.port())) {
                  refused.say("amber\n");
                  refused.hear();
                }
              })
          .isInstanceOf(SocketException.class);
      client.say("green\n");
      assertEquals("green!", client.hear());
    }
  }

  @Test
  void aServerThatIsAwayIsAResetAndOneThatComesBackIsReached() throws Exception {
    int port = server.port();
    server.close();
    assertThatThrownBy(this::connected).isInstanceOf(SocketException.class);

    server = new Parrot(port);
    try (Speaker client = connected()) {
      client.say("red\n");
      assertEquals("red!", client.hear());
    }
  }

  @Test
  void beforeThePointTheServerHasNothingAndAfterItsReleaseAll() throws Exception {
    Point point = proxy.before("mber");
    try (Speaker client = connected()) {
      client.say("am");
      client.say("ber\n");
      point.await(PATIENCE);
      assertThat(server.heard).isEmpty();

      point.release();
      assertEquals("amber!", client.hear());
      assertEquals("amber", serverHeard());

      client.say("amber\n"); // only the first is held
      assertEquals("amber!", client.hear());
    }
  }

  @Test
  void whatIsCutBeforeThePointNeverReachesTheServer() throws Exception {
    Point point = proxy.before("amber");
    try (Speaker client = connected()) {
      client.say("amber\n");
      point.await(PATIENCE);
      point.end(Ending.RESET);

      assertThatThrownBy(client::hear).isInstanceOf(SocketException.class);
      assertEquals(Parrot.RESET, serverHeard());
    }
  }

  @Test
  void afterThePointTheServerIsDoneAndTheClientKnowsNothing() throws Exception {
    Point point = proxy.after("amber", "!\n");
    try (Speaker client = connected()) {
      client.say("amber\n");
      point.await(PATIENCE);
      assertEquals("amber", serverHeard());
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);

      point.release();
      assertEquals("amber!", client.hear());
      client.say("green\n");
      assertEquals("green!", client.hear());
    }
  }

  @Test
  void anAnswerThatIsCutReachesNobody() throws Exception {
    for (Ending ending : new Ending[] {Ending.CLOSED, Ending.RESET}) {
      Point point = proxy.after("amber", "!\n");
      try (Speaker client = connected()) {
        client.say("amber\n");
        point.await(PATIENCE);
        point.end(ending);

        assertEquals("amber", serverHeard());
        switch (ending) {
          case CLOSED -> assertNull(client.hear());
          case RESET -> assertThatThrownBy(client::hear).isInstanceOf(SocketException.class);
          case SILENT -> throw new IllegalStateException("not tried here");
        }
        serverHeard(); // that its side has ended as well
      }
    }
  }

  @Test
  void anAnswerThatFallsSilentLeavesTheClientWaiting() throws Exception {
    Point point = proxy.after("amber", "!\n");
    try (Speaker client = connected()) {
      client.say("amber\n");
      point.await(PATIENCE);
      point.end(Ending.SILENT);

      assertEquals("amber", serverHeard());
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void healingReleasesWhatIsHeldAndDisarmsWhatIsNot() throws Exception {
    Point held = proxy.before("amber");
    Point never = proxy.before("green");
    try (Speaker client = connected()) {
      client.say("amber\n");
      held.await(PATIENCE);
      proxy.heal();

      assertEquals("amber!", client.hear());
      client.say("green\n");
      assertEquals("green!", client.hear());
      assertThat(never.isReached()).isFalse();
    }
  }

  /** A client that has spoken once, so that the connection is known to stand on both sides. */
  private Speaker connected() throws IOException {
    Speaker client = new Speaker(proxy.port());
    client.say("hello\n");
    assertEquals("hello!", client.hear());
    assertEquals("hello", server.heard.poll());
    return client;
  }
}
