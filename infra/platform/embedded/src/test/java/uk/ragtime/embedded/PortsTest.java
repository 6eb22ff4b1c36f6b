package uk.ragtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {
  /** First ephemeral port of Linux by default; macOS begins higher. */
  private static final int OUTGOING = 32_768;

  @Test
  void whatListensIsNotFree() throws IOException {
    int port = Ports.free();
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(port)).isFalse();
    }
    assertThat(Ports.isFree(port)).isTrue();
  }

  @Test
  void noConnectionThatGoesOutCanTakeOne() {
    List<Integer> ports = Stream.generate(Ports::free).limit(100).toList();

    assertThat(ports).allMatch(port -> port > 1_024 && port < OUTGOING);
    assertThat(ports).as("each is given away once").doesNotHaveDuplicates();
  }

  @Test
  void whatIsTakenAtOnceWasGivenToNobodyWhoStartsLater() {
    List<Integer> given = Stream.generate(Ports::free).limit(100).toList();
    List<Integer> taken = Stream.generate(Ports::takenAtOnce).limit(100).toList();

    assertThat(Collections.min(given)).isGreaterThan(Collections.max(taken));
    assertThat(taken).allMatch(port -> port > 1_024);
  }
}
