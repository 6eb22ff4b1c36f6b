package uk.ragtime.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports of this machine. */
public final class Ports {
  /**
   * Below what Linux and macOS give to connections that go out: such a connection could else take
   * the port before its server does, or while the server is down.
   */
  private static final int FIRST = 20_000;

  private static final int BEYOND = 32_000;

  /** None of these is the usual port of a part of the platform. */
  private static final int FIRST_TAKEN_AT_ONCE = 16_000;

  private static final int BEYOND_TAKEN_AT_ONCE = 19_000;

  private static final int ATTEMPTS = 1_000;

  private Ports() {}

  /** A port that is free now. */
  public static int free() {
    return free(FIRST, BEYOND);
  }

  /**
   * A port that is free now, for a server that takes it at once: none that {@link #free()} may have
   * given to a server that has not started yet, or is about to start again.
   */
  static int takenAtOnce() {
    return free(FIRST_TAKEN_AT_ONCE, BEYOND_TAKEN_AT_ONCE);
  }

  private static int free(int first, int beyond) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = random.nextInt(first, beyond);
      if (isFree(port)) {
        return port;
      }
    }
    throw new EmbeddedServerException(
        "This machine has no free port from %d to %d.".formatted(first, beyond - 1));
  }

  /** Whether a server could listen on the port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port that only waits out a closed connection counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
