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

  private EchoServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = FaultProxy.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private String serverReceived() throws InterruptedException {
    String received = server.received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return received == null ? "(nothing)" : received;
  }

  @Test
  void withoutFaultsItIsNotThere() throws Exception {
    try (EchoClient client = new EchoClient(proxy.port())) {
      client.send("red\n");
      assertEquals("red!", client.receive());
      client.send("amber\n");
      assertEquals("amber!", client.receive());
    }
    assertThat(serverReceived() + serverReceived() + serverReceived())
        .isEqualTo("redamber" + EchoServer.END);
  }

  @Test
  void latencyIsAddedEachWay() throws Exception {
    proxy.delay(Duration.ofMillis(120));
    try (EchoClient client = new EchoClient(proxy.port())) {
      long began = System.nanoTime();
      client.send("red\n");
      assertEquals("red!", client.receive());

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(Duration.ofMillis(240));
    }
  }

  @Test
  void aClosedConnectionIsReadToItsEndByBoth() throws Exception {
    try (EchoClient client = connected()) {
      proxy.endAll(ConnectionEnd.CLOSED);

      assertNull(client.receive());
      assertEquals(EchoServer.END, serverReceived());
    }
  }

  @Test
  void aResetConnectionIsAnErrorForBoth() throws Exception {
    try (EchoClient client = connected()) {
      proxy.endAll(ConnectionEnd.RESET);

      assertThatThrownBy(client::receive).isInstanceOf(SocketException.class);
      assertEquals(EchoServer.RESET, serverReceived());
    }
  }

  @Test
  void aSilentConnectionStaysSilentAndANewOneSpeaks() throws Exception {
    try (EchoClient client = connected()) {
      proxy.fallSilent();
      client.send("amber\n");
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);
      assertThat(server.received).isEmpty();

      proxy.heal();
      assertEquals(EchoServer.END, serverReceived());

      client.send("green\n");
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);
      try (EchoClient other = connected()) {
        other.send("other\n");
        assertEquals("other!", other.receive());
      }
    }
  }

  @Test
  void whoIsRefusedIsResetAndWhoIsInStays() throws Exception {
    try (EchoClient client = connected()) {
      proxy.refuse();

      assertThatThrownBy(
              () -> {
                try (EchoClient refused = new EchoClient(proxy.port())) {
                  refused.send("amber\n");
                  refused.receive();
                }
              })
          .isInstanceOf(SocketException.class);
      client.send("green\n");
      assertEquals("green!", client.receive());
    }
  }

  @Test
  void aServerThatIsAwayIsAResetAndOneThatComesBackIsReached() throws Exception {
    int port = server.port();
    server.close();
    assertThatThrownBy(this::connected).isInstanceOf(SocketException.class);

    server = new EchoServer(port);
    try (EchoClient client = connected()) {
      client.send("red\n");
      assertEquals("red!", client.receive());
    }
  }

  @Test
  void beforeThePointTheServerHasNothingAndAfterItsReleaseAll() throws Exception {
    Breakpoint point = proxy.before("mber");
    try (EchoClient client = connected()) {
      client.send("am");
      client.send("ber\n");
      point.await(PATIENCE);
      assertThat(server.received).isEmpty();

      point.release();
      assertEquals("amber!", client.receive());
      assertEquals("amber", serverReceived());

      client.send("amber\n"); // only the first is held
      assertEquals("amber!", client.receive());
    }
  }

  @Test
  void whatIsCutBeforeThePointNeverReachesTheServer() throws Exception {
    Breakpoint point = proxy.before("amber");
    try (EchoClient client = connected()) {
      client.send("amber\n");
      point.await(PATIENCE);
      point.end(ConnectionEnd.RESET);

      assertThatThrownBy(client::receive).isInstanceOf(SocketException.class);
      assertEquals(EchoServer.RESET, serverReceived());
    }
  }

  @Test
  void afterThePointTheServerIsDoneAndTheClientKnowsNothing() throws Exception {
    Breakpoint point = proxy.after("amber", "!\n");
    try (EchoClient client = connected()) {
      client.send("amber\n");
      point.await(PATIENCE);
      assertEquals("amber", serverReceived());
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);

      point.release();
      assertEquals("amber!", client.receive());
      client.send("green\n");
      assertEquals("green!", client.receive());
    }
  }

  @Test
  void anAnswerThatIsCutReachesNobody() throws Exception {
    for (ConnectionEnd ending : new ConnectionEnd[] {ConnectionEnd.CLOSED, ConnectionEnd.RESET}) {
      Breakpoint point = proxy.after("amber", "!\n");
      try (EchoClient client = connected()) {
        client.send("amber\n");
        point.await(PATIENCE);
        point.end(ending);

        assertEquals("amber", serverReceived());
        switch (ending) {
          case CLOSED -> assertNull(client.receive());
          case RESET -> assertThatThrownBy(client::receive).isInstanceOf(SocketException.class);
          case SILENT -> throw new IllegalStateException("not tried here");
        }
        serverReceived(); // that its side has ended as well
      }
    }
  }

  @Test
  void anAnswerThatFallsSilentLeavesTheClientWaiting() throws Exception {
    Breakpoint point = proxy.after("amber", "!\n");
    try (EchoClient client = connected()) {
      client.send("amber\n");
      point.await(PATIENCE);
      point.end(ConnectionEnd.SILENT);

      assertEquals("amber", serverReceived());
      assertThatThrownBy(client::overhear).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void healingReleasesWhatIsHeldAndDisarmsWhatIsNot() throws Exception {
    Breakpoint held = proxy.before("amber");
    Breakpoint never = proxy.before("green");
    try (EchoClient client = connected()) {
      client.send("amber\n");
      held.await(PATIENCE);
      proxy.heal();

      assertEquals("amber!", client.receive());
      client.send("green\n");
      assertEquals("green!", client.receive());
      assertThat(never.isReached()).isFalse();
    }
  }

  /** A client that has spoken once, so that the connection is known to stand on both sides. */
  private EchoClient connected() throws IOException {
    EchoClient client = new EchoClient(proxy.port());
    client.send("hello\n");
    assertEquals("hello!", client.receive());
    assertEquals("hello", server.received.poll());
    return client;
  }
}
